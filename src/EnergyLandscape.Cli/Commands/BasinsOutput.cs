using System.Globalization;
using System.Text;
using System.Text.Json;
using EnergyLandscape.Cli.Output;
using EnergyLandscape.PathSample;
using EnergyLandscape.Potentials;
using EnergyLandscape.Rendering.Bars;
using EnergyLandscape.Rendering.Pictures;

namespace EnergyLandscape.Cli.Commands;

/// <summary>The result of `landscape basins` as tables, JSON, CSV and picture.</summary>
internal sealed class BasinsOutput
{
    private static readonly (BasinOutcome Outcome, string Property, string Words)[] Unmapped =
    [
        (BasinOutcome.Saddle, "saddle", "saddle"), (BasinOutcome.Degenerate, "degenerate", "degenerate"),
        (BasinOutcome.StepLimit, "stepLimit", "step limit"), (BasinOutcome.NotFinite, "notFinite", "not finite"),
    ];

    private readonly BasinsRequest _request;
    private readonly string _starts;
    private readonly string _database;
    private readonly int _stored;
    private readonly IReadOnlyList<BasinShares> _columns;
    private readonly BasinRow[] _rows;

    public BasinsOutput(BasinsRequest request, string starts, LandscapeSession session, int stored, BasinCatalogue catalogue, IReadOnlyList<BasinShares> columns)
    {
        _request = request;
        _starts = starts;
        _database = session.Store.Path;
        _stored = stored;
        _columns = columns;
        double window = session.Options.Identity.DistanceWindow;
        _rows =
        [
            .. Enumerable.Range(1, stored + catalogue.New.Count).Select(id => new BasinRow(
                id,
                catalogue[id].Energy,
                id > stored,
                id > stored ? session.Potential.Symmetry.OrbitSize(catalogue[id].Coordinates.Span, window) : session.Store.Minima[id - 1].OrbitSize,
                catalogue.CopiesOf(id),
                [.. columns.Select(column => column.ArrivalsAt(id))],
                [.. columns.Select(column => column.ShareOf(id))])).OrderBy(row => row.Energy).ThenBy(row => row.Id),
        ];
        New = [.. _rows.Where(row => row.IsNew).OrderBy(row => row.Id).Select(row => (catalogue[row.Id], row.Samples.Sum()))];
    }

    /// <summary>Minima that the database lacked, in order of their ids, with their arrivals.</summary>
    public IReadOnlyList<(StationaryPoint Point, long Arrivals)> New { get; }

    /// <summary>Whether any start reached a minimum.</summary>
    public bool HasArrivals => _columns.Any(column => column.Mapped > 0);

    private int Seen => _rows.Count(row => !row.IsNew && row.Samples.Sum() > 0);

    /// <summary>The page unless another size is asked for.</summary>
    public static PageOptions DefaultPage { get; } = new() { HeightMillimetres = 80 };

    public Picture Draw(PageOptions page)
    {
        BasinRow[] drawn = [.. _rows.Where(row => row.Samples.Sum() > 0)];
        bool others = _columns.Any(column => column.Mapped < column.Starts);
        return BasinSharesPicture.Draw(
            [.. drawn.Select(row => Numbers.Whole(row.Id))],
            others ? "none" : null,
            [
                .. _columns.Select((column, k) => new BasinShareSeries(Name(k), [.. drawn.Select(row => row.Shares[k]).Concat(
                    others ? [WilsonInterval.Of(column.Starts - column.Mapped, column.Starts)] : []).Select(share => (share.Share, share.Low, share.High))])),
            ],
            page);
    }

    public string ToCsv()
    {
        var text = new StringBuilder("id,energy,new,orbit,copies_reached,rate,samples,share,low,high,share_of_one_copy\n");
        foreach (BasinRow row in _rows)
        {
            for (int k = 0; k < _columns.Count; k++)
            {
                WilsonInterval share = row.Shares[k];
                string rate = Rate(k) is { } value ? Cell(value) : string.Empty;
                text.Append(CultureInfo.InvariantCulture, $"{row.Id},{Cell(row.Energy)},{(row.IsNew ? 1 : 0)},{row.Orbit},{row.CopiesReached},{rate},{row.Samples[k]},")
                    .Append(CultureInfo.InvariantCulture, $"{Cell(share.Share)},{Cell(share.Low)},{Cell(share.High)},{Cell(row.OneCopy(k))}\n");
            }
        }

        return text.ToString();
    }

    public void Print(TextWriter output, bool asJson, bool added)
    {
        if (asJson)
        {
            JsonDocumentWriter.Print(output, WriteJson);
            return;
        }

        TextTable about = TextTable.Properties();
        about.Row("starts", string.Create(CultureInfo.InvariantCulture, $"{_request.Samples}, {_starts}, seed {_request.Seed}"));
        if (_request.Training is { } training)
        {
            string rows = training.Batch is { } batch ? string.Create(CultureInfo.InvariantCulture, $"{batch} rows each") : "all rows";
            about.Row("training", string.Create(CultureInfo.InvariantCulture, $"{training.Optimiser}, {training.Options.Steps - 1} steps of {rows}"));
        }

        about.Row("minima reached", string.Create(CultureInfo.InvariantCulture, $"{Seen} of the {_stored} in {_database}"));
        int[] never = [.. _rows.Where(row => row.Samples.Sum() == 0).Select(row => row.Id)];
        if (never.Length > 0)
        {
            about.Row("never reached", string.Join(' ', never.Take(20).Select(id => Numbers.Whole(id))) + (never.Length > 20 ? $" and {never.Length - 20} more" : string.Empty));
        }

        about.Row("new minima", New.Count == 0 ? "none" : $"{New.Count}, {(added ? "stored" : "not stored without --add")}");
        TextTable.Print(output, about);
        output.WriteLine();
        TextTable table = TextTable.Create(["minimum", "energy", "copies", "reached", .. Enumerable.Range(0, _columns.Count).Select(Name), "one copy, " + Name(0)]);
        foreach (BasinRow row in _rows.Where(row => row.Samples.Sum() > 0))
        {
            table.Row(
            [
                Numbers.Whole(row.Id) + (row.IsNew ? " new" : string.Empty), Numbers.Energy(row.Energy), row.Orbit?.ToString(CultureInfo.InvariantCulture) ?? "–", Numbers.Whole(row.CopiesReached),
                .. row.Shares.Select(Share), double.IsFinite(row.OneCopy(0)) ? Percent(row.OneCopy(0), "0.000") + " %" : "–",
            ]);
        }

        table.Row(["none", string.Empty, string.Empty, string.Empty, .. _columns.Select(column => Share(WilsonInterval.Of(column.Starts - column.Mapped, column.Starts))), string.Empty]);
        TextTable.Print(output, table);
        output.WriteLine("Shares of all starts with 95 % intervals (Wilson); a minimum stands for all its symmetry copies.");
        output.WriteLine();
        TextTable ends = TextTable.Create(["way down", "to a minimum", .. Unmapped.Select(outcome => outcome.Words), "diverged", "mean loss before"]);
        for (int k = 0; k < _columns.Count; k++)
        {
            BasinShares column = _columns[k];
            ends.Row(
            [
                Name(k), Numbers.Whole(column.Mapped), .. Unmapped.Select(outcome => Numbers.Whole(column[outcome.Outcome])), Numbers.Whole(column.Diverged),
                double.IsFinite(column.MeanEnergy) ? column.MeanEnergy.ToString("G6", CultureInfo.InvariantCulture) : "–",
            ]);
        }

        TextTable.Print(output, ends);
    }

    private static string Share(WilsonInterval share) => $"{Percent(share.Share, "0.0")} % ({Percent(share.Low, "0.0")}–{Percent(share.High, "0.0")})";

    private static string Percent(double share, string format) => (100 * share).ToString(format, CultureInfo.InvariantCulture);

    private static string Cell(double value) => double.IsFinite(value) ? value.ToString("R", CultureInfo.InvariantCulture) : string.Empty;

    private double? Rate(int column) => column == 0 ? null : _request.Training!.Rates[column - 1];

    private string Name(int column) => Rate(column) is { } rate ? string.Create(CultureInfo.InvariantCulture, $"rate {rate}") : "untrained";

    private void WriteJson(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteNumber("minima", _stored);
        json.WriteNumber("minimaSeen", Seen);
        json.WriteNumber("newMinima", New.Count);
        json.WriteNumber("samples", _request.Samples);
        json.WriteNumber("samplesMapped", _columns[0].Mapped);
        json.WriteString("start", _starts);
        json.WriteNumber("seed", _request.Seed.Value);
        json.WriteNumber("accuracy", _request.Accuracy);
        json.WriteString("optimiser", _request.Training?.Optimiser ?? "none");
        json.Number("steps", (double?)(_request.Training?.Options.Steps - 1));
        json.Number("batch", (double?)_request.Training?.Batch);
        json.WriteStartArray("basins");
        foreach (BasinRow row in _rows)
        {
            WriteJson(json, row);
        }

        json.WriteEndArray();
        json.WriteStartArray("columns");
        for (int k = 0; k < _columns.Count; k++)
        {
            json.WriteStartObject();
            json.Number("rate", Rate(k));
            json.WriteNumber("mapped", _columns[k].Mapped);
            foreach ((BasinOutcome outcome, string property, _) in Unmapped)
            {
                json.WriteNumber(property, _columns[k][outcome]);
            }

            json.WriteNumber("diverged", _columns[k].Diverged);
            json.Number("meanLoss", _columns[k].MeanEnergy);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private void WriteJson(Utf8JsonWriter json, BasinRow row)
    {
        json.WriteStartObject();
        json.WriteNumber("id", row.Id);
        json.WriteNumber("energy", row.Energy);
        json.WriteNumber("samples", row.Samples[0]);
        json.WriteBoolean("isNew", row.IsNew);
        json.Number("orbitSize", row.Orbit);
        json.WriteNumber("copiesReached", row.CopiesReached);
        json.WriteStartArray("shares");
        for (int k = 0; k < _columns.Count; k++)
        {
            json.WriteStartObject();
            json.Number("rate", Rate(k));
            json.WriteNumber("samples", row.Samples[k]);
            json.Number("share", row.Shares[k].Share);
            json.Number("low", row.Shares[k].Low);
            json.Number("high", row.Shares[k].High);
            json.Number("shareOfOneCopy", row.OneCopy(k));
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }
}
