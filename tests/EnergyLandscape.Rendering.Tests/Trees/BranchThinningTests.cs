using System.Globalization;
using CsCheck;
using EnergyLandscape.PathSample.Disconnectivity;
using EnergyLandscape.Rendering.Pictures;
using EnergyLandscape.Rendering.Trees;

namespace EnergyLandscape.Rendering.Tests.Trees;

public sealed class BranchThinningTests
{
    // Snapping an end moves it by half the diagonal of a cell at most.
    private const double Near = BranchThinning.Grid * 0.7072;

    private static readonly Gen<(double X, double Y)[]> Chain =
        from foot in Gen.Select(Gen.Double[0, 20], Gen.Double[0, 20])
        from length in Gen.Double[0, 20]
        from top in Gen.Select(Gen.Double[-3, 3], Gen.Double[0, 2])
        select new[] { foot, (foot.Item1, foot.Item2 - length), (foot.Item1 + top.Item1, foot.Item2 - length - top.Item2) };

    [Fact]
    public void Every_point_of_every_branch_stays_near_a_line_and_the_other_way_round() => Chain.Array[1, 60].Sample(chains =>
    {
        (double X, double Y)[][] thinned = [.. BranchThinning.Of(chains)];
        AllNear(chains, thinned);
        AllNear(thinned, chains);
    });

    [Fact]
    public void Branches_over_each_other_are_one_line()
    {
        (double X, double Y)[][] same = [.. Enumerable.Range(0, 100).Select(i => new[] { (5 + (i * 1e-5), 30 - (i * 0.1)), (5, 10.0) })];
        Assert.Equal([[(5, 30), (5, 10)]], BranchThinning.Of(same).Select(line => line.OrderByDescending(point => point.Y).ToArray()));
    }

    [Fact]
    public void Lines_that_only_stand_near_are_kept_apart() =>
        Assert.Equal(3, BranchThinning.Of([[(5, 30), (5, 20)], [(5, 19), (5, 10)], [(5.25, 30), (5.25, 20)]]).Count());

    [Fact]
    public void Ten_times_the_minima_make_no_figure_of_ten_times_the_size()
    {
        int Bytes(int minima) => TreePicture.Draw(Funnel(minima), new() { WidthMillimetres = 50, HeightMillimetres = 70, ShowLabels = false }).Encode(PictureFormat.Svg).Length;
        int few = Bytes(2000), many = Bytes(20_000);
        Assert.InRange(few, 1, 200_000);
        Assert.InRange(many, 1, 2 * few);
    }

    [Fact]
    public void Every_one_of_the_lowest_two_thousand_ends_on_a_line_that_is_drawn()
    {
        TreeLayout layout = TreeLayout.Of(Funnel(3000).Lowest(2000));
        var frame = new TreeFrame(layout, 20, 142, 30, 190);
        (double X, double Y)[][] lines = [.. BranchThinning.Of(layout.Branches.Select(branch => branch.Points.Select(point => (frame.X(point.X), frame.Y(point.Energy))).ToArray()))];
        ILookup<int, (double X, double Y)[]> columns = lines.ToLookup(line => (int)Math.Floor(line[0].X));
        Assert.Equal(2000, layout.Leaves.Count);
        Assert.All(layout.Leaves, leaf =>
        {
            (double X, double Y) end = (frame.X(leaf.End.X), frame.Y(leaf.End.Energy));
            int column = (int)Math.Floor(end.X);
            Assert.Contains(columns[column - 1].Concat(columns[column]).Concat(columns[column + 1]), line => Distance(end, line[0], line[1]) <= Near);
        });
    }

    // Minima of spread energies that join the lowest one or each other, from a fixed sequence.
    private static SuperbasinTree Funnel(int minima)
    {
        double Spread(int i, double by) => (i * by) % 1;
        return SuperbasinTree.Build(
            Enumerable.Range(1, minima).Select(i => new TreeMinimum(i, i == 1 ? -0.1 : Spread(i, 0.618034))),
            Enumerable.Range(2, minima - 1).Select(i => new TreeTransitionState(i, 1 + (0.3 * Spread(i, 0.754878)), i % 3 == 0 ? i - 1 : 1, i)));
    }

    private static void AllNear((double X, double Y)[][] chains, (double X, double Y)[][] lines)
    {
        foreach ((double X, double Y)[] chain in chains)
        {
            foreach (((double X, double Y) a, (double X, double Y) b) in chain.Zip(chain.Skip(1)))
            {
                for (double t = 0; t <= 1; t += 0.25)
                {
                    (double X, double Y) point = (a.X + ((b.X - a.X) * t), a.Y + ((b.Y - a.Y) * t));
                    double nearest = lines.SelectMany(line => line.Zip(line.Skip(1))).Min(line => Distance(point, line.First, line.Second));
                    Assert.True(nearest <= Near + 1e-9, nearest.ToString(CultureInfo.InvariantCulture));
                }
            }
        }
    }

    private static double Distance((double X, double Y) point, (double X, double Y) a, (double X, double Y) b)
    {
        double dx = b.X - a.X, dy = b.Y - a.Y, length = (dx * dx) + (dy * dy);
        double t = length > 0 ? Math.Clamp((((point.X - a.X) * dx) + ((point.Y - a.Y) * dy)) / length, 0, 1) : 0;
        return Math.Sqrt(Math.Pow(point.X - a.X - (t * dx), 2) + Math.Pow(point.Y - a.Y - (t * dy), 2));
    }
}
