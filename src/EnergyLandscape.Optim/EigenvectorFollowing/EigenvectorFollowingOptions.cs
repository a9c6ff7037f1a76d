using EnergyLandscape.Potentials;

namespace EnergyLandscape.Optim;

/// <summary>Settings of eigenvector-following; OPTIM's keyword is given in brackets.</summary>
public sealed record EigenvectorFollowingOptions
{
    // With 385 coordinates and 1500 rows a Hessian and its modes cost as much as 300 gradients, with 69 as much as 8.
    private const int MostFull = 200;

    /// <summary>Most Hessians of one search [BFGSTS]; where it begins with the lowest mode, of its way there and of its end each.</summary>
    public int MaxIterations { get; init; } = 150;

    /// <summary>Most steps by the lowest mode, few of which need a Hessian, on the way to where all modes take over.</summary>
    public int MaxClimbSteps { get; init; } = 300;

    /// <summary>Longest step the trust radius may grow to [MAXMAX].</summary>
    public double MaxStep { get; init; } = 1.0;

    /// <summary>Trust radius at first, unless the caller knows a better one [MAXSTEP].</summary>
    public double InitialStep { get; init; } = 0.2;

    /// <summary>Error of the quadratic model, as a fraction of the step, above which the trust radius shrinks [TRAD].</summary>
    public double TrustRatio { get; init; } = 0.5;

    /// <summary>Steps after which a search that does not follow a mode measures that error the other way (<see cref="TrustMeasure"/>), or null: by
    /// displacement throughout. Searches along a mode of a minimum always measure it by energy.</summary>
    public int? SwitchAfter { get; init; }

    /// <summary>Which modes searches for index one work with.</summary>
    public ModeSource Modes { get; init; } = ModeSource.Auto;

    /// <summary>Root-mean-square gradient at which a search by the lowest mode hands over to one with the whole Hessian.</summary>
    public double SloppyTolerance { get; init; } = 1e-5;

    /// <summary>What a stored point must fulfil.</summary>
    public VerificationRule Verification { get; init; } = new();

    /// <summary>The <see cref="SwitchAfter"/> that suits a number of coordinates: none up to 40; 50 steps for more, where one measure or the other finds
    /// next to nothing, depending on the data.</summary>
    public static int? SwitchAfterFor(int dimension) => dimension <= 40 ? null : 50;

    /// <summary>Whether searches in a number of coordinates climb by the lowest mode.</summary>
    public bool ClimbsLowestMode(int dimension) => Modes == ModeSource.Lowest || (Modes == ModeSource.Auto && dimension > MostFull);
}
