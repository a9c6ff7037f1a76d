using EnergyLandscape.Potentials;
using SkiaSharp;

namespace EnergyLandscape.Rendering.Pictures;

/// <summary>What a figure consists of, collected in points and painted once for every file format.</summary>
internal sealed class Scene(double width, double height)
{
    private readonly List<Action<SKCanvas>> marks = [];
    private readonly List<PlacedText> texts = [];

    public static double PointsPerMillimetre => 72 / 25.4;

    public double Width => width;

    public double Height => height;

    public IReadOnlyList<PlacedText> Texts => texts;

    public IReadOnlyList<Action<SKCanvas>> Marks => marks;

    public static Scene Of(PageOptions page)
    {
        page.Check();
        return new Scene(page.WidthMillimetres * PointsPerMillimetre, page.HeightMillimetres * PointsPerMillimetre);
    }

    public static double TextWidth(string text, double size, bool bold = false)
    {
        using SKFont font = Typefaces.Font(size, bold);
        return font.MeasureText(text);
    }

    /// <summary>Splits a text at blanks into lines no wider than asked.</summary>
    public static List<string> Wrap(string text, double size, bool bold, double width)
    {
        var lines = new List<string>();
        string line = "";
        foreach (string word in text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))
        {
            string longer = line.Length == 0 ? word : line + " " + word;
            if (line.Length > 0 && TextWidth(longer, size, bold) > width)
            {
                lines.Add(line);
                longer = word;
            }

            line = longer;
        }

        if (line.Length > 0)
        {
            lines.Add(line);
        }

        return lines;
    }

    /// <summary>Straight lines of one colour, each a chain of points; painted as one path.</summary>
    public void Lines(IEnumerable<IReadOnlyList<(double X, double Y)>> chains, PictureColour colour, double thickness)
    {
        (double X, double Y)[][] kept = chains.Select(chain => chain.ToArray()).Where(chain => chain.Length > 1).ToArray();
        if (kept.Length == 0)
        {
            return;
        }

        RequireFinite(kept.SelectMany(chain => chain));
        marks.Add(canvas =>
        {
            using var builder = new SKPathBuilder();
            foreach ((double X, double Y)[] chain in kept)
            {
                builder.MoveTo((float)chain[0].X, (float)chain[0].Y);
                for (int i = 1; i < chain.Length; i++)
                {
                    builder.LineTo((float)chain[i].X, (float)chain[i].Y);
                }
            }

            using SKPath path = builder.Detach();
            using SKPaint paint = Paint(colour);
            paint.Style = SKPaintStyle.Stroke;
            paint.StrokeWidth = (float)thickness;
            paint.StrokeCap = SKStrokeCap.Round;
            paint.StrokeJoin = SKStrokeJoin.Round;
            canvas.DrawPath(path, paint);
        });
    }

    public void Line(double x0, double y0, double x1, double y1, PictureColour colour, double thickness) =>
        Lines([[(x0, y0), (x1, y1)]], colour, thickness);

    /// <summary>A horizontal line of dashes, cut here so that every format shows the same ones.</summary>
    public void DashedLine(double x0, double x1, double y, PictureColour colour, double thickness, double dash)
    {
        int count = Math.Max(1, (int)Math.Round((x1 - x0) / (2 * dash)));
        double period = (x1 - x0) / (count - 0.5);
        Lines(
            Enumerable.Range(0, count).Select(i => new[] { (x0 + (i * period), y), (Math.Min(x1, x0 + (i * period) + (period / 2)), y) }),
            colour,
            thickness);
    }

    public void Polygon(IReadOnlyList<(double X, double Y)> corners, PictureColour fill)
    {
        RequireFinite(corners);
        marks.Add(canvas =>
        {
            using var builder = new SKPathBuilder();
            builder.MoveTo((float)corners[0].X, (float)corners[0].Y);
            foreach ((double x, double y) in corners.Skip(1))
            {
                builder.LineTo((float)x, (float)y);
            }

            builder.Close();
            using SKPath path = builder.Detach();
            using SKPaint paint = Paint(fill);
            canvas.DrawPath(path, paint);
        });
    }

    /// <summary>Closed loops filled as one area: a loop inside another is a hole.</summary>
    public void Polygons(IEnumerable<IReadOnlyList<(double X, double Y)>> loops, PictureColour fill)
    {
        (double X, double Y)[][] kept = loops.Select(loop => loop.ToArray()).ToArray();
        if (kept.Length == 0)
        {
            return;
        }

        RequireFinite(kept.SelectMany(loop => loop));
        marks.Add(canvas =>
        {
            using var builder = new SKPathBuilder { FillType = SKPathFillType.EvenOdd };
            foreach ((double X, double Y)[] loop in kept)
            {
                builder.MoveTo((float)loop[0].X, (float)loop[0].Y);
                foreach ((double x, double y) in loop.Skip(1))
                {
                    builder.LineTo((float)x, (float)y);
                }

                builder.Close();
            }

            using SKPath path = builder.Detach();
            using SKPaint paint = Paint(fill);
            canvas.DrawPath(path, paint);
        });
    }

    public void Disc(double x, double y, double radius, PictureColour fill)
    {
        RequireFinite([(x, y)]);
        marks.Add(canvas =>
        {
            using SKPaint paint = Paint(fill);
            canvas.DrawCircle((float)x, (float)y, (float)radius, paint);
        });
    }

    /// <summary>An image of opaque or fully transparent pixels stretched over a rectangle; vector formats hold it as pixels.</summary>
    /// <param name="pixels">Row by row from above, four bytes a pixel: red, green, blue, alpha 0 or 255.</param>
    /// <param name="columns">Pixels in a row.</param>
    /// <param name="place">Where it stands.</param>
    public void Image(byte[] pixels, int columns, PictureRectangle place)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(pixels.Length % (4 * columns), 0);
        marks.Add(canvas =>
        {
            var size = new SKImageInfo(columns, pixels.Length / (4 * columns), SKColorType.Rgba8888, SKAlphaType.Premul);
            using SKImage image = SKImage.FromPixelCopy(size, pixels);
            using var paint = new SKPaint();
            canvas.DrawImage(
                image, new SKRect(0, 0, size.Width, size.Height), new SKRect((float)place.Left, (float)place.Top, (float)place.Right, (float)place.Bottom),
                new SKSamplingOptions(SKFilterMode.Linear), paint);
        });
    }

    /// <summary>The rectangle of a text anchored at x and the middle of its height, y; align 0 begins, 0.5 centres and 1 ends it there.</summary>
    public static PictureRectangle TextBounds(string text, double x, double y, double size, double align, bool bold, bool upright)
    {
        double length = TextWidth(text, size, bold), half = size * 0.58;
        return upright
            ? new PictureRectangle(x - half, y - (length * (1 - align)), x + half, y + (length * align))
            : new PictureRectangle(x - (length * align), y - half, x + (length * (1 - align)), y + half);
    }

    /// <summary>Text as outlines; upright text reads from below to above, x being the middle of its height.</summary>
    public void Text(
        string text, double x, double y, double size, PictureColour colour, double align = 0, bool bold = false, bool upright = false)
    {
        RequireFinite([(x, y)]);
        string clean = string.Concat(text.Select(c => char.IsControl(c) ? ' ' : c));
        texts.Add(new PlacedText(clean, TextBounds(clean, x, y, size, align, bold, upright)));
        marks.Add(canvas =>
        {
            using SKFont font = Typefaces.Font(size, bold);
            using SKPath raw = font.GetTextPath(clean, new SKPoint(0, 0));
            double length = font.MeasureText(clean);
            float along = (float)(-length * align), across = (float)(size * 0.36);
            SKMatrix place = SKMatrix.CreateTranslation(along, across)
                .PostConcat(upright ? SKMatrix.CreateRotationDegrees(-90) : SKMatrix.Identity)
                .PostConcat(SKMatrix.CreateTranslation((float)x, (float)y));
            raw.Transform(place);
            using SKPaint paint = Paint(colour);
            canvas.DrawPath(raw, paint);
        });
    }

    /// <summary>Sets the marks and texts of another figure into this one.</summary>
    /// <param name="part">The other figure.</param>
    /// <param name="x">Where its left edge stands.</param>
    /// <param name="y">Where its upper edge stands.</param>
    public void Place(Scene part, double x, double y)
    {
        texts.AddRange(part.Texts.Select(text => text with
        {
            Bounds = new PictureRectangle(text.Bounds.Left + x, text.Bounds.Top + y, text.Bounds.Right + x, text.Bounds.Bottom + y),
        }));
        marks.Add(canvas =>
        {
            canvas.Save();
            canvas.Translate((float)x, (float)y);
            foreach (Action<SKCanvas> mark in part.Marks)
            {
                mark(canvas);
            }

            canvas.Restore();
        });
    }

    private static SKPaint Paint(PictureColour colour) => new()
    {
        Color = new SKColor(colour.Red, colour.Green, colour.Blue),
        IsAntialias = true,
    };

    private static void RequireFinite(IEnumerable<(double X, double Y)> points)
    {
        if (points.Any(point => !double.IsFinite(point.X) || !double.IsFinite(point.Y)))
        {
            throw new InputException("A figure needs finite numbers; one of those to be drawn is infinite or not a number.");
        }
    }
}
