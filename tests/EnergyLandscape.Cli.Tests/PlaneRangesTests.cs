using System.CommandLine;
using System.Globalization;
using EnergyLandscape.Cli.Commands;

namespace EnergyLandscape.Cli.Tests;

/// <summary>Which maps of predicted classes on one page share their ranges.</summary>
public sealed class PlaneRangesTests : IDisposable
{
    private readonly TestFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Tables_without_names_are_one_problem_only_when_they_are_the_same_data()
    {
        PlaneRanges one = await RangesOf("one", 1, null), other = await RangesOf("other", 3, null), copy = await RangesOf("copy", 1, null);
        Assert.NotEqual(one.Problem, other.Problem);
        Assert.Equal(one.Problem, copy.Problem);
        Assert.NotEqual(one.OfX, other.OfX);
    }

    [Fact]
    public async Task Tables_of_the_same_names_are_one_problem_and_get_a_range_that_holds_both()
    {
        PlaneRanges one = await RangesOf("one", 1, "u,v,kind"), other = await RangesOf("other", 3, "u,v,kind"), foreign = await RangesOf("foreign", 1, "u,w,kind");
        Assert.Equal(one.Problem, other.Problem);
        Assert.NotEqual(one.Problem, foreign.Problem);
        PlaneRanges both = one.With(other);
        Assert.Equal((Math.Min(one.OfX.Low, other.OfX.Low), Math.Max(one.OfX.High, other.OfX.High)), both.OfX);
        Assert.Equal((Math.Min(one.OfY.Low, other.OfY.Low), Math.Max(one.OfY.High, other.OfY.High)), both.OfY);
        Assert.True(other.OfX.High > 2 * one.OfX.High);
    }

    private async Task<PlaneRanges> RangesOf(string name, double scale, string? header)
    {
        _folder.Write(name + ".csv", (header is null ? string.Empty : header + "\n") + string.Concat(Enumerable.Range(0, 20).Select(k => string.Create(
            CultureInfo.InvariantCulture, $"{scale * Math.Sin(3.1 * k):R},{scale * Math.Cos(1.7 * k):R},{(k % 3 == 0 ? "a" : "b")}\n"))));
        string database = await _folder.Explore(
            name, $"[potential]\nkind = \"network\"\nlayers = [2, 2, 2]\nregularisation = 1e-2\n[data]\npath = \"{name}.csv\"\n[explore]\npatience = 20\nmax-searches = 64\n");
        var options = new PredictionOptions();
        var command = new Command("panels");
        foreach (Option option in options.All)
        {
            command.Options.Add(option);
        }

        using LandscapeSession session = LandscapeSession.OpenReadOnly(database);
        return options.RangesOf(command.Parse(["--class-map"]), session);
    }
}
