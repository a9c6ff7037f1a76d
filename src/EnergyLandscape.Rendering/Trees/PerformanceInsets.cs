using EnergyLandscape.Potentials;
using EnergyLandscape.Rendering.ClassMaps;
using EnergyLandscape.Rendering.Pictures;
using EnergyLandscape.Rendering.Scatter;

namespace EnergyLandscape.Rendering.Trees;

/// <summary>What networks predict beside their tree, as in Fig. 2 of Verpoort, Lee and Wales (2020, doi:10.1073/pnas.1919995117): the class map of the lowest minimum in a
/// free lower corner, test against training losses in a strip below.</summary>
/// <remarks>Where the branches leave no corner free, the map stands at the left end of the strip.</remarks>
internal sealed class PerformanceInsets
{
    // Sides of the map as parts of the tree's width, and height of the strip as a part of the page's.
    private const double MostMap = 0.34, LeastMap = 0.16, MapBeside = 0.28, Strip = 0.27, Gap = 3;

    private readonly Scene _scene;
    private readonly TreePictureOptions _options;
    private readonly ScatterPoint[] _losses;

    private PerformanceInsets(Scene scene, TreePictureOptions options, ScatterPoint[] losses)
    {
        _scene = scene;
        _options = options;
        _losses = losses;
    }

    /// <summary>Height that the strip takes up at the foot of the page, points; 0 for none.</summary>
    public double StripHeight { get; private init; }

    /// <summary>Where the map stands with the names of its inputs; null for none.</summary>
    public PictureRectangle? MapPlace { get; private init; }

    /// <summary>Finds their places.</summary>
    /// <param name="scene">The page.</param>
    /// <param name="options">What to show.</param>
    /// <param name="whole">The tree if there were no strip.</param>
    /// <param name="labels">Height of the labels below branch ends, points.</param>
    /// <param name="hasNetworks">Whether networks hang below branches: then no corner is free.</param>
    /// <exception cref="InputException">The map is none, or no loss is finite.</exception>
    public static PerformanceInsets Of(Scene scene, TreePictureOptions options, TreeFrame whole, double labels, bool hasNetworks)
    {
        ScatterPoint[] losses = [.. options.Losses?.Where(point => double.IsFinite(point.X) && double.IsFinite(point.Y)) ?? []];
        if (options.Losses is not null && losses.Length == 0)
        {
            throw new InputException("There are no losses to draw, expected at least one minimum with finite losses on training and test rows.");
        }

        if (options.ClassMap is { } map)
        {
            ClassMapMark.Check(map);
        }

        double width = whole.Right - whole.Left, most = MostMap * width, strip = losses.Length > 0 ? Math.Max(Strip * scene.Height, options.FontSize * 8) : 0;
        if (options.ClassMap is null)
        {
            return new PerformanceInsets(scene, options, losses) { StripHeight = strip };
        }

        TreeFrame frame = whole with { Bottom = whole.Bottom - strip };
        if (!hasNetworks && frame.Bottom > frame.Top)
        {
            PictureRectangle corner = FreeCorner.Of(new PictureRectangle(frame.Left, frame.Top, frame.Right, frame.Bottom), Lines(frame, labels), Gap, most, LeastMap * width);
            if (corner.Width >= LeastMap * width)
            {
                return new PerformanceInsets(scene, options, losses) { StripHeight = strip, MapPlace = corner };
            }
        }

        double bottom = scene.Height - options.Margin, side = MapBeside * width;
        strip = Math.Max(strip, side + Gap);
        return new PerformanceInsets(scene, options, losses)
        {
            StripHeight = strip,
            MapPlace = new PictureRectangle(options.Margin, bottom - side, options.Margin + side, bottom),
        };
    }

    /// <summary>Draws them.</summary>
    public void Draw()
    {
        double size = _options.FontSize, bottom = _scene.Height - _options.Margin;
        bool isBeside = MapPlace is { } at && at.Top >= bottom - StripHeight;
        if (MapPlace is { } place)
        {
            DrawMap(place, _options.ClassMap!);
        }

        if (_losses.Length == 0)
        {
            return;
        }

        double left = isBeside ? MapPlace!.Value.Right + size : _options.Margin;
        var plot = new PlotArea(
            _scene, new PictureRectangle(left, bottom - StripHeight + Gap, _scene.Width - _options.Margin, bottom),
            (ScatterMark.AxisOf(_losses.Select(point => point.X)), "training loss"), (ScatterMark.AxisOf(_losses.Select(point => point.Y)), "test loss"), size);
        ScatterMark.Draw(_scene, _losses, plot.X, plot.Y, _losses.Length > 500 ? 0.5 : 0.9, null);
        plot.DrawAxes();
    }

    private static (double X0, double Y0, double X1, double Y1)[] Lines(TreeFrame frame, double labels)
    {
        // A label hangs below the end of a branch, as wide as the room of its minimum.
        double half = (frame.Right - frame.Left) / frame.Layout.Leaves.Count / 2;
        return
        [
            .. TreeLabels.Segments(frame),
            .. labels > 2.5 ? frame.Layout.Leaves.Select(leaf => (X: frame.X(leaf.End.X), Y: frame.Y(leaf.End.Energy)))
                .Select(end => (end.X - half, Math.Min(frame.Bottom, end.Y + labels), end.X + half, Math.Min(frame.Bottom, end.Y + labels))) : [],
        ];
    }

    private void DrawMap(PictureRectangle place, ClassMap map)
    {
        double names = _options.ShowClasses ? _options.FontSize * 1.2 : 0;
        var square = new PictureRectangle(place.Left + names, place.Top, place.Right, place.Bottom - names);
        ClassMapMark.Draw(_scene, square, map);
        _scene.Lines([[(square.Left, square.Top), (square.Right, square.Top), (square.Right, square.Bottom), (square.Left, square.Bottom), (square.Left, square.Top)]], PictureColour.Ink, 0.4);
        if (names > 0)
        {
            Name(map.X.Name, (square.Left + square.Right) / 2, place.Bottom - (names / 2), square.Width, false);
            Name(map.Y.Name, place.Left + (names / 2), (square.Top + square.Bottom) / 2, square.Height, true);
        }
    }

    private void Name(string text, double x, double y, double room, bool upright) =>
        _scene.Text(text, x, y, _options.FontSize * Math.Min(1, room / Scene.TextWidth(text, _options.FontSize)), PictureColour.Ink, 0.5, upright: upright);
}
