using System.Text.Json;
using EnergyLandscape.Potentials;
using EnergyLandscape.Rendering.Clouds;
using EnergyLandscape.Rendering.Pictures;

namespace EnergyLandscape.Rendering.Interactive;

/// <summary>Loss-gradient clouds (Bosman et al. 2020) as a page to explore: one HTML file that needs no network.</summary>
public static class CloudPage
{
    private static readonly string[] Scripts =
        ["document.js", "numbers.js", "colours.js", "pens.js", "view.js", "cloud-data.js", "cloud-scene.js", "cloud-page.js"];

    /// <summary>The text of the file; always the same for the same data.</summary>
    /// <param name="data">What it shows.</param>
    /// <exception cref="InputException">There is no sample, no generalisation loss to colour by, or an axis cannot be drawn.</exception>
    public static string Write(CloudPageData data)
    {
        ArgumentNullException.ThrowIfNull(data);
        if (data.Rows.Count == 0 || data.Rows.Any(row => row.Panes.All(pane => pane.Bins.Count == 0)))
        {
            throw new InputException("There is no sample to draw; a cloud needs at least one.");
        }

        if (data.ByTestLoss && !data.Rows.Any(row => row.Panes.Any(pane => pane.Bins.Any(bin => double.IsFinite(bin.TestLoss)))))
        {
            throw CloudColours.NoTestLoss();
        }

        foreach (CloudPageRow row in data.Rows)
        {
            row.Loss.Check("loss");
            row.Gradient.Check("gradient");
        }

        return HtmlPage.Write(data.Title, "cloud.html", Scripts, PageJson.Write(json =>
        {
            json.WriteString("title", data.Title);
            json.WriteString("note", data.Note);
            json.WriteBoolean("byTestLoss", data.ByTestLoss);
            json.WriteBoolean("attractors", data.ShowAttractors);
            json.WriteStartArray("rows");
            foreach (CloudPageRow row in data.Rows)
            {
                WriteRow(json, row);
            }

            json.WriteEndArray();
        }));
    }

    private static void WriteRow(Utf8JsonWriter json, CloudPageRow row)
    {
        json.WriteStartObject();
        json.WriteString("label", row.Label);
        WriteAxis(json, "loss", row.Loss, row.LossBins);
        WriteAxis(json, "gradient", row.Gradient, row.GradientBins);
        json.WriteStartArray("panes");
        foreach (CloudPagePane pane in row.Panes)
        {
            json.WriteStartObject();
            json.WriteString("class", pane.Class);
            json.WriteNumber("samples", pane.Samples);
            json.Integers("loss", pane.Bins.Select(bin => bin.Loss));
            json.Integers("gradient", pane.Bins.Select(bin => bin.Gradient));
            json.Numbers("count", pane.Bins.Select(bin => (double)bin.Count));
            json.Numbers("testLoss", pane.Bins.Any(bin => double.IsFinite(bin.TestLoss)) ? pane.Bins.Select(bin => bin.TestLoss) : []);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteStartArray("attractors");
        foreach (CloudPageAttractor attractor in row.Attractors)
        {
            json.WriteStartObject();
            json.Number("loss", attractor.Loss);
            json.Number("low", attractor.Low);
            json.Number("high", attractor.High);
            json.Number("gradient", attractor.Gradient);
            json.WriteBoolean("stationary", attractor.Stationary);
            json.WriteString("kind", attractor.Kind);
            json.WriteNumber("walks", attractor.Walks);
            json.WriteNumber("samples", attractor.Samples);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteStartObject("points");
        json.Strings("kind", row.Points.Select(point => NameOf(point.Kind)));
        json.Integers("id", row.Points.Select(point => point.Id));
        json.Numbers("loss", row.Points.Select(point => point.Loss));
        json.Numbers("gradient", row.Points.Select(point => point.Gradient));
        json.Strings("class", row.Points.Select(point => point.Class));
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void WriteAxis(Utf8JsonWriter json, string name, PictureAxis axis, int bins)
    {
        json.WriteStartObject(name);
        json.WriteString("scale", axis.Scale switch
        {
            PictureScale.SquareRoot => "sqrt",
            PictureScale.Logarithmic => "log",
            _ => "linear",
        });
        json.Number("low", axis.Low);
        json.Number("high", axis.High);
        json.WriteNumber("bins", bins);
        json.WriteEndObject();
    }

    private static string NameOf(StationaryPointKind kind) => kind switch
    {
        StationaryPointKind.Minimum => "minimum",
        StationaryPointKind.TransitionState => "transition state",
        _ => "higher saddle",
    };
}
