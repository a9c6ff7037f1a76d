namespace EnergyLandscape.PathSample;

/// <summary>A transition state as a network sees it.</summary>
/// <param name="Id">Id of the transition state.</param>
/// <param name="Energy">Its energy.</param>
/// <param name="FirstSide">Ids of the minima that side 0 reaches.</param>
/// <param name="SecondSide">Ids of the minima that side 1 reaches.</param>
public sealed record NetworkSaddle(int Id, double Energy, IReadOnlyList<int> FirstSide, IReadOnlyList<int> SecondSide);
