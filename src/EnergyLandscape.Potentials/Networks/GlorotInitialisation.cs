namespace EnergyLandscape.Potentials;

/// <summary>The usual random start of training, which keeps the variance of signals about the same from layer to layer.</summary>
/// <remarks>Glorot and Bengio (2010), AISTATS, PMLR 9, 249–256, eq. 16; called Xavier or Glorot uniform in PyTorch and Keras.</remarks>
public static class GlorotInitialisation
{
    /// <summary>Half-widths of the uniform distributions around zero.</summary>
    /// <param name="architecture">The network.</param>
    /// <returns>One a parameter: √(6/(in + out)) of a weight between layers of <c>in</c> and <c>out</c> units, 0 of a bias.</returns>
    public static double[] HalfWidths(NetworkArchitecture architecture)
    {
        ArgumentNullException.ThrowIfNull(architecture);
        var widths = new double[architecture.Dimension];
        for (int layer = 1; layer < architecture.Layers.Length; layer++)
        {
            int from = architecture.Layers[layer - 1], to = architecture.Layers[layer];
            widths.AsSpan(architecture.WeightOffset(layer), from * to).Fill(Math.Sqrt(6.0 / (from + to)));
        }

        return widths;
    }
}
