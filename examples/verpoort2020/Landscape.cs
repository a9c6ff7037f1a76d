using System.Globalization;

namespace EnergyLandscape.Examples.Verpoort2020;

/// <summary>A landscape of the paper, with what it may cost.</summary>
/// <param name="Data">"ljat", "optdig" or "wine".</param>
/// <param name="Layers">Units per layer.</param>
/// <param name="Rows">Rows that are trained on; as many others are tested on, as far as there are.</param>
/// <param name="MaxMinima">Minima at which the exploration stops.</param>
/// <param name="Seconds">Time of the exploration on two cores.</param>
/// <param name="Patience">Searches without news after which it ends.</param>
internal sealed record Landscape(string Data, int[] Layers, int Rows, int MaxMinima, double Seconds, int Patience)
{
    private static readonly int[][] Ljat = [[2, 10, 4], [2, 5, 5, 4], [2, 4, 4, 4, 4]];

    /// <summary>All landscapes: those of Table 1 and Fig. 2, then those of Fig. 3.</summary>
    public static IReadOnlyList<Landscape> All { get; } =
    [
        .. Ljat.Select(layers => new Landscape("ljat", layers, 100, layers.Length == 3 ? 2000 : 20000, 1200, 1000)),
        new("ljat", Ljat[0], 1000, 20000, 600, 1000), new("ljat", Ljat[1], 1000, 8000, 1800, 1000), new("ljat", Ljat[2], 1000, 20000, 3600, 1000),
        .. Ljat.Select(layers => new Landscape("ljat", layers, 2000, 5000, layers.Length == 3 ? 600 : 1800, 1000)),
        .. Ljat.Select(layers => new Landscape("ljat", layers, 10000, 5000, 1800, 600)),
        .. Ljat.Select(layers => new Landscape("ljat", layers, 100000, 5000, 7200, 300)),
        new("optdig", [64, 5, 10], 1500, 2000, 1200, 1000), new("optdig", [64, 4, 4, 4, 10], 1500, 2000, 1200, 1000),
        new("optdig", [64, 5, 10], 5000, 2000, 1200, 1000), new("optdig", [64, 4, 4, 4, 10], 5000, 2000, 1200, 1000),
        new("wine", [11, 5, 3], 1500, 2000, 1200, 1000), new("wine", [11, 3, 3, 3, 3], 1500, 2000, 1200, 1000),
    ];

    /// <summary>Hidden layers.</summary>
    public int Hidden => Layers.Length - 2;

    /// <summary>Weights and biases.</summary>
    public int Parameters => Enumerable.Range(1, Layers.Length - 1).Sum(layer => Layers[layer] * (Layers[layer - 1] + 1));

    /// <summary>Stem of its files, as the paper labels its figures.</summary>
    public string Name => string.Create(CultureInfo.InvariantCulture, $"{Data}-{Hidden}hl-{Rows}");

    /// <summary>The landscape whose points are refined first: that of ten times fewer rows, where one evaluation is dear.</summary>
    public Landscape? Before => Rows == 100000 ? All.Single(other => other.Data == Data && other.Hidden == Hidden && other.Rows == 10000) : null;

    /// <summary>Test rows.</summary>
    public int TestRows => Data == "optdig" && Rows == 5000 ? 620 : Rows;

    /// <summary>Its run file.</summary>
    public string RunFile => RunFileOf(null);

    /// <summary>Its run file with rows drawn from the table.</summary>
    /// <param name="rowsSeed">Seed of the draw; null for the first rows.</param>
    public string RunFileOf(ulong? rowsSeed) => string.Create(CultureInfo.InvariantCulture, $"""
        [potential]
        kind = "network"
        layers = [{string.Join(", ", Layers)}]
        activation = "tanh"
        output = "softmax"
        loss = "cross-entropy"
        regularisation = 1e-4

        [data]
        {DataSets.Keys(Data)}
        rows = {Rows}{(rowsSeed is { } seed ? string.Create(CultureInfo.InvariantCulture, $"\nrows-seed = {seed}") : string.Empty)}
        test-rows = {TestRows}

        [pathway]
        method = "lbfgs"

        [basin-hopping]
        temperature = [0.3, 0.03, 0.003]

        [explore]
        strategy = "growth"
        seed = 1
        patience = {Patience}
        max-minima = {MaxMinima}

        """);
}
