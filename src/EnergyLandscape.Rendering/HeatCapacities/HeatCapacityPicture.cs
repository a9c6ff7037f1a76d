using System.Globalization;
using EnergyLandscape.PathSample.Analysis;
using EnergyLandscape.Rendering.Pictures;

namespace EnergyLandscape.Rendering.HeatCapacities;

/// <summary>Draws a heat capacity against the temperature, by its logarithm, with its peaks.</summary>
public static class HeatCapacityPicture
{
    private const double Margin = 8;

    /// <summary>Draws a curve.</summary>
    /// <param name="curve">The curve.</param>
    /// <param name="options">What to show; null for the defaults.</param>
    /// <exception cref="Potentials.InputException">The page is too small.</exception>
    public static Picture Draw(HeatCapacityCurve curve, HeatCapacityPictureOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(curve);
        options ??= new HeatCapacityPictureOptions();
        Scene scene = Scene.Of(options);
        double size = options.FontSize, top = FigureTitle.Draw(scene, options, Margin) + (size * 1.2);
        double lowest = curve.Points.Min(point => point.HeatCapacity), highest = curve.Points.Select(point => point.HeatCapacity).Concat(curve.Peaks.Select(peak => peak.HeatCapacity)).Max();
        double room = highest - lowest > 1e-9 * highest ? 0.05 * (highest - lowest) : 0.05 * Math.Max(highest, 1);
        var plot = new PlotArea(
            scene, new PictureRectangle(Margin, top, scene.Width - Margin, scene.Height - Margin),
            (new PictureAxis(PictureScale.Logarithmic, curve.Points[0].Temperature, curve.Points[^1].Temperature), options.TemperatureTitle),
            (new PictureAxis(PictureScale.Linear, lowest - room, highest + room), options.HeatCapacityTitle), size);
        scene.DashedLine(plot.Area.Left, plot.Area.Right, plot.Y(curve.Ensemble.Modes / 2.0), PictureColour.Guide, 0.5, 3);
        (double Temperature, double HeatCapacity)[] line = [.. curve.Points.Select(point => (point.Temperature, point.HeatCapacity))
            .Concat(curve.Peaks.Select(peak => (peak.Temperature, peak.HeatCapacity))).OrderBy(point => point.Item1)];
        scene.Lines([[.. line.Select(point => (plot.X(point.Temperature), plot.Y(point.HeatCapacity)))]], PictureColour.OkabeIto[1], 1.2);
        var labels = new List<PictureRectangle>();
        foreach (HeatCapacityPeak peak in curve.Peaks.OrderByDescending(peak => peak.HeatCapacity))
        {
            (double x, double y) = (plot.X(peak.Temperature), plot.Y(peak.HeatCapacity));
            scene.Disc(x, y, 1.8, PictureColour.OkabeIto[0]);
            string text = peak.Temperature.ToString("0.###e+0", CultureInfo.InvariantCulture);
            double half = Scene.TextWidth(text, size * 0.9) / 2, middle = Math.Clamp(x, plot.Area.Left + half, Math.Max(plot.Area.Left + half, plot.Area.Right - half));
            PictureRectangle place = Scene.TextBounds(text, middle, y - (size * 1.1), size * 0.9, 0.5, bold: false, upright: false);
            if (!labels.Exists(label => label.Overlaps(place)))
            {
                scene.Text(text, middle, y - (size * 1.1), size * 0.9, PictureColour.Ink, 0.5);
                labels.Add(place);
            }
        }

        plot.DrawAxes();
        return new Picture(scene, options);
    }
}
