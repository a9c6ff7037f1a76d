using EnergyLandscape.Potentials;

namespace EnergyLandscape.Data.Tests;

public class LjatGeneratorTests
{
    // ../shared/notes/ljat.md: shares of 10,000 starts, made with another program and other random numbers.
    [Theory]
    [InlineData(LjatOptions.DefaultSide, 0.745, 0.084, 0.085, 0.086)]
    [InlineData(3.4641, 0.188, 0.273, 0.267, 0.272)]
    public void Classes_have_the_shares_of_the_notes(double side, params double[] shares)
    {
        const int Count = 10_000;
        LjatTally data = LjatGenerator.Run(new LjatOptions { Count = Count, Seed = 1, Side = side, Threads = 2 }, _ => { }, CancellationToken.None);
        Assert.Equal((Count, 0), (data.Rows, data.LeftOut));
        foreach (LjatOutcome outcome in Enum.GetValues<LjatOutcome>())
        {
            // Four standard errors of the difference of two samples of this size, and half a unit of the last digit of the notes.
            double share = shares[(int)outcome], error = Math.Sqrt(2 * share * (1 - share) / Count);
            Assert.InRange((double)data.CountOf(outcome) / Count, share - (4 * error) - 0.0005, share + (4 * error) + 0.0005);
        }
    }

    [Fact]
    public void Rows_do_not_depend_on_threads_nor_on_how_many_follow()
    {
        LjatOptions options = new() { Count = 1000, Seed = 7 };
        List<LjatRow> one = Rows(options);
        Assert.Equal(one, Rows(options with { Threads = 3 }));
        Assert.Equal(one.Take(77), Rows(options with { Count = 77 }));
        Assert.NotEqual(one, Rows(options with { Seed = 8 }));
    }

    // No list of this length is ever made: what is asked for may be far more than fits into memory, and more than an int counts.
    [Theory]
    [InlineData(int.MaxValue)]
    [InlineData(long.MaxValue)]
    public void Rows_are_handed_on_as_they_come_however_many_are_asked_for(long count)
    {
        const int Enough = 5000;
        using var source = new CancellationTokenSource();
        List<LjatRow> rows = [];
        Assert.ThrowsAny<OperationCanceledException>(() => LjatGenerator.Run(
            new LjatOptions { Count = count, Seed = 7 },
            row =>
            {
                rows.Add(row);
                if (rows.Count == Enough)
                {
                    source.Cancel();
                }
            },
            source.Token));
        Assert.InRange(rows.Count, Enough, 2 * Enough);
        Assert.Equal(Rows(new LjatOptions { Count = 1000, Seed = 7 }), rows.Take(1000));
    }

    // The bytes of a seed are for ever. The labels of these rows, and of 1000 from the larger cube, were all confirmed by a program of its own
    // (Python, the numbers of ../shared/notes/ljat.md, started from the three distances).
    [Fact]
    public void The_rows_of_a_seed_are_always_the_same_bytes()
    {
        byte[] table = System.Text.Encoding.UTF8.GetBytes(Table(Rows(new LjatOptions { Count = 1000, Seed = 1 }), LjatTable.Inputs));
        Assert.Equal("cdaf28836f980a90c3b557a8221d7b7a78d2bb6b771cdb2c0decc0d73923ddf3", Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(table)));
    }

    [Fact]
    public void Distances_are_those_of_points_in_the_cube()
    {
        const double Side = 2;
        List<LjatRow> rows = Rows(new LjatOptions { Count = 4000, Side = Side });
        Assert.All(rows, row =>
        {
            double[] sorted = [.. new[] { row.R12, row.R13, row.R23 }.Order()];
            Assert.InRange(sorted[2], sorted[0], Math.Min(sorted[0] + sorted[1], Side * Math.Sqrt(3)));
        });

        // Robbins (1978): the mean distance of two points in a unit cube is 0.661707.
        Assert.Equal(0.661707 * Side, rows.Average(row => row.R13), 0.02);
    }

    // Were the classes of the lines numbered by another atom, the ends would not be the pair that starts farthest apart more often than by chance.
    [Fact]
    public void The_farthest_pair_tends_to_become_the_ends()
    {
        List<LjatRow> rows = Rows(new LjatOptions { Count = 4000, Side = 3.4641 });
        LjatRow[] lines = [.. rows.Where(row => row.Outcome != LjatOutcome.Triangle)];
        int central = lines.Count(row => row.Outcome == (row.R23 >= row.R12 && row.R23 >= row.R13 ? LjatOutcome.FirstCentral
            : row.R13 >= row.R12 ? LjatOutcome.SecondCentral : LjatOutcome.ThirdCentral));
        Assert.InRange((double)central / lines.Length, 0.5, 1);
    }

    [Fact]
    public void The_energies_of_the_outcomes_are_those_of_the_potential()
    {
        IEvaluator evaluator = new LennardJonesCluster(3, LjatQuench.TripleDipole).CreateEvaluator();
        Assert.Equal(LjatQuench.LineEnergy, evaluator.Energy([-1.108763, 0, 0, 0, 0, 0, 1.108763, 0, 0]), 1e-8);
        Assert.Equal(LjatQuench.TriangleEnergy, evaluator.Energy([0, 0, 0, 1.168752, 0, 0, 0.584376, 1.168752 * Math.Sqrt(0.75), 0]), 1e-8);
    }

    [Fact]
    public void A_cube_in_which_atoms_are_lost_is_refused()
    {
        InputException problem = Assert.Throws<InputException>(() => LjatGenerator.Run(new LjatOptions { Count = 100, Side = 1e4 }, _ => { }, CancellationToken.None));
        Assert.Contains("a cube of side 10000 is no source of data", problem.Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>(() => new LjatQuench(0));
    }

    [Fact]
    public void It_can_be_cancelled()
    {
        using var source = new CancellationTokenSource();
        source.Cancel();
        Assert.ThrowsAny<OperationCanceledException>(() => LjatGenerator.Run(new LjatOptions { Count = 10 }, _ => { }, source.Token));
    }

    [Fact]
    public void The_table_has_the_columns_asked_for_and_reads_back_bit_for_bit()
    {
        List<LjatRow> rows = Rows(new LjatOptions { Count = 50 });
        string[] lines = Table(rows, ["r23", "r12"]).TrimEnd('\n').Split('\n');
        Assert.Equal("r23,r12,outcome", lines[0]);
        Assert.Equal(51, lines.Length);
        for (int i = 0; i < 50; i++)
        {
            string[] fields = lines[i + 1].Split(',');
            Assert.Equal(rows[i].R23, double.Parse(fields[0], System.Globalization.CultureInfo.InvariantCulture));
            Assert.Equal(rows[i].R12, double.Parse(fields[1], System.Globalization.CultureInfo.InvariantCulture));
            Assert.Equal(((int)rows[i].Outcome).ToString(System.Globalization.CultureInfo.InvariantCulture), fields[2]);
        }

        Assert.Equal(["r12", "r13", "r23"], LjatTable.Inputs);
    }

    private static List<LjatRow> Rows(LjatOptions options)
    {
        List<LjatRow> rows = [];
        LjatTally tally = LjatGenerator.Run(options, rows.Add, CancellationToken.None);
        Assert.Equal(tally.Rows, rows.Count);
        return rows;
    }

    private static string Table(IEnumerable<LjatRow> rows, IReadOnlyList<string> inputs)
    {
        using var text = new StringWriter();
        var table = new LjatTable(text, inputs);
        foreach (LjatRow row in rows)
        {
            table.Write(row);
        }

        return text.ToString();
    }
}
