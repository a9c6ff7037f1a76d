using EnergyLandscape.Potentials;

namespace EnergyLandscape.PathSample.Analysis;

/// <summary>A stored point of a network's loss with its performance on training and test rows.</summary>
/// <param name="Id">Id of the point.</param>
/// <param name="Energy">Its energy, the regularised training loss.</param>
/// <param name="LogProduct">S of Verpoort, Lee and Wales (2020), eq. 4: ln of the product of the positive Hessian eigenvalues, which at a minimum are all but
/// zero modes.</param>
/// <param name="Train">What it does on the training rows.</param>
/// <param name="Test">What it does on the test rows.</param>
/// <param name="IsConstant">Whether the network ignores its inputs (<see cref="PredictionSpread.IsConstant"/>, on the training rows).</param>
public sealed record ScoredPoint(int Id, double Energy, double LogProduct, NetworkScores Train, NetworkScores Test, bool IsConstant);
