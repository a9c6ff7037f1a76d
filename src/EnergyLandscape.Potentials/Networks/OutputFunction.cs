namespace EnergyLandscape.Potentials;

/// <summary>What the output units do with their weighted sums.</summary>
public enum OutputFunction
{
    /// <summary>p_k = e^{y_k} / Σ_q e^{y_q} (Mehta et al. 2018, eq. 2).</summary>
    Softmax,

    /// <summary>p_k = 1 / (1 + e^{−y_k}), each unit for itself.</summary>
    Logistic,

    /// <summary>p_k = y_k.</summary>
    Linear,
}
