namespace EnergyLandscape.Examples.Compare;

/// <summary>Volumes of the basins of attraction, and what training reaches at each learning rate, from the same starts.</summary>
internal static class BasinRuns
{
    private const int Samples = 2000;

    private static readonly (string Name, string[] Options)[] Starts =
        [("1", ["--box", "-1", "1"]), ("10", ["--box", "-10", "10"]), ("xavier", ["--start", "xavier"])];

    private static readonly (string Name, string[] Options)[] Optimisers =
    [
        ("gradient-descent", ["--rates", "0.1,1,10,100"]),
        ("sgd", ["--rates", "0.1,1,10"]),
        ("adam", ["--rates", "0.001,0.01,0.1,1"]),
    ];

    public static async Task Run(Request request, CancellationToken token)
    {
        foreach (Landscape landscape in Landscape.Walked.Where(landscape => landscape.Network == "logistic"))
        {
            foreach ((string start, string[] options) in Starts)
            {
                await Census(request, landscape, start, options, token);
            }

            foreach ((string optimiser, string[] options) in Optimisers.Where(_ => landscape.Hidden == 2))
            {
                await Census(request, landscape, "1-" + optimiser, ["--box", "-1", "1", "--optimiser", optimiser, "--steps", "2000", .. options], token);
            }
        }
    }

    private static Task Census(Request request, Landscape landscape, string name, string[] options, CancellationToken token) => Verb.Run(
        token,
        [
            "basins", request.InWork(landscape.Name + ".db"), "--samples", Comparison.Text(Samples), .. options, "--seed", "1", "--progress", "none",
            "--csv", request.Result($"basins-{landscape.Name}-{name}.csv"), "-o", request.Figure($"basins-{landscape.Name}-{name}.svg"),
        ]);
}
