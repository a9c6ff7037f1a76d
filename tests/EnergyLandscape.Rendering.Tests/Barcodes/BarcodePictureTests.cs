using EnergyLandscape.PathSample.Disconnectivity;
using EnergyLandscape.Potentials;
using EnergyLandscape.Rendering.Barcodes;
using EnergyLandscape.Rendering.Pictures;
using EnergyLandscape.Rendering.Tests.Trees;

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
