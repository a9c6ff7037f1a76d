using EnergyLandscape.Rendering.Pictures;

namespace EnergyLandscape.Rendering.Trees;

/// <summary>A group of minima that share a colour; the legend shows both.</summary>
/// <param name="Name">What the legend says.</param>
/// <param name="Colour">The colour.</param>
public sealed record LeafGroup(string Name, PictureColour Colour)
{
    /// <summary>Groups in the colours of Okabe and Ito, in the order in which their names first appear.</summary>
    /// <param name="names">Minimum and the name of its group.</param>
    /// <exception cref="Potentials.InputException">There are more groups than colours that all readers can tell apart.</exception>
    public static IReadOnlyDictionary<int, LeafGroup> Assign(IEnumerable<KeyValuePair<int, string>> names)
    {
        ArgumentNullException.ThrowIfNull(names);
        var groups = new Dictionary<string, LeafGroup>();
        var result = new Dictionary<int, LeafGroup>();
        foreach ((int minimum, string name) in names)
        {
            if (!groups.TryGetValue(name, out LeafGroup? group))
            {
                if (groups.Count == PictureColour.OkabeIto.Count)
                {
                    throw new Potentials.InputException(
                        $"There are more than {groups.Count} groups; only {groups.Count} colours are told apart by all readers, so join some groups.");
                }

                groups[name] = group = new LeafGroup(name, PictureColour.OkabeIto[groups.Count]);
            }

            result[minimum] = group;
        }

        return result;
    }
}
