using System.Globalization;
using EnergyLandscape.Cli.Commands;
using EnergyLandscape.Cli.Output;
using EnergyLandscape.PathSample;
using EnergyLandscape.PathSample.Analysis;
using EnergyLandscape.Potentials;
using EnergyLandscape.Rendering.Report;

namespace EnergyLandscape.Cli.Report;

/// <summary>What the report of a database says, section by section. Nothing in it depends on when or where it is written.</summary>
internal sealed class LandscapeReport(LandscapeSession session, DatabaseRecapture? recapture, string? against, bool fixedSpaces)
{
    /// <summary>Rows of a table of points.</summary>
    public const int MostRows = 200;

    private readonly StationaryPointStore _store = session.Store;

    /// <summary>The page.</summary>
    /// <param name="token">Stops between sections.</param>
    public string ToHtml(CancellationToken token)
    {
        CompletenessEvidence evidence = CompletenessEvidence.Of(_store);
        MorseInequalities? morse = MorseInequalities.Of(_store);
        MorseEulerSums? sums = fixedSpaces ? MorseOutput.SumsOf(session) : null;
        NetworkAnalysis? analysis = session.Potential is NetworkPotential ? AnalyseCommand.Of(session) : null;
        var page = new ReportPage(
            TreeCommand.NameOf(session), Lead(morse), $"Written by EnergyLandscape {LandscapeSession.Version} from {Path.GetFileName(_store.Path)}.");
        Counts(page, evidence, morse, sums);
        token.ThrowIfCancellationRequested();
        if (_store.Minima.Count > 0)
        {
            ReportFigures.Add(page, session, analysis);
            token.ThrowIfCancellationRequested();
            Points(page, analysis, token);
        }

        Searches(page);
        Certificates(page.Section("certificates", "Certificates"));
        RunRecords.Add(page, session);
        return page.ToHtml();
    }

    private string Lead(MorseInequalities? morse)
    {
        int parts = _store.Components.Count;
        (int certain, int undecided, int notExamined) = CertificateColumn.Count(StoreCertification.AllOf(_store));
        string found = $"{Number(_store.Minima.Count, "minimum", "minima")}, {Number(_store.TransitionStates.Count, "transition state", "transition states")} and {Number(_store.HigherSaddles.Count, "saddle", "saddles")} of higher index. ";
        string connected = _store.Minima.Count <= 1 ? string.Empty
            : parts == 1 ? "Every minimum can be reached from every other. " : $"The minima fall into {parts} parts that no known transition state connects. ";
        int points = certain + undecided + notExamined;
        string proved = points switch
        {
            0 => string.Empty,
            1 => certain == 1 ? "The point is proved to exist, with its index. " : "The point is not proved to exist. ",
            _ when certain == points => $"All {points} points are proved to exist, each with its index. ",
            _ => $"{certain} of {points} points {(certain == 1 ? "is" : "are")} proved to exist, {(certain == 1 ? "with" : "each with")} its index. ",
        };
        string complete = morse is null || !MorseOutput.MustBeOne(_store) ? string.Empty
            : morse.EulerSum.IsOne ? "The Morse-Euler sum is 1, as it must be when nothing is missing; that is no proof that nothing is missing." : $"The Morse-Euler sum is {morse.EulerSum}, not 1: points of some index are missing.";
        return (found + connected + proved + complete).TrimEnd();
    }

    private void Counts(ReportPage page, CompletenessEvidence evidence, MorseInequalities? morse, MorseEulerSums? sums)
    {
        ReportSection section = page.Section("counts", "What was found, and what may be missing");
        section.Properties(LandscapeSummary.Properties(_store, evidence, sums).Rows.Where(row => row[0] != "database").Select(row => (row[0], row[1])));
        if (evidence.HasArrivals)
        {
            Add(section, "What the arrivals of the searches say about points that are not known", CompletenessOutput.Table(evidence));
            foreach (string remark in CompletenessOutput.Remarks(evidence))
            {
                section.Paragraph(remark.Replace(" (docs/methods.md)", string.Empty, StringComparison.Ordinal));
            }
        }

        if (recapture is not null)
        {
            Add(section, "Capture and recapture with another seed", RecaptureOutput.Table(recapture, Path.GetFileName(_store.Path), Path.GetFileName(against!)));
            section.Paragraph(RecaptureOutput.Remark);
        }

        if (morse is not null)
        {
            Add(section, "Points by index; a point and all its images under the symmetry group are one point", MorseOutput.Points(morse));
        }

        if (sums is not null)
        {
            Add(section, "Morse-Euler sums in the fixed spaces of the symmetry group, 1 where nothing is missing", MorseOutput.Spaces(sums));
        }
    }

    private void Points(ReportPage page, NetworkAnalysis? analysis, CancellationToken token)
    {
        string energy = TreeCommand.EnergyNameOf(session);
        Add(
            page.Section("minima", "Minima").Paragraph($"The energy is the {energy}. Orbit: number of copies under the symmetry group; hits: independent arrivals; certain: exactly one stationary point lies within that distance."),
            Shown(_store.Minima.Count, "minimum", "minima"), ListCommand.MinimaTable(_store, MostRows));
        if (analysis is not null)
        {
            Add(
                page.Section("networks", "Networks at the minima"),
                Shown(_store.Minima.Count, "minimum", "minima"), AnalyseCommand.Table(analysis.Run(_store, StationaryPointKind.Minimum, token).Take(MostRows)),
                AnalyseCommand.Qualities(analysis.NeededNodes(_store)));
        }

        if (_store.TransitionStates.Count > 0)
        {
            Add(
                page.Section("transition-states", "Transition states"), Shown(_store.TransitionStates.Count, "transition state", "transition states"), ListCommand.TransitionStateTable(_store, MostRows),
                "Steepest-descent paths lead to the minima named; several on one side where a path ends on another saddle by symmetry.");
        }
    }

    private void Searches(ReportPage page)
    {
        ReportSection section = page.Section("searches", "Searches");
        if (!_store.HasSearchLog)
        {
            section.Paragraph($"{LandscapeSummary.Searches(_store)}: this database is a copy without it, so there is no discovery curve and no count of outcomes.");
            return;
        }

        IReadOnlyList<DiscoveryStep> curve = DiscoveryCurve.Of(_store);
        if (curve.Count > 0)
        {
            section.Figure(ReportFigures.Discovery(curve), "Known points against finished searches. A curve that is level over the last factor of ten has found nothing in nine tenths of all searches.");
            Add(section, "How many points were known after how many searches", CompletenessOutput.Discovery(curve));
        }

        Add(section, "Searches by method and outcome; with news: those that found a new point", LandscapeSummary.Methods(_store));
    }

    private void Certificates(ReportSection section)
    {
        TextTable table = TextTable.Create("kind", "points", "certain", "undecided", "not examined", "largest radius");
        foreach ((string name, IReadOnlyList<StoredPoint> points) in new[] { ("minimum", _store.Minima), ("transition state", _store.TransitionStates), ("higher saddle", _store.HigherSaddles) })
        {
            (int certain, int undecided, int notExamined) = CertificateColumn.Count(points);
            double largest = points.Select(point => point.Certificate?.Radius ?? double.NaN).Where(double.IsFinite).DefaultIfEmpty(double.NaN).Max();
            table.Row(name, Numbers.Whole(points.Count), Numbers.Whole(certain), Numbers.Whole(undecided), Numbers.Whole(notExamined), double.IsFinite(largest) ? Numbers.ShortUp(largest) : "none");
        }

        section.Paragraph("Certain: proved with rigorous bounds of every rounding error that exactly one stationary point lies within the radius of the stored coordinates and that its Hessian has that index.");
        Add(section, "Certificates by kind of point; radius in the unit of the coordinates", table);
        StoredPoint[] open = [.. StoreCertification.AllOf(_store).Where(point => point.Certificate is { Verdict: CertificateVerdict.Undecided })];
        if (open.Length > 0)
        {
            TextTable reasons = TextTable.Create("kind", "id", "why it is undecided");
            foreach (StoredPoint point in open.Take(MostRows))
            {
                reasons.Row(point.Kind.ToString(), Numbers.Whole(point.Id), point.Certificate!.Reason ?? string.Empty);
            }

            Add(section, open.Length > MostRows ? $"The first {MostRows} of {open.Length} undecided points" : Number(open.Length, "undecided point", "undecided points"), reasons);
        }
    }

    private static void Add(ReportSection section, string caption, TextTable table, string? remark = null)
    {
        section.Table(caption, table.Columns, table.Rows);
        if (remark is not null)
        {
            section.Paragraph(remark);
        }
    }

    private static string Shown(int count, string one, string more) => count > MostRows
        ? $"The {MostRows} lowest of {Number(count, one, more)}"
        : $"{(count == 1 ? "The only" : $"All {count.ToString(CultureInfo.InvariantCulture)}")} {(count == 1 ? one : more)}, by energy";

    private static string Number(int count, string one, string more) => string.Create(CultureInfo.InvariantCulture, $"{count} {(count == 1 ? one : more)}");
}
