namespace EnergyLandscape.Rendering.Bars;

/// <summary>Accuracies over many walks, 0 to 1; NaN where there is none.</summary>
/// <param name="Group">Those of one group stand together under its name; no name if empty.</param>
/// <param name="Name">What stands below.</param>
/// <param name="Training">Mean over walks of the training accuracy.</param>
/// <param name="TrainingDeviation">Its standard deviation.</param>
/// <param name="Test">Mean over walks of the test accuracy.</param>
/// <param name="TestDeviation">Its standard deviation.</param>
public sealed record AccuracyBar(string Group, string Name, double Training, double TrainingDeviation, double Test, double TestDeviation);
