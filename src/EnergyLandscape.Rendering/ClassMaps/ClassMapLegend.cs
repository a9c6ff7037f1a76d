using EnergyLandscape.Rendering.Pictures;
using EnergyLandscape.Rendering.Trees;

namespace EnergyLandscape.Rendering.ClassMaps;

/// <summary>The legend of class maps: a swatch for each class that some map shows.</summary>
internal static class ClassMapLegend
{
    /// <summary>Its entries, by number of the class.</summary>
    /// <param name="scene">The page that the swatches are drawn on.</param>
    /// <param name="maps">Maps of the same classes.</param>
    public static TreeLegend.Entry[] Entries(Scene scene, IReadOnlyList<ClassMap> maps)
    {
        return [.. maps.SelectMany(map => map.Answers.Distinct().Select(label => (Label: label, Name: map.Classes[label]))).Distinct().OrderBy(entry => entry.Label)
            .Select(entry => new TreeLegend.Entry(entry.Name, (left, right, middle) =>
            {
                // As high as a letter: 0.4 of the size of the text, whose swatches are 1.4 wide.
                double reach = 0.4 * (right - left) / 1.4;
                scene.Polygon([(left, middle - reach), (right, middle - reach), (right, middle + reach), (left, middle + reach)], ClassMapMark.ColourOf(entry.Label));
            }))];
    }
}
