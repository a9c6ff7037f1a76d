using EnergyLandscape.PathSample;
using EnergyLandscape.PathSample.Analysis;
using EnergyLandscape.Potentials;
using EnergyLandscape.Rendering.Networks;
using EnergyLandscape.Rendering.Trees;

namespace EnergyLandscape.Cli.Figures;

/// <summary>Turns the networks at stationary points into what figures show.</summary>
internal sealed class NetworkFigures(NetworkPotential potential, NetworkAnalysis analysis)
{
    private readonly Lazy<InputGrid> _grid = new(() => new InputGrid(potential));

    /// <summary>The inset of a minimum.</summary>
    public TreeInset InsetOf(StoredPoint point) => new(point.Id, DiagramOf(point.Point), MapOf(point.Point));

    /// <summary>The network at a point, without the edges whose weights are zero: at most 1e-10 where hidden units that are certified to be zero
    /// are exactly so. Hidden nodes with larger weights stand above; their order means nothing.</summary>
    public NetworkDiagram DiagramOf(StationaryPoint point)
    {
        NetworkArchitecture net = potential.Architecture;
        ReadOnlySpan<double> x = analysis.ZerosOf(point).Coordinates.Span;
        double[] weights = x.ToArray();
        int[][] place = [.. net.Layers.Select((units, layer) => layer == 0 || layer > net.HiddenLayers ? [.. Enumerable.Range(0, units)] : PlacesOf(net, layer, weights))];
        var edges = new List<NetworkEdge>();
        for (int layer = 1; layer < net.Layers.Length; layer++)
        {
            for (int unit = 0; unit < net.Layers[layer]; unit++)
            {
                for (int from = 0; from < net.Layers[layer - 1]; from++)
                {
                    Add(edges, layer, place[layer - 1][from], place[layer][unit], weights[net.Weight(layer, unit, from)]);
                }

                if (net.Biases)
                {
                    Add(edges, layer, null, place[layer][unit], weights[net.BiasOffset(layer) + unit]);
                }
            }
        }

        return new NetworkDiagram(net.Layers, edges, net.Biases);
    }

    /// <summary>What the network answers over the input square of the paper; null for a network that has not two inputs and two classes.</summary>
    public AnswerMap? MapOf(StationaryPoint point)
    {
        TrainingSet data = potential.Data;
        if (!InputGrid.Fits(potential) || data.TargetColumns > 2)
        {
            return null;
        }

        InputGrid grid = _grid.Value;
        ReadOnlySpan<int> classes = new NetworkClassifier(potential).RightClasses;
        var samples = new AnswerSample[data.Rows];
        for (int row = 0; row < data.Rows; row++)
        {
            samples[row] = new AnswerSample(data.Inputs[2 * row], data.Inputs[(2 * row) + 1], classes[row] == 1);
        }

        return new AnswerMap(grid.Low, grid.Step, grid.Side, [.. grid.Answers(point.Coordinates.Span).Select(answer => answer == 1)], samples);
    }

    private static void Add(List<NetworkEdge> edges, int layer, int? from, int to, double weight)
    {
        if (Math.Abs(weight) > NetworkObservables.PaperZero)
        {
            edges.Add(new NetworkEdge(layer, from, to, weight));
        }
    }

    // Where each unit of a layer stands: by falling size of all its weights.
    private static int[] PlacesOf(NetworkArchitecture net, int layer, double[] weights)
    {
        int[] order = [.. Enumerable.Range(0, net.Layers[layer])
            .OrderByDescending(unit => net.UnitPositions(layer, unit).Sum(position => weights[position] * weights[position])).ThenBy(unit => unit)];
        var place = new int[order.Length];
        for (int i = 0; i < order.Length; i++)
        {
            place[order[i]] = i;
        }

        return place;
    }
}
