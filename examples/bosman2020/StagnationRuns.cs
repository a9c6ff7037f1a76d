using System.Globalization;

namespace EnergyLandscape.Examples.Bosman2020;

/// <summary>The walks behind Tables 3 to 9 and B.10 to B.15 of paper 002.</summary>
internal static class StagnationRuns
{
    /// <summary>Seed of the walks and of the split of every table.</summary>
    public const int Seed = 1;

    /// <summary>Walks of MNIST a setting; the paper's 79,600 would take days.</summary>
    public const int MnistWalks = 50;

    public static async Task Table(Problem problem, Request request, CancellationToken token)
    {
        foreach (string scaling in Scalings(problem))
        {
            foreach (Setting setting in Setting.All)
            {
                bool first = scaling == Scalings(problem).First();
                if (first)
                {
                    // Without vectors: some ten times slower than the exact gradient.
                    await Run(problem, setting, scaling, "as-published", Seed, request.Walks ?? Walks(problem, problem.Dimension > 200 ? 100 : 350), request, token);
                }

                await Run(problem, setting, scaling, "exact", Seed, request.Walks ?? Walks(problem, first ? 1000 : 200), request, token);
            }
        }
    }

    /// <summary>Other splits into training and test rows, 100 walks each: how much the test columns depend on the split.</summary>
    public static async Task Splits(Problem problem, Request request, CancellationToken token)
    {
        foreach (int seed in Enumerable.Range(2, 5))
        {
            foreach (Setting setting in Setting.All)
            {
                await Run(problem, setting, "z-score", "exact", seed, request.Walks ?? 100, request, token);
            }
        }
    }

    /// <summary>The scaling of the paper's text, then that of the published code where it differs.</summary>
    public static IEnumerable<string> Scalings(Problem problem) => problem.Name switch
    {
        "xor" => ["none"],
        _ => problem.PublishedScaling is { } other ? ["z-score", other] : ["z-score"],
    };

    private static int Walks(Problem problem, int most) => problem.Name == "mnist" ? MnistWalks : Math.Min(problem.PaperWalks, most);

    private static async Task Run(Problem problem, Setting setting, string scaling, string gradient, int seed, int walks, Request request, CancellationToken token)
    {
        token.ThrowIfCancellationRequested();
        string name = string.Create(CultureInfo.InvariantCulture, $"{problem.Name}-{scaling}-{gradient}-{setting.Name}-{seed}");
        bool mnist = problem.Name == "mnist";
        string curvature = gradient != "exact" ? "none" : problem.Dimension <= 40 || mnist ? "auto" : "full";
        int every = problem.Dimension <= 40 ? 1 : problem.Dimension <= 100 ? 10 : setting.Micro ? 500 : 50;
        string runFile = RunText.Of(problem, setting, request.Data, scaling, seed, walks, curvature, every, (mnist ? "batch = 100\ntest-batch = 100\n" : string.Empty) + $"gradient = \"{gradient}\"");
        double seconds = await WalkRun.Walk(request.Work, name, runFile, token);
        List<Measured> measured = WalkRun.Measure(problem, setting, scaling, gradient, seed, Path.Combine(request.Work, name));
        Measured.Merge(Path.Combine(request.Results, "walks.csv"), measured);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name}: {walks} walks, {seconds:F1} s"));
    }
}
