using System.Buffers.Binary;
using System.Globalization;
using System.Net;
using System.Text;
using EnergyLandscape.Potentials;
using SkiaSharp;

namespace EnergyLandscape.Rendering.Pictures;

/// <summary>A finished figure that can be written as PNG, SVG or PDF, always with the same bytes.</summary>
public sealed class Picture
{
    private readonly Scene scene;
    private readonly string title;
    private readonly double dotsPerInch;

    internal Picture(Scene scene, PageOptions page)
    {
        this.scene = scene;
        title = page.Title ?? "";
        dotsPerInch = page.DotsPerInch;
    }

    /// <summary>The page, in points (1/72 inch).</summary>
    public PictureRectangle Page => new(0, 0, scene.Width, scene.Height);

    /// <summary>Every text of the figure and where it stands.</summary>
    public IReadOnlyList<PlacedText> Texts => scene.Texts;

    /// <summary>The format that a file name asks for.</summary>
    /// <param name="path">A file name.</param>
    /// <exception cref="InputException">The extension is none of .png, .svg, .pdf.</exception>
    public static PictureFormat FormatOf(string path) => Path.GetExtension(path).ToUpperInvariant() switch
    {
        ".PNG" => PictureFormat.Png,
        ".SVG" => PictureFormat.Svg,
        ".PDF" => PictureFormat.Pdf,
        string other => throw new InputException(
            $"{path}: the extension '{other.ToLowerInvariant()}' names no picture format; expected .png, .svg or .pdf."),
    };

    /// <summary>Writes the figure in the format of the file's extension: first beside the target, then moved over it.</summary>
    /// <param name="path">File to write; replaced when it exists.</param>
    /// <exception cref="InputException">The extension is unknown, or the file can't be written.</exception>
    public void Save(string path)
    {
        byte[] bytes = Encode(FormatOf(path));
        string target = Path.GetFullPath(path);
        string folder = Path.GetDirectoryName(target)!;
        if (!Directory.Exists(folder))
        {
            throw new InputException($"{path}: there is no folder {folder} to write the picture to.");
        }

        string temporary = Path.Combine(
            folder, $".{Path.GetFileName(target)}.{Environment.ProcessId.ToString(CultureInfo.InvariantCulture)}.part");
        try
        {
            File.WriteAllBytes(temporary, bytes);
            File.Move(temporary, target, overwrite: true);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            File.Delete(temporary);
            throw new InputException($"{path}: the picture can't be written ({failure.Message}).");
        }
    }

    /// <summary>The figure as the bytes of a file.</summary>
    /// <param name="format">Format.</param>
    public byte[] Encode(PictureFormat format) => format switch
    {
        PictureFormat.Png => Png(),
        PictureFormat.Svg => Svg(),
        PictureFormat.Pdf => Pdf(),
        _ => throw new ArgumentOutOfRangeException(nameof(format)),
    };

    private void Paint(SKCanvas canvas)
    {
        foreach (Action<SKCanvas> mark in scene.Marks)
        {
            mark(canvas);
        }
    }

    private byte[] Png()
    {
        double scale = dotsPerInch / 72;
        var size = new SKImageInfo(
            (int)Math.Round(scene.Width * scale), (int)Math.Round(scene.Height * scale), SKColorType.Rgba8888, SKAlphaType.Premul);
        using SKSurface surface = SKSurface.Create(size)
            ?? throw new InputException($"A picture of {size.Width} × {size.Height} pixels is too large; choose a smaller page or resolution.");
        surface.Canvas.Clear(SKColors.White);
        surface.Canvas.Scale((float)scale);
        Paint(surface.Canvas);
        using SKImage image = surface.Snapshot();
        using SKData data = image.Encode(SKEncodedImageFormat.Png, 100);
        return WithResolution(data.ToArray(), dotsPerInch);
    }

    private byte[] Svg()
    {
        using var stream = new MemoryStream();
        using (SKCanvas canvas = SKSvgCanvas.Create(new SKRect(0, 0, (float)scene.Width, (float)scene.Height), stream))
        {
            using var paper = new SKPaint { Color = SKColors.White };
            canvas.DrawRect(0, 0, (float)scene.Width, (float)scene.Height, paper);
            Paint(canvas);
        }

        string text = Encoding.UTF8.GetString(stream.ToArray());
        int start = text.IndexOf("<svg", StringComparison.Ordinal), end = text.IndexOf('>', start);
        FormattableString head =
            $"<svg xmlns=\"http://www.w3.org/2000/svg\" xmlns:xlink=\"http://www.w3.org/1999/xlink\" width=\"{scene.Width / Scene.PointsPerMillimetre:0.###}mm\" height=\"{scene.Height / Scene.PointsPerMillimetre:0.###}mm\" viewBox=\"0 0 {scene.Width:0.###} {scene.Height:0.###}\">";
        string name = string.Concat(title.Select(c => char.IsControl(c) ? ' ' : c));
        string spoken = name.Length > 0 ? "\n<title>" + WebUtility.HtmlEncode(name) + "</title>" : "";
        return Encoding.UTF8.GetBytes(text[..start] + head.ToString(CultureInfo.InvariantCulture) + spoken + text[(end + 1)..]);
    }

    private byte[] Pdf()
    {
        // A file's date would make equal figures differ.
        DateTimeOffset fixedDate = DateTimeOffset.UnixEpoch;
        using var stream = new MemoryStream();
        var metadata = new SKDocumentPdfMetadata
        {
            Title = title,
            Creation = fixedDate.UtcDateTime,
            Modified = fixedDate.UtcDateTime,
            RasterDpi = 300,
            EncodingQuality = 101,
        };
        using (SKDocument document = SKDocument.CreatePdf(stream, metadata))
        {
            Paint(document.BeginPage((float)scene.Width, (float)scene.Height));
            document.EndPage();
            document.Close();
        }

        return stream.ToArray();
    }

    /// <summary>Adds the pHYs chunk (pixels per metre), without which programs show a PNG at screen size.</summary>
    private static byte[] WithResolution(byte[] png, double dotsPerInch)
    {
        const int afterHeader = 8 + 25;
        var chunk = new byte[21];
        BinaryPrimitives.WriteInt32BigEndian(chunk, 9);
        "pHYs"u8.CopyTo(chunk.AsSpan(4));
        int perMetre = (int)Math.Round(dotsPerInch / 0.0254);
        BinaryPrimitives.WriteInt32BigEndian(chunk.AsSpan(8), perMetre);
        BinaryPrimitives.WriteInt32BigEndian(chunk.AsSpan(12), perMetre);
        chunk[16] = 1;
        uint crc = uint.MaxValue;
        foreach (byte value in chunk.AsSpan(4, 13))
        {
            crc ^= value;
            for (int bit = 0; bit < 8; bit++)
            {
                crc = (crc >> 1) ^ ((crc & 1) * 0xEDB88320u);
            }
        }

        BinaryPrimitives.WriteUInt32BigEndian(chunk.AsSpan(17), ~crc);
        return [.. png.AsSpan(0, afterHeader), .. chunk, .. png.AsSpan(afterHeader)];
    }
}
