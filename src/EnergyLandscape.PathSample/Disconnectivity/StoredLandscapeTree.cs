using EnergyLandscape.Potentials;

namespace EnergyLandscape.PathSample.Disconnectivity;

/// <summary>The merge tree of a stored landscape.</summary>
public static class StoredLandscapeTree
{
    /// <summary>Builds the exact merge tree of all minima and transition states of a store.</summary>
    /// <exception cref="InputException">The store holds no minimum.</exception>
    public static SuperbasinTree ToSuperbasinTree(this StationaryPointStore store)
    {
        ArgumentNullException.ThrowIfNull(store);
        if (store.Minima.Count == 0)
        {
            throw new InputException($"{store.Path} holds no minima, expected at least one to draw a tree of: run 'landscape minima' or 'landscape explore' first");
        }

        return SuperbasinTree.Build(
            store.Minima.Select(minimum => new TreeMinimum(minimum.Id, minimum.Energy)),
            store.TransitionStates.Select(saddle => new TreeTransitionState(
                saddle.Id, saddle.Energy, store.MinimaOf(saddle.Id))));
    }
}
