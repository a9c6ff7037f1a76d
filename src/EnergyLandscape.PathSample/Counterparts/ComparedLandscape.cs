using EnergyLandscape.PathSample.Disconnectivity;
using EnergyLandscape.Potentials;

namespace EnergyLandscape.PathSample.Counterparts;

/// <summary>A landscape with its database, to be compared with another over the same coordinates.</summary>
/// <param name="Store">The database; opened with the symmetry of the potential.</param>
/// <param name="Potential">The landscape.</param>
/// <param name="Options">Settings of descents and searches.</param>
public sealed record ComparedLandscape(StationaryPointStore Store, IPotential Potential, ExplorationOptions Options)
{
    /// <summary>Barriers from its minima to the global one.</summary>
    public BarrierStatistics Barriers => BarrierStatistics.Of(Store.ToSuperbasinTree());

    /// <summary>Refuses a landscape whose coordinates mean something else.</summary>
    /// <param name="other">The other landscape.</param>
    /// <exception cref="InputException">They differ in the kind of potential, the layers, the biases, the activations of hidden layers, or the data.</exception>
    public void RequireSameCoordinates(ComparedLandscape other)
    {
        ArgumentNullException.ThrowIfNull(other);
        string? difference = (Potential, other.Potential) switch
        {
            (NetworkPotential a, NetworkPotential b) => Difference(a, b),
            _ when Potential.GetType() != other.Potential.GetType() => "landscapes of different kinds",
            _ when Potential.Dimension != other.Potential.Dimension => $"{Potential.Dimension} and {other.Potential.Dimension} coordinates",
            _ => null,
        };
        if (difference is not null)
        {
            throw new InputException($"{Store.Path} and {other.Store.Path} hold {difference}, expected the same network on the same data, with another loss, output or regularisation");
        }
    }

    private static string? Difference(NetworkPotential a, NetworkPotential b) =>
        !a.Architecture.Layers.SequenceEqual(b.Architecture.Layers) ? $"networks {a.Architecture} and {b.Architecture}"
        : a.Architecture.Biases != b.Architecture.Biases ? "networks with and without biases"
        : !a.Architecture.Activations.SequenceEqual(b.Architecture.Activations)
            ? $"networks with activations {string.Join(", ", a.Architecture.Activations)} and {string.Join(", ", b.Architecture.Activations)}".ToLowerInvariant()
        : !a.Data.Inputs.SequenceEqual(b.Data.Inputs) || !a.Data.Targets.SequenceEqual(b.Data.Targets) ? "networks on different data"
        : null;
}
