using System.Globalization;
using EnergyLandscape.PathSample;
using EnergyLandscape.PathSample.Analysis;
using EnergyLandscape.Potentials;
using EnergyLandscape.Rendering.Pictures;
using EnergyLandscape.Rendering.Trees;

namespace EnergyLandscape.Cli.Figures;

/// <summary>Colours the branches of a disconnectivity graph by an observable of the minima.</summary>
internal static class BranchColours
{
    private const string Quality = "quality";

    // Fig. 1 of Mehta et al. (2018).
    private static readonly (double Auc, PictureColour Colour)[] PaperAuc =
        [(0.5, new(0x1F, 0x4F, 0xB4)), (0.75, new(0xD6, 0x1F, 0x1F)), (1, PictureColour.Ink)];

    /// <summary>Observables of a landscape: those of every point, and those of networks.</summary>
    public static IReadOnlyList<PointObservable> ObservablesOf(NetworkAnalysis? analysis) => analysis?.Observables ?? PointObservable.Common;

    /// <summary>A colour for every value, with a bar as legend.</summary>
    public static ValueScale ScaleOf(IEnumerable<StoredPoint> minima, NetworkAnalysis? analysis, string name)
    {
        PointObservable observable = Find(analysis, "--colour", name, []);
        string label = observable.Unit.Length > 0 && observable.Unit != observable.Label ? $"{observable.Label} ({observable.Unit})" : observable.Label;
        return new ValueScale(label, minima.ToDictionary(minimum => minimum.Id, minimum => observable.Measure(minimum.Point)));
    }

    /// <summary>A colour for every different value, rounded to two decimals; AUC in the colours of the paper.</summary>
    public static IReadOnlyDictionary<int, LeafGroup> GroupsOf(StationaryPointStore store, IEnumerable<StoredPoint> minima, NetworkAnalysis? analysis, string name, CancellationToken token)
    {
        if (name == Quality && analysis is not null)
        {
            return LeafGroup.Assign(analysis.Run(store, StationaryPointKind.Minimum, token)
                .OrderBy(point => point.Quality).Select(point => KeyValuePair.Create(point.Point.Id, point.Quality.ToString().ToLowerInvariant())));
        }

        PointObservable observable = Find(analysis, "--group", name, analysis is null ? [] : [Quality]);
        (int Id, double Value)[] values = [.. minima.Select(minimum => (minimum.Id, Math.Round(observable.Measure(minimum.Point), 2)))];
        return name == "auc" && values.All(entry => PaperAuc.Any(known => known.Auc == entry.Value))
            ? PaperGroups(values)
            : LeafGroup.Assign(values.OrderBy(entry => entry.Value).Select(entry => KeyValuePair.Create(entry.Id, NameOf(observable, entry.Value))));
    }

    private static Dictionary<int, LeafGroup> PaperGroups((int Id, double Value)[] values)
    {
        Dictionary<double, LeafGroup> groups = PaperAuc.ToDictionary(
            known => known.Auc, known => new LeafGroup(string.Create(CultureInfo.InvariantCulture, $"AUC {known.Auc}"), known.Colour));
        return values.ToDictionary(entry => entry.Id, entry => groups[entry.Value]);
    }

    private static string NameOf(PointObservable observable, double value) =>
        double.IsNaN(value) ? $"no {observable.Label}" : string.Create(CultureInfo.InvariantCulture, $"{observable.Label} {value}");

    private static PointObservable Find(NetworkAnalysis? analysis, string option, string name, string[] more)
    {
        IReadOnlyList<PointObservable> all = ObservablesOf(analysis);
        return all.FirstOrDefault(observable => observable.Name == name)
            ?? throw new InputException($"{option} is {name}, expected {string.Join(", ", all.Select(observable => observable.Name).Concat(more).SkipLast(1))} or {all.Select(observable => observable.Name).Concat(more).Last()}");
    }
}
