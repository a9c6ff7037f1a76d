using EnergyLandscape.Potentials;

namespace EnergyLandscape.Optim;

/// <summary>Settings of eigenvector-following; OPTIM's keyword is given in brackets.</summary>
public sealed record EigenvectorFollowingOptions
{
    /// <summary>Most Hessians of one search [BFGSTS].</summary>
    public int MaxIterations { get; init; } = 150;

    /// <summary>Longest step the trust radius may grow to [MAXMAX].</summary>
    public double MaxStep { get; init; } = 1.0;

    /// <summary>Trust radius at first, unless the caller knows a better one [MAXSTEP].</summary>
    public double InitialStep { get; init; } = 0.2;

    /// <summary>Error of the quadratic model, as a fraction of the step, above which the trust radius shrinks [TRAD].</summary>
    public double TrustRatio { get; init; } = 0.5;

    /// <summary>Steps after which a search that does not follow a mode measures that error the other way (<see cref="TrustMeasure"/>), or null: by
    /// displacement throughout. Searches along a mode of a minimum always measure it by energy.</summary>
    public int? SwitchAfter { get; init; }

    /// <summary>What a stored point must fulfil.</summary>
    public VerificationRule Verification { get; init; } = new();

    /// <summary>The <see cref="SwitchAfter"/> that suits a number of coordinates: none up to 40; 50 steps for more, where one measure or the other finds
    /// next to nothing, depending on the data.</summary>
    public static int? SwitchAfterFor(int dimension) => dimension <= 40 ? null : 50;
}
