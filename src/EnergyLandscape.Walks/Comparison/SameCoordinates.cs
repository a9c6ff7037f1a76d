using EnergyLandscape.Potentials;

namespace EnergyLandscape.Walks.Comparison;

/// <summary>Whether the coordinates of one landscape mean the same on another: the same network on the same rows, with any loss, regularisation and
/// output; or the same surface.</summary>
public static class SameCoordinates
{
    /// <summary>What differs.</summary>
    /// <param name="stored">The landscape of a database.</param>
    /// <param name="walked">The landscape of walks.</param>
    /// <returns>Words such as "the layers are 2-3-2 in the database and 2-4-2 in the walks", or null when nothing differs.</returns>
    public static string? Difference(IPotential stored, IPotential walked)
    {
        ArgumentNullException.ThrowIfNull(stored);
        ArgumentNullException.ThrowIfNull(walked);
        if (stored is not NetworkPotential first || walked is not NetworkPotential second)
        {
            return stored.GetType() != walked.GetType() ? "the kinds of landscape are different"
                : stored.Dimension == walked.Dimension ? null
                : Says("the numbers of coordinates", stored.Dimension, walked.Dimension);
        }

        NetworkArchitecture a = first.Architecture, b = second.Architecture;
        return !a.Layers.AsSpan().SequenceEqual(b.Layers.AsSpan()) ? Says("the layers", a, b)
            : !a.Activations.AsSpan().SequenceEqual(b.Activations.AsSpan()) ? Says("the activations", Names(a), Names(b))
            : a.Biases != b.Biases ? Says("the biases", Has(a), Has(b))
            : !first.Data.Inputs.SequenceEqual(second.Data.Inputs) || !first.Data.Targets.SequenceEqual(second.Data.Targets)
                ? Says("the training rows", Rows(first), Rows(second)) + ", with other numbers in them"
            : null;
    }

    private static string Says<T>(string what, T stored, T walked) => FormattableString.Invariant($"{what} are {stored} in the database and {walked} in the walks");

    private static string Names(NetworkArchitecture net) => string.Join(", ", net.Activations).ToLowerInvariant();

    private static string Has(NetworkArchitecture net) => net.Biases ? "there" : "absent";

    private static string Rows(NetworkPotential network) => FormattableString.Invariant($"{network.Data.Rows} of {network.Data.Name}");
}
