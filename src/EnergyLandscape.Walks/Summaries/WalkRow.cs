namespace EnergyLandscape.Walks;

/// <summary>One walk in numbers: a row of walks.csv. NaN where a number does not exist.</summary>
/// <param name="Walk">Number of the walk, from 0.</param>
/// <param name="FirstLoss">Training loss at the starting point.</param>
/// <param name="LastLoss">Training loss at the last point.</param>
/// <param name="LowestLoss">Lowest training loss on the way.</param>
/// <param name="LastGradientNorm">Norm of the gradient at the last point.</param>
/// <param name="LastTestLoss">Test loss at the last point.</param>
/// <param name="TrainAccuracy">Training accuracy at the last point, 0 to 1.</param>
/// <param name="TestAccuracy">Test accuracy at the last point, 0 to 1.</param>
/// <param name="Saturation">Mean saturation over the walk, 0 to 1.</param>
/// <param name="Stagnation">Stagnation of the training loss.</param>
/// <param name="TestStagnation">Stagnation of the test loss.</param>
public sealed record WalkRow(
    int Walk, double FirstLoss, double LastLoss, double LowestLoss, double LastGradientNorm, double LastTestLoss, double TrainAccuracy, double TestAccuracy,
    double Saturation, StagnationEstimate Stagnation, StagnationEstimate TestStagnation);
