using System.Globalization;

namespace EnergyLandscape.Examples.Compare;

/// <summary>A landscape that is enumerated.</summary>
/// <param name="Network">"logistic" (logistic everywhere, one output: Bosman et al.), "tanh" (tanh, softmax: Mehta et al.), or a network of the sets "iris" and "ljat".</param>
/// <param name="Hidden">Hidden units.</param>
/// <param name="Loss">"squared-error" or "cross-entropy".</param>
/// <param name="Lambda">Regularisation of all parameters, as it is written in file names.</param>
internal sealed record Landscape(string Network, int Hidden, string Loss, string Lambda)
{
    public static IReadOnlyList<string> Losses { get; } = ["squared-error", "cross-entropy"];

    private static readonly string[] Lambdas = ["1e-2", "1e-3", "1e-4", "1e-5", "1e-6"];

    /// <summary>XOR with up to four hidden units, both outputs and losses.</summary>
    public static IReadOnlyList<Landscape> Xor { get; } =
        [.. from hidden in Enumerable.Range(1, 4) from network in new[] { "logistic", "tanh" } from loss in Losses from lambda in Lambdas select new Landscape(network, hidden, loss, lambda)];

    /// <summary>Real data: Iris as Bosman et al. have it, LJAT with as many hidden units as can be exhausted.</summary>
    public static IReadOnlyList<Landscape> RealData { get; } =
        [.. from loss in Losses select new Landscape("iris", 2, loss, "1e-3"), .. from loss in Losses select new Landscape("ljat", 2, loss, "1e-4")];

    /// <summary>Those that walks are compared with: the regularisation is small beside the losses, but every minimum is proved.</summary>
    public static IReadOnlyList<Landscape> Walked { get; } =
        [.. from hidden in Enumerable.Range(2, 3) from loss in Losses select new Landscape("logistic", hidden, loss, "1e-5"), .. RealData];

    /// <summary>Stem of its files.</summary>
    public string Name => string.Create(CultureInfo.InvariantCulture, $"{Network}-{Hidden}-{(Loss == "squared-error" ? "sse" : "ce")}-{Lambda}");

    /// <summary>The same network with the other loss.</summary>
    public Landscape Other => this with { Loss = Losses.Single(loss => loss != Loss) };

    /// <summary>Its columns in tables of results.</summary>
    public string Columns => string.Create(CultureInfo.InvariantCulture, $"{Network},{Hidden},{Loss},{Lambda}");

    /// <summary>Its run file.</summary>
    /// <param name="request">Where data lie.</param>
    /// <param name="walk">Section [walk] with an own regularisation, or null.</param>
    public string RunFile(Request request, string? walk = null)
    {
        (string layers, string activation, string output, string data) = Network switch
        {
            "logistic" => ($"2, {Hidden}, 1", "logistic", "logistic", "source = \"xor\""),
            "tanh" => ($"2, {Hidden}, 2", "tanh", "softmax", "source = \"xor\""),
            "iris" => ($"4, {Hidden}, 3", "logistic", "logistic", $"path = \"{request.Data}/iris/iris_training.csv\"\nscaling = \"z-score\""),
            _ => ($"3, {Hidden}, 4", "tanh", "softmax", $"path = \"{request.InWork("ljat.csv")}\"\ntarget = \"outcome\""),
        };
        return $"""
            [potential]
            kind = "network"
            layers = [{layers}]
            activation = "{activation}"
            output = "{output}"
            loss = "{Loss}"
            regularisation = {(walk is null ? Lambda : "0")}

            [data]
            {data}

            {walk ?? "[explore]\nseed = 1\nmax-seconds = 600"}

            """;
    }
}
