using CsCheck;
using EnergyLandscape.PathSample.Disconnectivity;
using EnergyLandscape.Potentials;
using EnergyLandscape.Rendering.Pictures;
using EnergyLandscape.Rendering.Trees;
using SkiaSharp;

namespace EnergyLandscape.Rendering.Tests.Trees;

public sealed class BranchResidenceTests
{
    private static readonly Dictionary<int, double> Shares = new() { [1] = 0.5, [2] = 0.0, [3] = 0.25, [4] = 0.05, [9] = 0.125 };

    [Fact]
    public void Shares_sum_up_the_tree_whatever_the_tree() => Gen.Select(SampleTrees.Random, Gen.Double[0, 1].Array[80]).Sample((tree, weights) =>
    {
        double total = weights.Sum();
        var residence = new BranchResidence("samples", weights.Select((weight, i) => KeyValuePair.Create(i + 1, weight / total)));
        IReadOnlyList<double> sums = residence.SummedUp(tree);
        Assert.All(tree.Nodes, node => Assert.Equal(SuperbasinTree.LeavesOf(node).Sum(leaf => residence.Of(leaf.Lowest.Id)), sums[node.Index], 1e-12));
        Assert.Equal(1, tree.Roots.Sum(root => sums[root.Index]) + residence.Outside(tree), 1e-12);
    });

    [Fact]
    public void Minima_that_are_not_drawn_are_mentioned_with_their_share()
    {
        var residence = new BranchResidence("8 samples", Shares);
        Assert.Equal(0.125, residence.Outside(SampleTrees.Small), 1e-15);
        string[] texts = [.. TreePicture.Draw(SampleTrees.Small, new() { Residence = residence }).Texts.Select(text => text.Text)];
        Assert.Contains(texts, text => text.Contains("12.5 % in minima that are not shown", StringComparison.Ordinal));
        Assert.Contains("share of 8 samples", texts);
        Assert.Contains("none", texts);
        Assert.DoesNotContain(TreePicture.Draw(SampleTrees.Small).Texts, text => text.Text == "none");
        Assert.DoesNotContain(
            TreePicture.Draw(SampleTrees.Small, new() { Residence = new BranchResidence("8 samples", Shares.Take(4)) }).Texts, text => text.Text.Contains("not shown", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(-0.1)]
    [InlineData(1.1)]
    [InlineData(0.6)]
    public void Shares_that_are_none_are_refused(double share) =>
        Assert.Throws<InputException>(() => new BranchResidence("samples", new Dictionary<int, double> { [1] = 0.5, [2] = share }));

    // Ink of discs and bands against the page without them: what a reader measures with a ruler.
    [Fact]
    public void Discs_have_areas_in_proportion_and_zero_is_hollow()
    {
        SuperbasinTree two = SuperbasinTree.Build([new(1, 0), new(2, 0)], [new(1, 1, 1, 2)]);
        long Ink(double first, double second)
        {
            var options = new TreePictureOptions
            {
                Residence = new BranchResidence("samples", new Dictionary<int, double> { [1] = first, [2] = second }), DotsPerInch = 600, ShowLabels = false, ScaleBar = false,
            };
            using SKBitmap bitmap = SKBitmap.Decode(TreePicture.Draw(two, options).Encode(PictureFormat.Png));
            long count = 0;

            // The lower half of the page holds branches and their ends, not the legend.
            for (int y = bitmap.Height / 2; y < bitmap.Height; y++)
            {
                for (int x = 0; x < bitmap.Width; x++)
                {
                    SKColor pixel = bitmap.GetPixel(x, y);
                    count += Math.Abs(pixel.Red - ResidenceMarks.Disc.Red) + Math.Abs(pixel.Green - ResidenceMarks.Disc.Green) + Math.Abs(pixel.Blue - ResidenceMarks.Disc.Blue) < 24 ? 1 : 0;
                }
            }

            return count;
        }

        long tenth = Ink(0.1, 0), fifth = Ink(0.2, 0), split = Ink(0.1, 0.1);
        Assert.Equal(2, (double)fifth / tenth, 0.05);
        Assert.Equal(2, (double)split / tenth, 0.01);
        Assert.Equal(0, Ink(0, 0));
    }

    [Theory]
    [InlineData(PictureFormat.Png)]
    [InlineData(PictureFormat.Svg)]
    [InlineData(PictureFormat.Pdf)]
    public void Texts_keep_apart_and_bytes_are_the_same(PictureFormat format)
    {
        TreePictureOptions options = new() { Residence = new BranchResidence("12 000 walk samples", Shares), Title = "A tree", Axis = true, WidthMillimetres = 85, HeightMillimetres = 85 };
        Picture picture = TreePicture.Draw(SampleTrees.Small, options);
        Assert.Equal(picture.Encode(format), TreePicture.Draw(SampleTrees.Small, options).Encode(format));
        foreach (PlacedText a in picture.Texts)
        {
            Assert.True(picture.Page.Contains(a.Bounds), a.Text);
            Assert.DoesNotContain(picture.Texts, b => !ReferenceEquals(a, b) && a.Bounds.Overlaps(b.Bounds));
        }
    }
}
