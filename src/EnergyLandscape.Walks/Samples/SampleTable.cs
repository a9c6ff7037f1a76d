namespace EnergyLandscape.Walks;

/// <summary>Samples of consecutive whole walks, column by column, as one file holds them; the buffers are used again for the next.</summary>
internal sealed class SampleTable(int capacity)
{
    /// <summary>The whole numbers, as <see cref="WholeNames"/>.</summary>
    public static readonly string[] WholeNames = ["walk", "step", "curvature", "negative_eigenvalues", "zero_eigenvalues"];

    /// <summary>The real numbers that every sample has, as they were computed.</summary>
    public static readonly string[] RealNames = ["loss", "gradient_norm"];

    /// <summary>The real numbers that may not exist: null on disk, NaN in memory.</summary>
    public static readonly string[] OptionalNames = ["test_loss", "train_accuracy", "test_accuracy", "saturation", "lowest_eigenvalue", "highest_eigenvalue"];

    /// <summary>Whole numbers, a column a name.</summary>
    public int[][] Whole { get; } = [.. WholeNames.Select(_ => new int[capacity])];

    /// <summary>Real numbers, a column a name: first those that always exist.</summary>
    public double[][] Real { get; } = [.. RealNames.Concat(OptionalNames).Select(_ => new double[capacity])];

    /// <summary>Number of samples.</summary>
    public int Rows { get; set; }

    /// <summary>Most samples.</summary>
    public int Capacity => capacity;

    /// <summary>Appends a walk.</summary>
    public void Add(int walk, ReadOnlySpan<WalkSample> samples)
    {
        for (int step = 0; step < samples.Length; step++, Rows++)
        {
            ref readonly WalkSample sample = ref samples[step];
            Whole[0][Rows] = walk;
            Whole[1][Rows] = step;
            Whole[2][Rows] = (int)sample.Curvature;
            Whole[3][Rows] = sample.NegativeEigenvalues;
            Whole[4][Rows] = sample.ZeroEigenvalues;
            Real[0][Rows] = sample.Loss;
            Real[1][Rows] = sample.GradientNorm;
            Real[2][Rows] = sample.TestLoss;
            Real[3][Rows] = sample.TrainAccuracy;
            Real[4][Rows] = sample.TestAccuracy;
            Real[5][Rows] = sample.Saturation;
            Real[6][Rows] = sample.LowestEigenvalue;
            Real[7][Rows] = sample.HighestEigenvalue;
        }
    }

    /// <summary>One walk.</summary>
    /// <param name="first">Row of its first sample.</param>
    /// <param name="steps">Number of its samples.</param>
    public WalkTrajectory Walk(int first, int steps)
    {
        var samples = new WalkSample[steps];
        for (int step = 0, row = first; step < steps; step++, row++)
        {
            samples[step] = new WalkSample
            {
                Curvature = (CurvatureClass)Whole[2][row],
                NegativeEigenvalues = Whole[3][row],
                ZeroEigenvalues = Whole[4][row],
                Loss = Real[0][row],
                GradientNorm = Real[1][row],
                TestLoss = Real[2][row],
                TrainAccuracy = Real[3][row],
                TestAccuracy = Real[4][row],
                Saturation = Real[5][row],
                LowestEigenvalue = Real[6][row],
                HighestEigenvalue = Real[7][row],
            };
        }

        return new WalkTrajectory(Whole[0][first], samples);
    }
}
