using EnergyLandscape.PathSample.Disconnectivity;
using EnergyLandscape.Potentials;
using EnergyLandscape.Rendering.Barcodes;
using EnergyLandscape.Rendering.Pictures;
using EnergyLandscape.Rendering.Tests.Trees;
using SkiaSharp;

namespace EnergyLandscape.Rendering.Tests.Barcodes;

/// <summary>Pictures of barcodes; with LANDSCAPE_GALLERY naming a folder, leaves them there to be looked at.</summary>
public class BarcodePictureTests
{
    [Fact]
    public void Published_landscapes_are_drawn()
    {
        Show("barcode_xor6", Of(SampleTrees.Xor(3, 1e-6)), 7 + 2);
        Show("barcode_alanine", Of(SampleTrees.PathSample("tetra_ala_initial")), 48 + 2, 150);

        // A thousand labels would be too small to read.
        Show("barcode_nine", Of(SampleTrees.PathSample("nine_community")), 0);
    }

    [Fact]
    public void Bars_are_labelled_and_explained()
    {
        PersistenceBarcode barcode = Of(SuperbasinTree.Build([new(1, 0), new(22, 1), new(3, 1)], [new(1, 2, 1, 22)]));
        string[] texts = [.. Draw(barcode).Texts.Select(text => text.Text)];
        Assert.Superset(new HashSet<string> { "1", "22", "3", "energy", "joins a superbasin with a lower minimum", "never joins one" }, texts.ToHashSet());
        Assert.Equal(Draw(barcode).Encode(PictureFormat.Svg), Draw(barcode).Encode(PictureFormat.Svg));
        Assert.DoesNotContain("22", BarcodePicture.Draw(barcode, new() { ShowLabels = false }).Texts.Select(text => text.Text));
    }

    [Fact]
    public void One_bar_is_drawn_and_none_refused()
    {
        Assert.DoesNotContain("joins a superbasin with a lower minimum", Draw(Of(SuperbasinTree.Build([new(1, 5)], []))).Texts.Select(text => text.Text));
        Assert.Throws<InputException>(() => Draw(Of(SuperbasinTree.Build([], []))));
        Assert.Throws<InputException>(() => BarcodePicture.Draw(Of(SuperbasinTree.Build([new(1, 5)], [])), new() { HeightMillimetres = 20, FontSize = 30 }));
    }

    [Fact]
    public void Bars_too_many_to_be_seen_cost_no_more_and_look_the_same()
    {
        (double Birth, double Death)[] lives = [.. Enumerable.Range(1, 4000).Select(i => (i * 1e-3, (i * 1e-3) + (i % 97 == 0 ? 2.0 + (i % 5) : i % 7 * 0.1)))];
        Picture once = BarcodePicture.Draw(Of(Star(lives)), new()), often = BarcodePicture.Draw(Of(Star([.. lives.SelectMany(life => Enumerable.Repeat(life, 8))])), new());
        Assert.InRange(often.Encode(PictureFormat.Svg).Length, 1, 1.2 * once.Encode(PictureFormat.Svg).Length);
        using SKBitmap one = SKBitmap.Decode(once.Encode(PictureFormat.Png)), other = SKBitmap.Decode(often.Encode(PictureFormat.Png));
        int coloured = 0, different = 0;
        for (int y = 0; y < one.Height; y++)
        {
            for (int x = 0; x < one.Width; x++)
            {
                SKColor a = one.GetPixel(x, y), b = other.GetPixel(x, y);
                coloured += a.Blue > a.Red + 40 ? 1 : 0;
                different += Math.Abs(a.Red - b.Red) > 128 ? 1 : 0;
            }
        }

        Assert.InRange(coloured, one.Width * one.Height / 50, int.MaxValue);
        Assert.InRange(different, 0, coloured / 20);
    }

    // Every minimum joins the lowest one.
    private static SuperbasinTree Star((double Birth, double Death)[] lives) => SuperbasinTree.Build(
        [new(1, 0), .. lives.Select((life, i) => new TreeMinimum(i + 2, life.Birth))], lives.Select((life, i) => new TreeTransitionState(i + 1, life.Death, 1, i + 2)));

    private static PersistenceBarcode Of(SuperbasinTree tree) => PersistenceBarcode.Of(tree);

    private static Picture Draw(PersistenceBarcode barcode, double height = 80) => BarcodePicture.Draw(
        barcode, new() { HeightMillimetres = height, Title = "A barcode with a title that is so long that it needs two lines of the page" });

    private static void Show(string name, PersistenceBarcode barcode, int leastTexts, double height = 80)
    {
        Picture picture = Draw(barcode, height);
        Assert.InRange(picture.Texts.Count, leastTexts, int.MaxValue);
        Assert.All(picture.Texts, text => Assert.True(picture.Page.Contains(text.Bounds), text.Text));
        foreach (PlacedText a in picture.Texts)
        {
            Assert.DoesNotContain(picture.Texts, b => !ReferenceEquals(a, b) && a.Bounds.Overlaps(b.Bounds));
        }

        if (Environment.GetEnvironmentVariable("LANDSCAPE_GALLERY") is string folder)
        {
            Directory.CreateDirectory(folder);
            picture.Save(Path.Combine(folder, name + ".png"));
        }
    }
}
