namespace EnergyLandscape.Potentials;

/// <summary>Finds the signed permutation of hidden units that takes one point to another, if there is one.</summary>
/// <remarks>Colours tell units apart (<see cref="UnitColours"/>); where they do not, one is chosen, tried with every unit of its colour in the
/// other point, and colours are refined again. Equal, mirrored and dead units are alike in every respect, so the first trial succeeds; only
/// points that differ and cannot be told apart by colours take more, and there is a limit to that.</remarks>
internal sealed class PointMatching
{
    // Refinements in one matching: a few for each unit that has twins; far more are needed only by points made to defeat refinement.
    private const int MostRefinements = 4000;

    private readonly NetworkArchitecture _net;
    private readonly double[] _image;
    private readonly double _window;
    private int _left = MostRefinements;

    /// <summary>Prepares to match points.</summary>
    /// <param name="net">The network.</param>
    /// <param name="window">Largest distance of an image that counts as found.</param>
    public PointMatching(NetworkArchitecture net, double window)
    {
        _net = net;
        _window = window;
        _image = new double[net.Dimension];
    }

    /// <summary>Whether the search was given up before all was tried.</summary>
    public bool WasCut => _left < 0;

    /// <summary>Whether units had to be chosen, so that another choice might be nearer.</summary>
    public bool HadChoice { get; private set; }

    /// <summary>Finds an image of a point within the window of a reference.</summary>
    /// <param name="reference">The point that stays.</param>
    /// <param name="x">The point whose image is wanted.</param>
    /// <param name="ofReference">Refined colours of the reference.</param>
    /// <param name="ofX">Refined colours of the point, from the same classes.</param>
    /// <param name="inputs">Order of the inputs in the image.</param>
    /// <returns>The element of the group, or null.</returns>
    public HiddenUnitImage? Find(ReadOnlySpan<double> reference, ReadOnlySpan<double> x, UnitColours ofReference, UnitColours ofX, int[] inputs)
    {
        if (!ofReference.Sorted.SequenceEqual(ofX.Sorted))
        {
            return null;
        }

        int vertex = ofReference.FirstAmbiguous();
        if (vertex < 0)
        {
            HiddenUnitImage element = Read(ofReference, ofX, inputs);
            element.Apply(_net, x, _image);
            return SymmetryGroup.EuclideanDistance(reference, _image) <= _window ? element : null;
        }

        HadChoice = true;
        UnitColours chosen = ofReference.Individualised(vertex);
        foreach (int candidate in ofX.Vertices(ofReference[vertex]))
        {
            if (--_left < 0)
            {
                return null;
            }

            if (Find(reference, x, chosen, ofX.Individualised(candidate), inputs) is { } found)
            {
                return found;
            }
        }

        return null;
    }

    // Every unit of the reference, as it is, has the colour of exactly one unit of the other point, as it is or mirrored.
    private HiddenUnitImage Read(UnitColours ofReference, UnitColours ofX, int[] inputs)
    {
        HiddenUnitImage element = HiddenUnitImage.Identity(_net, inputs);
        for (int layer = 1; layer <= _net.HiddenLayers; layer++)
        {
            int first = ofReference.FirstOf(layer);
            for (int unit = 0; unit < _net.Layers[layer]; unit++)
            {
                int vertex = ofX.Vertex(ofReference[first + (2 * unit)]) - first;
                element.Source[layer][unit] = vertex / 2;
                element.Sign[layer][unit] = vertex % 2 == 0 ? 1 : -1;
            }
        }

        return element;
    }
}
