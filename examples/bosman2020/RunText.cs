using System.Globalization;

namespace EnergyLandscape.Examples.Bosman2020;

/// <summary>Run files of the walks.</summary>
internal static class RunText
{
    /// <summary>Paper 002: one hidden layer, logistic everywhere.</summary>
    public static string Of(Problem problem, Setting setting, string dataFolder, string scaling, int splitSeed, int walks, string curvature, int curvatureEvery, string more = "")
    {
        string data = problem.Name == "xor" ? problem.Data : problem.Data.Replace("path = \"", $"path = \"{dataFolder}/", StringComparison.Ordinal) + "\n" + (problem.Name == "mnist"
            ? $"scaling = \"{scaling}\""
            : string.Create(CultureInfo.InvariantCulture, $"scaling = \"{scaling}\"\ntest-share = 0.2\nsplit-seed = {splitSeed}"));
        return string.Create(CultureInfo.InvariantCulture, $"""
            # {problem.Name}, {setting.Name}: Bosman, Engelbrecht and Helbig (2020), Table {problem.Table}.
            [potential]
            kind = "network"
            layers = [{problem.Inputs}, {problem.Hidden}, {problem.Outputs}]
            activation = "logistic"
            output = "logistic"
            loss = "{setting.RunFileLoss}"
            regularisation = 0

            [data]
            {data}

            [walk]
            kind = "progressive-gradient"
            seed = {splitSeed}
            start = [-{setting.Box}.0, {setting.Box}.0]
            step = {setting.Step}
            steps = {setting.Steps}
            walks = {walks}
            curvature = "{curvature}"
            curvature-every = {curvatureEvery}
            {more}

            """);
    }

    /// <summary>Paper 000: ELU, one to three hidden layers of the same width, cross-entropy; logistic output for XOR, softmax for MNIST.</summary>
    public static string Architecture(Problem problem, Setting setting, int width, int depth, string dataFolder, int seed, int walks, string curvature, string more = "")
    {
        string data = problem.Name == "xor" ? problem.Data : problem.Data.Replace("path = \"", $"path = \"{dataFolder}/", StringComparison.Ordinal) + "\nscaling = \"unit\"";
        string hidden = string.Join(", ", Enumerable.Repeat(width.ToString(CultureInfo.InvariantCulture), depth));
        return string.Create(CultureInfo.InvariantCulture, $"""
            # {problem.Name}, {depth} hidden layers of {width}, {setting.Name}: Bosman, Engelbrecht and Helbig, Loss surface modality (2020).
            [potential]
            kind = "network"
            layers = [{problem.Inputs}, {hidden}, {problem.Outputs}]
            activation = "elu"
            output = "{(problem.Outputs == 1 ? "logistic" : "softmax")}"
            loss = "cross-entropy"
            regularisation = 0

            [data]
            {data}

            [walk]
            kind = "progressive-gradient"
            seed = {seed}
            start = [-{setting.Box}.0, {setting.Box}.0]
            step = {setting.Step}
            steps = {setting.Steps}
            walks = {walks}
            curvature = "{curvature}"
            {more}

            """);
    }
}
