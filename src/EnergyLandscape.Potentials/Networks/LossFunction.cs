namespace EnergyLandscape.Potentials;

/// <summary>How far outputs are from targets.</summary>
public enum LossFunction
{
    /// <summary>With softmax the mean over rows of −Σ_k t_k ln p_k (Mehta et al. 2018, eq. 3); with logistic outputs the mean over
    /// rows and outputs of −[t ln p + (1 − t) ln(1 − p)] (Bosman et al. 2020).</summary>
    CrossEntropy,

    /// <summary>The mean over rows and outputs of (p − t)² (Bosman et al. 2020).</summary>
    SquaredError,
}
