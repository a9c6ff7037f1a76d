using System.Globalization;
using EnergyLandscape.PathSample;
using EnergyLandscape.PathSample.Analysis;
using EnergyLandscape.Potentials;

namespace EnergyLandscape.Examples.Mehta2018;

/// <summary>Every number that the paper gives, beside ours.</summary>
internal sealed class Claims(IReadOnlyList<Landscape> landscapes)
{
    public IEnumerable<Claim> All() =>
    [
        TwoMinima(), ThreeNodes(), Probabilities(), .. Sure(), Auc(1, "Fig. 1 (a)", "0.5, 0.75"), Auc(2, "Fig. 1 (b)", "0.75, 1"), Shrinking(), .. AlwaysThree(), .. Embedded(),
        SoftSaddle(), Connected(), .. Bad(),
    ];

    private Landscape? Find(int hidden, string lambda) => landscapes.FirstOrDefault(landscape => landscape.Hidden == hidden && landscape.Lambda == lambda);

    private Claim TwoMinima()
    {
        int? count = Find(6, "1e-2")?.Nonzero.Count();
        return new("Fig. 2, IV.A", "two nonzero minima at hidden 6, lambda 1e-2", count?.ToString(CultureInfo.InvariantCulture), count == 2);
    }

    private Claim ThreeNodes()
    {
        int? count = Find(6, "1e-2")?.Nonzero.Count(Nodes(3));
        return new("IV.B", "one of them with exactly three connected hidden nodes", count is { } number ? $"{number} with three" : null, count == 1);
    }

    private Claim Probabilities()
    {
        AnalysedPoint[]? two = Find(6, "1e-2")?.Nonzero.ToArray();
        string? ours = two is null ? null : string.Join("; ", two.Select(point => Invariant($"{point["lowest-probability"]:F3} to {point["highest-probability"]:F3}")));
        bool agrees = two?.All(point => Math.Round(point["lowest-probability"], 2) >= 0.85 && Math.Round(point["highest-probability"], 2) <= 0.91) ?? false;
        return new("IV.A", "probabilities of the right class from 0.85 to 0.91 for the two minima", ours, agrees, "The paper's range is that of the lower minimum alone; the fully connected one follows from eq. (3) as given here.");
    }

    private IEnumerable<Claim> Sure() => new[] { "1e-3", "1e-4", "1e-5", "1e-6" }.Select(lambda =>
    {
        AnalysedPoint[]? points = Find(6, lambda)?.Nonzero.ToArray();
        double lowest = points?.Min(point => point["lowest-probability"]) ?? double.NaN;
        string? ours = points is null ? null : Invariant($"{lowest:F4} to {points.Max(point => point["highest-probability"]):F4}");
        return new Claim("IV.A", $"probabilities 0.99 or better at hidden 6, lambda {lambda}", ours, lowest >= 0.99, "An independent solution of eq. (3) gives 0.981 to 0.992 at 1e-3, too.");
    });

    private Claim Auc(int hidden, string where, string expected)
    {
        Landscape? found = Find(hidden, "1e-6");
        double[]? values = (hidden == 1 ? found?.Minima : found?.Nonzero)?.Select(point => Math.Round(point["auc"], 2)).Distinct().Order().ToArray();
        string? ours = values is null ? null : string.Join(", ", values.Select(value => value.ToString(CultureInfo.InvariantCulture)));
        return new(where, $"AUC of the minima at hidden {hidden}, lambda 1e-6: {expected}", ours, ours == expected);
    }

    private Claim Shrinking()
    {
        double? ratio = Find(2, "1e-6")?.Height / Find(3, "1e-6")?.Height;
        return new(
            "Fig. 1", "the vertical scale shrinks about 5000-fold from 2 to 3 hidden nodes (lambda 1e-6)", ratio is { } number ? Invariant($"height of the graphs {number:F0}-fold") : null,
            ratio is > 2500 and < 10000, "The paper compares scale bars, which are round numbers; here it is the height of the graphs without the all-zero minimum.");
    }

    private IEnumerable<Claim> AlwaysThree() => new[] { 4, 5, 6 }.Select(hidden =>
    {
        int? count = Find(hidden, "1e-2")?.Nonzero.Count(Nodes(3));
        return new Claim("V", $"a minimum with exactly three connected nodes at hidden {hidden}, lambda 1e-2", count is { } number ? $"{number} with three" : null, count > 0);
    });

    private IEnumerable<Claim> Embedded() => landscapes.Where(landscape => landscape.Hidden > 2).GroupBy(landscape => landscape.Hidden).Select(group =>
    {
        (string Lambda, int Index)[] indices = [.. group.Where(landscape => Find(2, landscape.Lambda) is not null && landscape.Lambda != "1e-1")
            .Select(landscape => (landscape.Lambda, IndexOf(Find(2, landscape.Lambda)!, landscape)))];
        return new Claim(
            "IV.C", $"the best network of two nodes is a saddle of index {group.Key - 2} at hidden {group.Key}",
            indices.Length > 0 ? string.Join(", ", indices.Select(entry => $"{entry.Index} at {entry.Lambda}")) : null, indices.All(entry => entry.Index == group.Key - 2),
            "Not at this lambda: regularisation that strong holds further units at zero.");
    });

    private static int IndexOf(Landscape small, Landscape large)
    {
        NetworkArchitecture from = small.Potential.Architecture, to = large.Potential.Architecture;
        ReadOnlySpan<double> x = small.Minima[0].Point.Point.Coordinates.Span;
        var y = new double[to.Dimension];
        for (int unit = 0; unit < from.Layers[1]; unit++)
        {
            int[] source = from.UnitPositions(1, unit), target = to.UnitPositions(1, unit);
            for (int i = 0; i < source.Length; i++)
            {
                y[target[i]] = x[source[i]];
            }
        }

        for (int output = 0; output < from.Outputs; output++)
        {
            y[to.BiasOffset(2) + output] = x[from.BiasOffset(2) + output];
        }

        return StationaryPoint.Verify(large.Potential.CreateEvaluator(), y, large.Verification).Point?.Index ?? -1;
    }

    private Claim SoftSaddle()
    {
        Landscape? found = Find(1, "1e-6");
        AnalysedPoint? zero = found?.Minima.FirstOrDefault(point => point.Quality == NetworkQuality.Trivial);
        double[]? above = zero is null ? null : [.. found!.TransitionStates.Select(saddle => saddle.Energy - zero.Point.Energy).Where(height => height is > 0 and < 1e-9)];
        return new(
            "III", "a transition state 0.1425e-10 above the all-zero minimum at hidden 1, lambda 1e-6", above is null ? null : string.Join(" and ", above.Select(height => Invariant($"{height * 1e10:F4}e-10"))),
            above?.Any(height => Math.Abs(height - 0.1425e-10) < 1e-14) ?? false);
    }

    private Claim Connected()
    {
        AnalysedPoint[]? points = Find(6, "1e-6")?.Nonzero.ToArray();
        string? ours = points is null ? null : string.Join(", ", points.GroupBy(point => point["connected-nodes"]).OrderBy(group => group.Key).Select(group => $"{group.Count()} with {group.Key}"));
        bool proved = points?.All(point => point.ZerosProved != false) ?? false;
        return new("IV.B", "all minima at hidden 6, lambda 1e-6 are fully connected", ours, points?.All(Nodes(6)) ?? false, proved
            ? "Minima with unconnected nodes exist at 1e-6, too: interval arithmetic proves their index and that their unconnected nodes are exactly zero."
            : "Minima with unconnected nodes exist at 1e-6, too, each verified with the exact Hessian.");
    }

    private IEnumerable<Claim> Bad()
    {
        Landscape[] strong = [.. Six("1e-1", "1e-2")], weak = [.. Six("1e-3", "1e-4", "1e-5", "1e-6")];
        yield return new(
            "IV.B", "at least one bad minimum at hidden 6, lambda 1e-1 and 1e-2", Counts(strong), strong.All(landscape => landscape.Minima.Any(point => !point.IsGood)));
        yield return new(
            "IV.B", "no bad minimum but the all-zero one at hidden 6 from lambda 1e-3 down", Counts(weak), weak.All(landscape => landscape.Nonzero.All(point => point.IsGood)));
    }

    private IEnumerable<Landscape> Six(params string[] lambdas) => lambdas.Select(lambda => Find(6, lambda)).OfType<Landscape>();

    private static string? Counts(Landscape[] some) => some.Length == 0
        ? null
        : string.Join("; ", some.Select(landscape => $"{landscape.Minima.Count(point => !point.IsGood)} at {landscape.Lambda}, {landscape.Nonzero.Count(point => !point.IsGood)} of them nonzero"));

    private static Func<AnalysedPoint, bool> Nodes(int count) => point => point["connected-nodes"] == count;

    private static string Invariant(FormattableString text) => FormattableString.Invariant(text);
}
