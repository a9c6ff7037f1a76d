using EnergyLandscape.Potentials;
using EnergyLandscape.Walks;

namespace EnergyLandscape.Runs.Tests;

public sealed class RunFileWalksTests
{
    private const string Surface = "[potential]\nkind = \"surface\"\nname = \"mueller-brown\"\n[walk]\n";

    [Fact]
    public void Keys_of_optimisers_reach_the_options()
    {
        WalkOptions adam = RunFileWalks.CreateOptions(Read("kind = \"adam\"\nstep = 0.5\nbeta1 = 0.8\nbeta2 = 0.99\nepsilon = 1e-6\n").Walk!);
        Assert.Equal((WalkKind.Adam, 0.5, 0.8, 0.99, 1e-6, 0), (adam.Kind, adam.Step, adam.Beta1, adam.Beta2, adam.Epsilon, adam.Momentum));
        WalkOptions heavy = RunFileWalks.CreateOptions(Read("kind = \"gradient-descent\"\nmomentum = 0.9\n").Walk!);
        Assert.Equal((WalkKind.GradientDescent, 0.9, 0.9, 0.999, 1e-8), (heavy.Kind, heavy.Momentum, heavy.Beta1, heavy.Beta2, heavy.Epsilon));
    }

    [Fact]
    public void Momentum_is_that_of_gradient_descent_alone()
    {
        Assert.Equal(2, RunFileWalks.CreateLandscape(Read("kind = \"gradient-descent\"\nmomentum = 0.9\n"), "run.toml").Dimension);
        InputException refused = Assert.Throws<InputException>(() => RunFileWalks.CreateLandscape(Read("kind = \"adam\"\nmomentum = 0.5\n"), "run.toml"));
        Assert.Equal("run.toml: key \"walk.momentum\" is 0.5, but \"walk.kind\" is \"adam\"; expected no momentum, or \"gradient-descent\"", refused.Message);
    }

    private static RunFile Read(string walk) => RunFileReader.ReadText(Surface + walk, "run.toml");
}
