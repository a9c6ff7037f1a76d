namespace EnergyLandscape.Walks.Tests.Stays;

/// <summary>Walks with the numbers that the published code gives for them (../shared/notes/fla-details.md, section 6).</summary>
public sealed class StagnationVectorTests
{
    public static TheoryData<string, int, double, int> Vectors => new()
    {
        { "0.95^t", 1, 64, 6 },
        { "1/(1+t)", 1, 86, 6 },
        { "ramp", 0, 0, 20 },
        { "constant", 1, 95, 6 },
        { "two plateaus", 2, 40.5, 6 },
        { "damped oscillation", 1, 61, 10 },
        { "logistic fall", 2, 441, 6 },
        { "three levels", 3, 323.666667, 6 },
        { "ripples", 6, 129.666667, 20 },
    };

    [Theory]
    [MemberData(nameof(Vectors))]
    public void As_published_gives_the_numbers_of_the_published_code(string walk, int count, double length, int window)
    {
        StagnationEstimate estimate = Stagnation.Estimate(Walk(walk), StagnationOptions.AsPublished);
        Assert.Equal(count, estimate.Count);
        Assert.Equal(length, estimate.MeanLength, 6);
        Assert.Equal(window, estimate.Window);
    }

    internal static double[] Walk(string name) => name switch
    {
        "0.95^t" => Points(100, t => Math.Pow(0.95, t)),
        "1/(1+t)" => Points(100, t => 1.0 / (1 + t)),
        "ramp" => Points(100, t => 1 - (t / 100.0)),
        "constant" => Points(100, _ => 0.7),
        "two plateaus" => Points(100, t => t < 40 ? 2 : t < 50 ? 2 - (0.1 * (t - 40)) : 1),
        "damped oscillation" => Points(100, t => (Math.Exp(-t / 30.0) * Math.Cos(t / 3.0)) + 1),
        "logistic fall" => Points(1000, t => 1 / (1 + Math.Exp((t - 300) / 20.0))),
        "three levels" => Points(1000, t => t < 250 ? 3 : t < 600 ? 2 : 1),
        "ripples" => Points(1000, t => Math.Exp(-t / 100.0) + (0.02 * Math.Sin(t / 7.0))),
        _ => throw new ArgumentOutOfRangeException(nameof(name)),
    };

    private static double[] Points(int count, Func<int, double> loss) => [.. Enumerable.Range(0, count).Select(loss)];
}
