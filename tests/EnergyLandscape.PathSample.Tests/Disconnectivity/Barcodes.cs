using CsCheck;
using EnergyLandscape.PathSample.Disconnectivity;

namespace EnergyLandscape.PathSample.Tests.Disconnectivity;

/// <summary>Barcodes and landscapes to test with.</summary>
internal static class Barcodes
{
    /// <summary>Coarse energies, so that ties are common; not always connected.</summary>
    public static readonly Gen<(TreeMinimum[] Minima, TreeTransitionState[] TransitionStates)> Landscapes =
        from n in Gen.Int[1, 10]
        from lows in Gen.Int[0, 9].Array[n]
        from joins in Gen.Select(Gen.Int[9, 20], Gen.Int[0, n - 1].Array[1, 3]).Array[0, 16]
        select (
            lows.Select((e, i) => new TreeMinimum(i + 1, e)).ToArray(),
            joins.Select((link, i) => new TreeTransitionState(i + 1, link.Item1, link.Item2.Select(m => m + 1).ToArray())).ToArray());

    /// <summary>Barcodes with one bar without end and up to five others, at any real energies.</summary>
    public static readonly Gen<PersistenceBarcode> Connected =
        from bars in Gen.Select(Gen.Double[0, 10], Gen.Double[0, 5]).Array[0, 5]
        select OfBars(-1, bars);

    public static PersistenceBarcode Of(TreeMinimum[] minima, TreeTransitionState[] transitionStates) =>
        PersistenceBarcode.Of(SuperbasinTree.Build(minima, transitionStates));

    /// <summary>The barcode of a landscape whose every minimum joins the lowest one.</summary>
    public static PersistenceBarcode OfBars(double lowest, params (double Birth, double Length)[] bars) => Of(
        [new TreeMinimum(1, lowest), .. bars.Select((bar, i) => new TreeMinimum(i + 2, bar.Birth))],
        [.. bars.Select((bar, i) => new TreeTransitionState(i + 1, bar.Birth + bar.Length, 1, i + 2))]);
}
