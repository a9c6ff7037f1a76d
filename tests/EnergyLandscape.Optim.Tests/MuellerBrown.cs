using EnergyLandscape.Potentials;

namespace EnergyLandscape.Optim.Tests;

/// <summary>Tolerances and stationary points of the surface of Müller and Brown, whose energies are of order 100.</summary>
internal static class MuellerBrown
{
    public static readonly VerificationRule Rule = new() { GradientTolerance = 1e-9 };

    public static readonly EigenvectorFollowingOptions SaddleOptions = new() { Verification = Rule };

    public static readonly PathwayOptions PathOptions = new() { Verification = Rule, MaxStep = 0.05, MaxPushoff = 0.01 };

    public static readonly IdentityRule Identity = new() { EnergyWindow = 1e-9 };

    public static StationaryPoint TransitionState(double x, double y) => new EigenvectorFollowingSearch(SaddleOptions, new MuellerBrownSurface())
        .Run((ISecondOrderEvaluator)new MuellerBrownSurface().CreateEvaluator(), [x, y], 1, 0.02, CancellationToken.None).Point!;
}
