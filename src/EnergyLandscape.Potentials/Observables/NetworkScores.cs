namespace EnergyLandscape.Potentials;

/// <summary>How well a network does on some rows.</summary>
/// <param name="Loss">Mean loss over the rows with the regularisation, as eq. 2 of Verpoort, Lee and Wales (2020,
/// doi:10.1073/pnas.1919995117) has it: on the training rows it is the energy of the landscape.</param>
/// <param name="DataLoss">Mean loss over the rows alone.</param>
/// <param name="Auc">Area under the ROC curve of class 0 against all others by the trapezoids of 101 thresholds, as in that paper; NaN for
/// linear outputs, or unless there are rows of class 0 and others.</param>
/// <param name="RankAucs">The exact area of each class against all others, in the order of the classes; NaN where one of both has no row.
/// Empty for linear outputs.</param>
/// <param name="MacroAuc">Mean of <paramref name="RankAucs"/> over the classes that have one.</param>
/// <param name="Accuracy">Share of the rows whose right class is the most probable one; a tie is no right answer. NaN for linear outputs.</param>
public sealed record NetworkScores(double Loss, double DataLoss, double Auc, IReadOnlyList<double> RankAucs, double MacroAuc, double Accuracy);
