namespace EnergyLandscape.Walks;

/// <summary>What can be measured at a point besides loss, gradient and curvature; NaN where it does not exist.</summary>
/// <param name="TestLoss">Loss of the test rows.</param>
/// <param name="TrainAccuracy">Share of training rows that are right, 0 to 1.</param>
/// <param name="TestAccuracy">Share of test rows that are right, 0 to 1.</param>
/// <param name="Saturation">Saturation of the hidden units, 0 to 1.</param>
public readonly record struct WalkMeasures(double TestLoss, double TrainAccuracy, double TestAccuracy, double Saturation);
