namespace EnergyLandscape.Optim;

/// <summary>How the two sides of a transition state are followed down.</summary>
public enum PathwayMethod
{
    /// <summary>Second-order steepest descent: the true path, at some hundred Hessians a side.</summary>
    SteepestDescent,

    /// <summary>A pushoff, L-BFGS and a second-order finish: some hundred gradients and a few Hessians a side. The end is a verified stationary point as ever,
    /// but where steepest descent runs along a ridge it may be another minimum.</summary>
    Lbfgs,
}
