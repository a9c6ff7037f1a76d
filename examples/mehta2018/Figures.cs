using EnergyLandscape.Cli;

namespace EnergyLandscape.Examples.Mehta2018;

/// <summary>The paper's figures, drawn by `landscape tree`.</summary>
internal static class Figures
{
    private static readonly string[] Lambdas = ["1e-2", "1e-3", "1e-4", "1e-5", "1e-6"];

    /// <summary>Draws the figures that a landscape has a part in.</summary>
    public static async Task Draw(int hidden, string lambda, string database, string folder, CancellationToken token)
    {
        if (lambda == "1e-6" && hidden is >= 1 and <= 6)
        {
            // The all-zero minimum is the blue branch of (a) and left out elsewhere, as it would flatten the rest.
            string[] zero = hidden == 1 ? [] : ["--without-zero"];
            await Tree([database, "-o", Path.Combine(folder, $"fig1{"abcdef"[hidden - 1]}"), "--group", "auc", "--labels", "none", "--height", "110", .. zero], token);
        }

        if (hidden == 6 && Array.IndexOf(Lambdas, lambda) is >= 0 and int place)
        {
            await Tree([database, "-o", Path.Combine(folder, $"fig{place + 2}"), "--without-zero", "--group", "auc", "--insets", "all"], token);
        }
    }

    private static async Task Tree(string[] arguments, CancellationToken token)
    {
        foreach (string extension in (string[])[".svg", ".pdf"])
        {
            string[] named = [.. arguments];
            named[2] += extension;
            int code = await LandscapeCommand.Run(["tree", .. named], Console.Out, Console.Error, token);
            if (code != 0)
            {
                throw new Potentials.InputException($"{named[2]} could not be drawn, expected 'landscape tree' to end with 0, not {code}");
            }
        }
    }
}
