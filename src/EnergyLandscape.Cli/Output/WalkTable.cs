using System.Globalization;
using EnergyLandscape.Walks;

namespace EnergyLandscape.Cli.Output;

/// <summary>walks.csv: a row a walk; what does not exist is empty.</summary>
internal static class WalkTable
{
    public const string Header = "walk,first_loss,last_loss,lowest_loss,last_gradient_norm,last_test_loss,train_accuracy,test_accuracy,saturation,n_stag,l_stag,window,test_n_stag,test_l_stag,test_window\n";

    public static string Line(WalkRow row) => string.Join(',', [
        row.Walk.ToString(CultureInfo.InvariantCulture), .. new[]
        {
            row.FirstLoss, row.LastLoss, row.LowestLoss, row.LastGradientNorm, row.LastTestLoss, row.TrainAccuracy, row.TestAccuracy, row.Saturation,
        }.Select(Number), .. Stays(row.Stagnation), .. Stays(row.TestStagnation),
    ]) + "\n";

    private static string[] Stays(StagnationEstimate estimate) => estimate.IsDefined
        ? [estimate.Count.ToString(CultureInfo.InvariantCulture), Number(estimate.MeanLength), estimate.Window.ToString(CultureInfo.InvariantCulture)]
        : [string.Empty, string.Empty, string.Empty];

    private static string Number(double value) => double.IsFinite(value) ? value.ToString("R", CultureInfo.InvariantCulture) : string.Empty;
}
