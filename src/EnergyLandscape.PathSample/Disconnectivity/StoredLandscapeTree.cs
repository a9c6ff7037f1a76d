using EnergyLandscape.Potentials;

namespace EnergyLandscape.PathSample.Disconnectivity;

/// <summary>The merge tree of a stored landscape.</summary>
public static class StoredLandscapeTree
{
    /// <summary>Builds the exact merge tree of all minima and transition states of a store.</summary>
    /// <param name="store">The landscape.</param>
    /// <param name="avoided">Ids of minima that no path may lead over: the tree is that of a store without them and the transition states that lead to them. Null for none.</param>
    /// <exception cref="InputException">The store holds no minimum.</exception>
    public static SuperbasinTree ToSuperbasinTree(this StationaryPointStore store, IReadOnlySet<int>? avoided = null)
    {
        ArgumentNullException.ThrowIfNull(store);
        if (store.Minima.Count == 0)
        {
            throw new InputException($"{store.Path} holds no minima, expected at least one to draw a tree of: run 'landscape minima' or 'landscape explore' first");
        }

        IEnumerable<TreeMinimum> minima = store.Minima.Select(minimum => new TreeMinimum(minimum.Id, minimum.Energy));
        IEnumerable<TreeTransitionState> saddles = store.TransitionStates.Select(saddle => new TreeTransitionState(saddle.Id, saddle.Energy, store.MinimaOf(saddle.Id)));
        return avoided is not { Count: > 0 } ? SuperbasinTree.Build(minima, saddles)
            : SuperbasinTree.Build(minima.Where(minimum => !avoided.Contains(minimum.Id)), saddles.Where(saddle => !saddle.Minima.Any(avoided.Contains)));
    }
}
