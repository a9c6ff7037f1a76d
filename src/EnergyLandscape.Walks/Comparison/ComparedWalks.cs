using EnergyLandscape.Potentials;

namespace EnergyLandscape.Walks.Comparison;

/// <summary>A directory of walks with all that makes them again.</summary>
/// <param name="Label">Its name in tables.</param>
/// <param name="Directory">The directory.</param>
/// <param name="Landscape">What the walks were made on.</param>
/// <param name="Options">How they were made.</param>
/// <param name="Loss">The loss that they followed, on all training rows.</param>
/// <param name="Batch">Rows of each batch; null when they followed the loss on all rows.</param>
public sealed record ComparedWalks(string Label, WalkDirectory Directory, IWalkLandscape Landscape, WalkOptions Options, IPotential Loss, int? Batch = null);
