using System.Diagnostics;
using EnergyLandscape.Potentials;
using EnergyLandscape.Rendering.Clouds;
using EnergyLandscape.Rendering.Pictures;

namespace EnergyLandscape.Rendering.Tests.Clouds;

/// <summary>Pictures of clouds; with LANDSCAPE_GALLERY naming a folder, leaves them there to be looked at.</summary>
public sealed class CloudPictureTests
{
    [Theory]
    [InlineData(PictureScale.Linear)]
    [InlineData(PictureScale.SquareRoot)]
    [InlineData(PictureScale.Logarithmic)]
    public void Texts_stand_apart_on_the_page(PictureScale scale)
    {
        Picture picture = CloudPicture.Draw(
            [Row("first", scale), Row("second", scale)],
            new CloudPictureOptions { Title = "A cloud", Note = "7 samples below an axis stand at its lower end" }.ForRows(2));
        Assert.All(picture.Texts, text => Assert.True(picture.Page.Contains(text.Bounds), text.Text));
        foreach (PlacedText a in picture.Texts)
        {
            Assert.DoesNotContain(picture.Texts, b => !ReferenceEquals(a, b) && a.Bounds.Overlaps(b.Bounds));
        }

        string[] texts = [.. picture.Texts.Select(text => text.Text)];
        Assert.Equal(2, texts.Count(text => text == "convex 75.0 %"));
        Assert.Equal(2, texts.Count(text => text == "singular 25.0 %"));
        Assert.DoesNotContain(texts, text => text.StartsWith("concave", StringComparison.Ordinal));
        Assert.Superset(new HashSet<string> { "A cloud", "first", "second", "loss", "gradient norm", "samples per dot", "stationary attractor", "attractor of non-zero gradient" }, texts.ToHashSet());
        Keep("cloud_" + scale, picture);
    }

    // The dense layer is pixels: what a million samples need is what their bins need.
    [Fact]
    public void A_million_samples_make_a_small_file_in_seconds_with_the_same_bytes_every_time()
    {
        var counts = new Dictionary<(int, int), long>();
        ulong state = 1;
        double Next() => ((state = (state * 6364136223846793005) + 1442695040888963407) >> 11) * (1.0 / (1UL << 53));
        for (int i = 0; i < 1_000_000; i++)
        {
            double loss = Next() * Next(), gradient = loss * (0.3 + (0.7 * Next()));
            (int, int) bin = ((int)(loss * 400), (int)(gradient * 300));
            counts[bin] = counts.GetValueOrDefault(bin) + 1;
        }

        CloudBin[] bins = [.. counts.Select(pair => new CloudBin((pair.Key.Item1 + 0.5) / 400, (pair.Key.Item2 + 0.5) / 300, pair.Value, double.NaN))];
        var axis = new PictureAxis(PictureScale.Linear, 0, 1);
        var row = new CloudRow(string.Empty, axis, axis, [new CloudPane("convex", 0.5, bins), new CloudPane("saddle", 0.5, bins)]);
        long start = Stopwatch.GetTimestamp();
        byte[] svg = CloudPicture.Draw([row]).Encode(PictureFormat.Svg);
        Assert.InRange(svg.Length, 10_000, 300_000);
        Assert.InRange(Stopwatch.GetElapsedTime(start).TotalSeconds, 0, 20);
        Assert.Equal(svg, CloudPicture.Draw([row]).Encode(PictureFormat.Svg));
        Assert.InRange(CloudPicture.Draw([row]).Encode(PictureFormat.Pdf).Length, 10_000, 300_000);
        Keep("cloud_million", CloudPicture.Draw([row]));
    }

    [Fact]
    public void Generalisation_losses_colour_the_dots_on_either_scale()
    {
        CloudRow row = Row(string.Empty, PictureScale.Linear);
        CloudRow tested = row with { Panes = [.. row.Panes.Select(pane => pane with { Bins = [.. pane.Bins.Select((bin, i) => bin with { TestLoss = i % 7 == 0 ? double.NaN : 0.001 * (i + 1) })] })] };
        byte[] linear = Draw(tested, PictureScale.Linear).Encode(PictureFormat.Png), log = Draw(tested, PictureScale.Logarithmic).Encode(PictureFormat.Png);
        Assert.NotEqual(linear, log);
        Assert.Contains("generalisation loss", Draw(tested, PictureScale.Linear).Texts.Select(text => text.Text));
        Assert.Contains("generalisation loss", Assert.Throws<InputException>(() => Draw(row, PictureScale.Linear)).Message, StringComparison.Ordinal);
        Keep("cloud_tested", Draw(tested, PictureScale.Logarithmic));
    }

    [Fact]
    public void Stationary_points_are_counted_by_kind_and_have_a_pane_even_without_samples()
    {
        CloudRow row = Row(string.Empty, PictureScale.Linear);
        CloudPoint[] points = [new(0.5, 0, CloudPointKind.Minimum), new(1, 0.5, CloudPointKind.TransitionState), new(1, 0.5, CloudPointKind.TransitionState), new(3, 1, CloudPointKind.HigherSaddle)];
        CloudRow marked = row with { Panes = [.. row.Panes.Select(pane => pane.Class == "concave" ? pane with { Points = points } : pane)] };
        Picture picture = CloudPicture.Draw([marked], new CloudPictureOptions { Title = "Marked" });
        string[] texts = [.. picture.Texts.Select(text => text.Text)];
        Assert.Superset(new HashSet<string> { "1 minimum", "2 transition states", "1 higher saddle", "concave 0.0 %" }, texts.ToHashSet());
        foreach (PlacedText a in picture.Texts)
        {
            Assert.True(picture.Page.Contains(a.Bounds), a.Text);
            Assert.DoesNotContain(picture.Texts, b => !ReferenceEquals(a, b) && a.Bounds.Overlaps(b.Bounds));
        }

        CloudRow turned = marked with { Panes = [.. marked.Panes.Select(pane => pane with { Points = [.. pane.Points.Reverse()] })] };
        Assert.Equal(picture.Encode(PictureFormat.Svg), CloudPicture.Draw([turned], new CloudPictureOptions { Title = "Marked" }).Encode(PictureFormat.Svg));
        Assert.NotEqual(picture.Encode(PictureFormat.Svg), CloudPicture.Draw([row], new CloudPictureOptions { Title = "Marked" }).Encode(PictureFormat.Svg));
        Keep("cloud_points", picture);
    }

    // On a logarithmic axis every gradient below its end would stand at it.
    [Fact]
    public void Points_beyond_the_axes_are_not_drawn()
    {
        CloudRow row = Row(string.Empty, PictureScale.Logarithmic);
        CloudRow With(params CloudPoint[] points) => row with { Panes = [.. row.Panes.Select(pane => pane with { Points = pane.Class == "convex" ? points : [] })] };
        var inside = new CloudPoint(0.5, 0.5, CloudPointKind.Minimum);
        byte[] one = CloudPicture.Draw([With(inside)]).Encode(PictureFormat.Svg);
        Assert.NotEqual(CloudPicture.Draw([row]).Encode(PictureFormat.Svg), one);
        Assert.Equal(one, CloudPicture.Draw([With(inside, inside with { Gradient = 1e-17 }, inside with { Loss = 0 }, inside with { Loss = 4 })]).Encode(PictureFormat.Svg));
    }

    [Fact]
    public void Nothing_to_draw_and_pages_too_small_are_refused()
    {
        Assert.Throws<InputException>(() => CloudPicture.Draw([]));
        Assert.Throws<InputException>(() => CloudPicture.Draw([Row(string.Empty, PictureScale.Linear)], new CloudPictureOptions { WidthMillimetres = 20 }));
        CloudRow row = Row(string.Empty, PictureScale.Linear);
        Assert.Throws<InputException>(() => CloudPicture.Draw([row with { Loss = new PictureAxis(PictureScale.Logarithmic, 0, 1) }]));
        Assert.Throws<InputException>(() => CloudPicture.Draw([row with { Panes = [] }]));
    }

    private static Picture Draw(CloudRow row, PictureScale colours) =>
        CloudPicture.Draw([row], new CloudPictureOptions { Colour = CloudColour.TestLoss, TestLossScale = colours });

    private static CloudRow Row(string label, PictureScale scale)
    {
        var axis = new PictureAxis(scale, scale == PictureScale.Logarithmic ? 1e-9 : 0, 3.7);
        CloudBin[] bins = [.. Enumerable.Range(0, 200).Select(i => new CloudBin(3.7 * Math.Exp(-i / 10.0), 3.7 * Math.Exp(-i / 10.0) * (1 + Math.Sin(i)) / 2, 1 + (i * i), double.NaN))];
        return new CloudRow(label, axis, axis, [new CloudPane("convex", 0.75, bins), new CloudPane("concave", 0, []), new CloudPane("singular", 0.25, bins[100..])])
        {
            Attractors = [new CloudAttractor(0.5, true), new CloudAttractor(2, false)],
        };
    }

    private static void Keep(string name, Picture picture)
    {
        if (Environment.GetEnvironmentVariable("LANDSCAPE_GALLERY") is string folder)
        {
            Directory.CreateDirectory(folder);
            picture.Save(Path.Combine(folder, name + ".png"));
        }
    }
}
