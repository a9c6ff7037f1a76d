using System.Text.Json;
using EnergyLandscape.PathSample.Disconnectivity;
using EnergyLandscape.Rendering.Trees;

namespace EnergyLandscape.Rendering.Interactive;

/// <summary>The disconnectivity graph as a page to explore: one HTML file that needs no network.</summary>
/// <remarks>Order and lines of branches are those of <see cref="TreeLayout"/>; the page computes them again when branches are collapsed. Paths are
/// those of <see cref="PathSample.LandscapeNetwork.MinimaxPath"/>, found by the same algorithm.</remarks>
public static class TreePage
{
    private static readonly string[] Scripts =
    [
        "document.js", "numbers.js", "colours.js", "pens.js", "view.js", "lines.js",
        "tree-data.js", "tree-layout.js", "tree-paths.js", "tree-colouring.js", "tree-legends.js", "tree-labels.js", "tree-scene.js", "tree-panel.js", "tree-controls.js", "tree-page.js",
    ];

    /// <summary>The text of the file; always the same for the same data.</summary>
    /// <param name="data">What it shows.</param>
    /// <exception cref="Potentials.InputException">The tree is empty.</exception>
    public static string Write(TreePageData data)
    {
        ArgumentNullException.ThrowIfNull(data);
        return HtmlPage.Write(data.Title, "tree.html", Scripts, JsonOf(data));
    }

    /// <summary>The transition states that can lie on a lowest path, by energy, then id: of several that reach the same minima, the lowest; none
    /// that reaches one minimum only.</summary>
    /// <param name="all">All transition states.</param>
    internal static IReadOnlyList<PageSaddle> OnPaths(IEnumerable<PageSaddle> all)
    {
        var reached = new HashSet<string>();
        return [.. all.OrderBy(saddle => saddle.Point.Energy).ThenBy(saddle => saddle.Point.Id)
            .Where(saddle => saddle.Minima.Distinct().Count() > 1 && reached.Add(string.Join(' ', saddle.Minima.Distinct().Order())))];
    }

    private static byte[] JsonOf(TreePageData data)
    {
        TreeLayout layout = TreeLayout.Of(data.Tree);
        int[] slots = new int[layout.Tree.Nodes.Count];
        foreach (TreeLeaf leaf in layout.Leaves)
        {
            slots[layout.Tree.Leaf(leaf.Minimum).Index] = leaf.Slot;
        }

        return PageJson.Write(json =>
        {
            json.WriteString("title", data.Title);
            json.WriteString("energyLabel", data.EnergyLabel);
            json.Number("bottom", layout.LowestEnergy);
            json.Number("top", layout.HighestEnergy);
            json.Number("shoulder", new TreeLayoutOptions().Shoulder);
            json.WriteNumber("transitionStatesInAll", data.TransitionStates.Count);
            json.WriteString("colour", data.Colour);
            json.WriteBoolean("labels", data.ShowLabels);
            json.WriteBoolean("energyLabels", data.EnergyLabels);
            WriteNodes(json, layout.Tree, slots);
            if (data.Residence is { } residence)
            {
                json.WriteStartObject("residence");
                json.WriteString("unit", residence.Unit);
                json.Numbers("shares", data.Minima.Select(minimum => residence.Of(minimum.Id)));
                json.WriteEndObject();
            }

            json.WriteStartObject("minima");
            WritePoints(json, data.Minima);
            json.WriteEndObject();
            IReadOnlyList<PageSaddle> saddles = OnPaths(data.TransitionStates);
            HashSet<int> shown = [.. saddles.Select(saddle => saddle.Point.Id)];
            WriteSaddles(json, "saddles", saddles);

            // Those that a node names although another one can stand for it on every path.
            HashSet<int> named = [.. layout.Tree.Nodes.Where(node => !node.IsLeaf).Select(node => node.TransitionState!.Value).Where(id => !shown.Contains(id))];
            WriteSaddles(json, "otherSaddles", [.. data.TransitionStates.Where(saddle => named.Contains(saddle.Point.Id))]);
            WriteColumns(json, data);
        });
    }

    private static void WriteNodes(Utf8JsonWriter json, SuperbasinTree tree, int[] slots)
    {
        json.WriteStartObject("nodes");
        json.WriteNumber("leaves", tree.LeafCount);
        json.Numbers("energy", tree.Nodes.Select(node => node.Energy));
        json.Integers("parent", tree.Nodes.Select(node => node.Parent?.Index ?? -1));
        json.Integers("minimum", tree.Leaves.Select(node => node.Lowest.Id));
        json.Integers("slot", tree.Leaves.Select(node => slots[node.Index]));
        json.Integers("transitionState", tree.Nodes.Skip(tree.LeafCount).Select(node => node.TransitionState!.Value));
        json.WriteEndObject();
    }

    private static void WriteSaddles(Utf8JsonWriter json, string name, IReadOnlyList<PageSaddle> saddles)
    {
        json.WriteStartObject(name);
        WritePoints(json, [.. saddles.Select(saddle => saddle.Point)]);
        json.WriteStartArray("reached");
        foreach (PageSaddle saddle in saddles)
        {
            json.WriteStartArray();
            foreach (int minimum in saddle.Minima.Distinct().Order())
            {
                json.WriteNumberValue(minimum);
            }

            json.WriteEndArray();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WritePoints(Utf8JsonWriter json, IReadOnlyList<PagePoint> points)
    {
        json.Integers("id", points.Select(point => point.Id));
        json.Numbers("energy", points.Select(point => point.Energy));
        json.Integers("index", points.Select(point => point.Index));
        json.Numbers("lowest", points.Select(point => point.LowestEigenvalue));
        json.Numbers("highest", points.Select(point => point.HighestEigenvalue));
        json.Numbers("lnProduct", points.Select(point => point.LogProduct));
        json.Strings("orbit", points.Select(point => point.Orbit));
        json.Numbers("hits", points.Select(point => (double)point.Hits));
        json.Strings("provenance", points.Select(point => point.Provenance));
        json.Strings("certificate", points.Select(point => point.Certificate));
    }

    private static void WriteColumns(Utf8JsonWriter json, TreePageData data)
    {
        json.WriteStartArray("columns");
        foreach (PageColumn column in data.Columns)
        {
            json.WriteStartObject();
            json.WriteString("name", column.Name);
            json.WriteString("label", column.Label);
            json.WriteString("unit", column.Unit);
            json.Strings("categories", column.Categories);
            json.Numbers("values", data.Minima.Select(minimum => column.Values.GetValueOrDefault(minimum.Id, double.NaN)));
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }
}
