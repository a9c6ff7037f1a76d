namespace EnergyLandscape.Walks;

/// <summary>One point of a walk. NaN where a number does not exist or was not asked for.</summary>
public readonly record struct WalkSample
{
    /// <summary>Training loss.</summary>
    public required double Loss { get; init; }

    /// <summary>Generalisation loss: that of the test rows.</summary>
    public double TestLoss { get; init; }

    /// <summary>Share of training rows that are right, 0 to 1.</summary>
    public double TrainAccuracy { get; init; }

    /// <summary>Share of test rows that are right, 0 to 1.</summary>
    public double TestAccuracy { get; init; }

    /// <summary>Euclidean norm of the gradient of the training loss, not divided by the number of coordinates.</summary>
    public required double GradientNorm { get; init; }

    /// <summary>Saturation of the hidden units, 0 to 1.</summary>
    public double Saturation { get; init; }

    /// <summary>Curvature class of the training loss.</summary>
    public CurvatureClass Curvature { get; init; }

    /// <summary>Number of eigenvalues that count as negative; −1 where unknown.</summary>
    public int NegativeEigenvalues { get; init; }

    /// <summary>Number of eigenvalues that count as zero; −1 where unknown.</summary>
    public int ZeroEigenvalues { get; init; }

    /// <summary>Lowest eigenvalue of the Hessian; NaN where the method gives signs only.</summary>
    public double LowestEigenvalue { get; init; }

    /// <summary>Highest eigenvalue of the Hessian; NaN where the method gives signs only.</summary>
    public double HighestEigenvalue { get; init; }
}
