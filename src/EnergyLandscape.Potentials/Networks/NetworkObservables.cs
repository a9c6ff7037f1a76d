namespace EnergyLandscape.Potentials;

/// <summary>What Mehta et al. (2018) measure at the minima of a network's loss.</summary>
public static class NetworkObservables
{
    /// <summary>Weights up to this size count as zero in the paper (section IV.B).</summary>
    public const double PaperZero = 1e-10;

    /// <summary>The observables that a network has: two-class areas under the ROC curve, probabilities of the right class, zero weights and, for
    /// the exclusive or, the share of the input square where it is right.</summary>
    /// <param name="potential">The network; what does not apply to it is left out.</param>
    /// <returns>Observables that share buffers: one list a thread.</returns>
    public static IReadOnlyList<PointObservable> Of(NetworkPotential potential)
    {
        ArgumentNullException.ThrowIfNull(potential);
        var list = new List<PointObservable>();
        if (NetworkClassifier.Classifies(potential))
        {
            var classifier = new NetworkClassifier(potential);
            if (classifier.Classes == 2)
            {
                bool[] positive = [.. classifier.RightClasses.ToArray().Select(label => label == 1)];
                list.Add(new("auc", "AUC", string.Empty, point => RocArea.Trapezoid(classifier.Probabilities(point.Coordinates.Span, 1), positive)));
                list.Add(new("rank-auc", "rank AUC", string.Empty, point => RocArea.Rank(classifier.Probabilities(point.Coordinates.Span, 1), positive)));
            }

            list.Add(new("lowest-probability", "lowest probability of the right class", string.Empty, point => classifier.RightProbabilities(point.Coordinates.Span).Min()));
            list.Add(new("highest-probability", "highest probability of the right class", string.Empty, point => classifier.RightProbabilities(point.Coordinates.Span).Max()));
            list.Add(new("accuracy", "share of rows that are right", string.Empty, point => Accuracy(classifier, point.Coordinates.Span)));
        }

        list.Add(new("zero-weights", "weights up to 1e-10", string.Empty, point => ZeroWeights(point.Coordinates.Span)));
        if (InputGrid.Fits(potential) && potential.Data.Name == "xor")
        {
            // The grid has some 18,000 rows: made when first asked for.
            var grid = new Lazy<InputGrid>(() => new InputGrid(potential));
            list.Add(new("right-square", "share of the input square that is right", string.Empty, point => grid.Value.RightShare(point.Coordinates.Span)));
        }

        return list;
    }

    /// <summary>Number of weights and biases that count as zero in the paper.</summary>
    /// <param name="x">Coordinates.</param>
    /// <remarks>At lambda = 1e-6 an error of 1e-12 in the gradient is one of 5e-7 in a weight: see CertifiedZeros of Gmin.</remarks>
    public static int ZeroWeights(ReadOnlySpan<double> x)
    {
        int count = 0;
        foreach (double weight in x)
        {
            count += Math.Abs(weight) <= PaperZero ? 1 : 0;
        }

        return count;
    }

    private static double Accuracy(NetworkClassifier classifier, ReadOnlySpan<double> x)
    {
        double[] probabilities = classifier.RightProbabilities(x);

        // A tie is no right answer: the all-zero network gives every class the same probability.
        double share = 1.0 / classifier.Classes;
        int[] answers = classifier.Answers(x);
        int right = 0;
        for (int row = 0; row < answers.Length; row++)
        {
            right += answers[row] == classifier.RightClasses[row] && probabilities[row] > share ? 1 : 0;
        }

        return right / (double)answers.Length;
    }
}
