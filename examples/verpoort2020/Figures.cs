using System.Globalization;

namespace EnergyLandscape.Examples.Verpoort2020;

/// <summary>Draws the landscapes as Figs 2 and 3, on a page each and one by one.</summary>
internal static class Figures
{
    /// <summary>How many of the lowest minima are drawn, as in the paper.</summary>
    public const int Drawn = 2000;

    private static readonly string[] Tree = ["--lowest", Drawn.ToString(CultureInfo.InvariantCulture), "--without-constant"];

    // What is connected to the global minimum of OPTDIG is little; its parts stand side by side.
    private static string[] TreeOf(string data) => data == "optdig" ? Tree : [.. Tree, "--connected-only"];

    public static async Task Run(Request request, CancellationToken token)
    {
        Landscape[] there = [.. request.Landscapes.Where(landscape => File.Exists(request.Database(landscape)))];
        foreach (Landscape landscape in there)
        {
            string[] extras = landscape.Data == "ljat" ? ["--class-map", "--scatter"] : [];
            await Verb.Run(token, ["tree", request.Database(landscape), "-o", request.Figure(landscape.Name + ".svg"), "--title", Title(landscape), "--labels", "none", .. TreeOf(landscape.Data), .. extras]);
        }

        await Page(request, there, "fig2", "ljat", 3, ["--class-map", "--scatter"], token);
        await Page(request, there, "fig3-optdig", "optdig", 2, [], token);
        await Page(request, there, "fig3-wine", "wine", 2, [], token);
    }

    // Rows of the page are numbers of training rows, columns numbers of hidden layers.
    private static async Task Page(Request request, Landscape[] there, string name, string data, int columns, string[] extras, CancellationToken token)
    {
        Landscape[] panels = [.. there.Where(landscape => landscape.Data == data).OrderBy(landscape => landscape.Rows).ThenBy(landscape => landscape.Hidden)];
        if (panels.Length == 0)
        {
            return;
        }

        await Verb.Run(token, [
            "panels", .. panels.Select(landscape => request.Database(landscape)), "-o", request.Figure(name + ".svg"),
            "--columns", Math.Min(columns, panels.Length).ToString(CultureInfo.InvariantCulture), "--titles", string.Join(',', panels.Select(Title)), .. TreeOf(data), .. extras]);
    }

    private static string Title(Landscape landscape) =>
        string.Create(CultureInfo.InvariantCulture, $"{(landscape.Data == "ljat" ? "LJAT" : landscape.Data.ToUpperInvariant())}-{landscape.Hidden}HL-{landscape.Rows}");
}
