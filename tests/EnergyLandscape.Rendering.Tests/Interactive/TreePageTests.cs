using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using CsCheck;
using EnergyLandscape.PathSample;
using EnergyLandscape.PathSample.Disconnectivity;
using EnergyLandscape.Potentials;
using EnergyLandscape.Rendering.Interactive;
using EnergyLandscape.Rendering.Pictures;

namespace EnergyLandscape.Rendering.Tests.Interactive;

/// <summary>Pages as text; what they do in a browser is tried in EnergyLandscape.Browser.Tests.</summary>
public sealed partial class TreePageTests
{
    private static readonly TreePageData Small = Data([0.1, 0.13, 0.11], [(0.18, [1, 2]), (0.2, [2, 3]), (0.3, [1, 3]), (0.31, [3, 1]), (0.4, [2])]);

    [Fact]
    public void A_page_has_the_same_bytes_every_time() => Assert.Equal(TreePage.Write(Small), TreePage.Write(Small));

    [Fact]
    public void A_page_names_nothing_outside_itself()
    {
        string page = TreePage.Write(Small);
        Assert.Equal(["http://www.w3.org/2000/svg"], Address().Matches(page).Select(match => match.Value).Distinct());
        Assert.Empty(Regex.Matches(page, "<(link|script|img|iframe|object)[^>]*(src|href)=\"(?!data:)"));
        Assert.DoesNotContain("@import", page, StringComparison.Ordinal);
        Assert.DoesNotContain("fetch(", page, StringComparison.Ordinal);
    }

    // A hash that does not fit stops the page in every browser.
    [Fact]
    public void The_policy_lets_this_script_and_this_style_in_and_nothing_else()
    {
        string page = TreePage.Write(Small), policy = Regex.Match(page, "Content-Security-Policy\" content=\"([^\"]*)\"").Groups[1].Value;
        Assert.StartsWith("default-src 'none'; ", policy, StringComparison.Ordinal);
        string script = Regex.Match(page, "<script>(.*?)</script>", RegexOptions.Singleline).Groups[1].Value;
        string style = Regex.Match(page, "<style>(.*?)</style>", RegexOptions.Singleline).Groups[1].Value;
        Assert.Contains($"script-src 'sha256-{HashOf(script)}';", policy, StringComparison.Ordinal);
        Assert.Contains($"style-src 'sha256-{HashOf(style)}';", policy, StringComparison.Ordinal);
    }

    [Fact]
    public void Text_of_users_cannot_leave_the_data()
    {
        const string trap = "</script><script>alert(1)</script><!-- & \u2028 \"";
        string page = TreePage.Write(Small with
        {
            Title = trap,
            Minima = [.. Small.Minima.Select(minimum => minimum with { Provenance = trap })],
            Columns = [PageColumn.OfCategories(trap, trap, new Dictionary<int, string> { [1] = trap })],
        });
        Assert.Equal(2, Regex.Count(page, "<script"));
        Assert.Equal(2, Regex.Count(page, "</script>"));
        Assert.DoesNotContain("<!--", page, StringComparison.Ordinal);
        JsonElement data = DataOf(page);
        Assert.Equal(trap, data.GetProperty("title").GetString());
        Assert.Equal(trap, data.GetProperty("minima").GetProperty("provenance")[2].GetString());
        Assert.Equal(trap, data.GetProperty("columns")[0].GetProperty("categories")[0].GetString());
    }

    [Fact]
    public void Numbers_round_trip_and_what_is_not_finite_is_null()
    {
        JsonElement data = DataOf(TreePage.Write(Small with { Columns = [new PageColumn("x", "x", "", new Dictionary<int, double> { [1] = 0.1 + 0.2, [2] = double.NaN })] }));
        JsonElement values = data.GetProperty("columns")[0].GetProperty("values");
        Assert.Equal(0.1 + 0.2, values[0].GetDouble());
        Assert.Equal(JsonValueKind.Null, values[1].ValueKind);
        Assert.Equal(JsonValueKind.Null, values[2].ValueKind);
    }

    // 3 and 4 reach the same minima, and 5 one only.
    [Fact]
    public void Transition_states_that_no_lowest_path_can_need_are_left_out() =>
        Assert.Equal([1, 2, 3], TreePage.OnPaths(Small.TransitionStates).Select(saddle => saddle.Point.Id));

    [Fact]
    public void Leaving_them_out_changes_no_lowest_path() => Cases.Sample(
        data =>
        {
            LandscapeNetwork all = Network(data.Minima.Count, data.TransitionStates), some = Network(data.Minima.Count, TreePage.OnPaths(data.TransitionStates));
            for (int a = 1; a <= data.Minima.Count; a++)
            {
                for (int b = 1; b <= data.Minima.Count; b++)
                {
                    Assert.Equal(all.MinimaxPath(a, b), some.MinimaxPath(a, b));
                }
            }
        },
        iter: 100);

    [Fact]
    public void A_cloud_without_samples_or_with_an_impossible_axis_is_refused()
    {
        CloudPageRow row = new("", new PictureAxis(PictureScale.Linear, 0, 1), 2, new PictureAxis(PictureScale.Linear, 0, 1), 2, [new CloudPagePane("convex", 1, [new CloudPageBin(0, 0, 1, 0)])]);
        Assert.Contains("\"count\":[1]", CloudPage.Write(new CloudPageData { Title = "", Rows = [row] }), StringComparison.Ordinal);
        Assert.Throws<InputException>(() => CloudPage.Write(new CloudPageData { Title = "", Rows = [row with { Panes = [] }] }));
        Assert.Throws<InputException>(() => CloudPage.Write(new CloudPageData { Title = "", Rows = [row with { Loss = new PictureAxis(PictureScale.Logarithmic, 0, 1) }] }));
    }

    private static Gen<TreePageData> Cases { get; } =
        from lows in Gen.Int[0, 9].Array[1, 12]
        from joins in Gen.Select(Gen.Int[9, 16], Gen.Int[1, lows.Length].Array[1, 3]).Array[0, 25]
        select Data([.. lows.Select(low => (double)low)], [.. joins.Select(merge => ((double)merge.Item1, merge.Item2))]);

    private static TreePageData Data(double[] lows, (double Energy, int[] Minima)[] joins)
    {
        PagePoint[] minima = [.. lows.Select((energy, i) => new PagePoint { Id = i + 1, Energy = energy })];
        return new TreePageData
        {
            Title = "small",
            Tree = SuperbasinTree.Build(
                minima.Select(minimum => new TreeMinimum(minimum.Id, minimum.Energy)), joins.Select((join, i) => new TreeTransitionState(i + 1, join.Energy, join.Minima))),
            Minima = minima,
            TransitionStates = [.. joins.Select((join, i) => new PageSaddle(new PagePoint { Id = i + 1, Energy = join.Energy, Index = 1 }, join.Minima))],
        };
    }

    private static LandscapeNetwork Network(int minima, IEnumerable<PageSaddle> saddles) =>
        new(minima, saddles.Select(saddle => new NetworkSaddle(saddle.Point.Id, saddle.Point.Energy, saddle.Minima, [])));

    private static JsonElement DataOf(string page) => JsonDocument.Parse(Regex.Match(page, "id=\"data\">(.*?)</script>", RegexOptions.Singleline).Groups[1].Value).RootElement;

    private static string HashOf(string text) => Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    [GeneratedRegex("https?://[A-Za-z0-9./-]+")]
    private static partial Regex Address();
}
