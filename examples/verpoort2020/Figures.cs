namespace EnergyLandscape.Examples.Verpoort2020;

/// <summary>Draws the landscapes as Figs 2 and 3.</summary>
internal static class Figures
{
    public static async Task Run(Request request, CancellationToken token)
    {
        foreach (Landscape landscape in request.Landscapes.Where(landscape => File.Exists(request.InWork(landscape.Name + ".db"))))
        {
            string database = request.InWork(landscape.Name + ".db");
            await Verb.Run(token, "tree", database, "-o", request.Figure(landscape.Name + ".svg"), "--lowest", "2000", "--connected-only", "--labels", "none", "--title", landscape.Name);
            await Verb.Run(token, "analyse", database, "--test", "--scatter", request.Figure(landscape.Name + "-scatter.svg"));
        }
    }
}
