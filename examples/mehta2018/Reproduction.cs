using System.Globalization;
using EnergyLandscape.PathSample;

namespace EnergyLandscape.Examples.Mehta2018;

/// <summary>Landscapes, figures, results: everything in its order.</summary>
internal static class Reproduction
{
    public static async Task Run(Request request, CancellationToken token)
    {
        string figures = Path.Combine(request.Output, "figures");
        Directory.CreateDirectory(request.Work);
        Directory.CreateDirectory(request.Databases);
        Directory.CreateDirectory(figures);
        var landscapes = new List<Landscape>();
        foreach (string lambda in request.Lambdas)
        {
            foreach (int hidden in request.Hidden)
            {
                token.ThrowIfCancellationRequested();
                string name = string.Create(CultureInfo.InvariantCulture, $"xor-{hidden}-{lambda}"), database = Path.Combine(request.Work, name + ".db");
                await File.WriteAllTextAsync(Path.Combine(request.Databases, name + ".toml"), Exploration.RunFileOf(hidden, lambda), token);
                Exploration.Run(hidden, lambda, database, request.AllIndicesSeconds, token);
                DatabaseCopy.WithoutSearches(database, Path.Combine(request.Databases, name + ".db"));
                Landscape landscape = Landscape.Read(hidden, lambda, database, token);
                landscapes.Add(landscape);
                Console.WriteLine($"{name}: {landscape.Minima.Length} minima, {landscape.TransitionStates.Length} transition states, {landscape.Time.TotalSeconds.ToString("F1", CultureInfo.InvariantCulture)} s");
                await Figures.Draw(hidden, lambda, database, figures, token);
            }
        }

        var beyond = new List<Landscape>();
        foreach ((int hidden, string lambda) in Request.Beyond)
        {
            string name = string.Create(CultureInfo.InvariantCulture, $"xor-{hidden}-{lambda}"), database = Path.Combine(request.Work, name + ".db");
            if (request.BeyondSeconds is { } seconds)
            {
                await File.WriteAllTextAsync(Path.Combine(request.Databases, name + ".toml"), Exploration.RunFileOf(hidden, lambda), token);
                Exploration.RunBeyond(hidden, lambda, database, seconds, token);
            }

            if (File.Exists(database))
            {
                DatabaseCopy.WithoutSearches(database, Path.Combine(request.Databases, name + ".db"));
                beyond.Add(Landscape.Read(hidden, lambda, database, token));
                Console.WriteLine($"{name}: {beyond[^1].Minima.Length} minima, {beyond[^1].TransitionStates.Length} transition states");
            }
        }

        string results = Path.Combine(request.Output, "RESULTS.md");
        await File.WriteAllTextAsync(results, Results.Write(landscapes, beyond), token);
        Console.WriteLine(results);
    }
}
