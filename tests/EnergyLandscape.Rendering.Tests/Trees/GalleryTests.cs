using EnergyLandscape.PathSample.Disconnectivity;
using EnergyLandscape.Rendering.Paths;
using EnergyLandscape.Rendering.Pictures;
using EnergyLandscape.Rendering.Trees;

namespace EnergyLandscape.Rendering.Tests.Trees;

/// <summary>Draws real landscapes; with LANDSCAPE_GALLERY naming a folder, leaves the pictures there to be looked at.</summary>
public class GalleryTests
{
    [Fact]
    public void Published_landscapes_are_drawn()
    {
        SuperbasinTree xor4 = SampleTrees.Xor(3, 1e-4), xor6 = SampleTrees.Xor(3, 1e-6);
        SuperbasinTree alanine = SampleTrees.PathSample("tetra_ala_initial"), communities = SampleTrees.PathSample("nine_community");
        Show("xor4", TreePicture.Draw(xor4, new() { Title = "XOR 2-3-2, λ = 1e-4: 6 minima, 17 transition states" }));
        Show("xor4_without", TreePicture.Draw(xor4, new()
        {
            Title = "XOR 2-3-2, λ = 1e-4, without the all-zero minimum",
            Layout = new() { ExcludeMinima = [6] },
            Groups = LeafGroup.Assign(new Dictionary<int, string> { [1] = "AUC 1.00", [2] = "AUC 0.75", [3] = "AUC 1.00" }),
        }));
        Show("xor6", TreePicture.Draw(xor6, new() { Title = "XOR 2-3-2, λ = 10⁻⁶: 7 minima, 19 transition states", Axis = true, EnergyTitle = "loss" }));
        Show("xor6_without", TreePicture.Draw(xor6, new() { Title = "XOR 2-3-2, λ = 10⁻⁶, without the all-zero minimum", Layout = new() { ExcludeMinima = [7] } }));
        Show("nine", TreePicture.Draw(communities, new() { Title = "Nine communities: 994 minima, 4320 transition states" }));
        Show("nine_levels", TreePicture.Draw(communities.AtLevels(46, 2, 25), new() { Title = "Nine communities on 25 levels", Axis = true }));
        Show("alanine", TreePicture.Draw(alanine, new() { Title = "Tetra-alanine: 48 minima, 63 transition states", EnergyUnit = "kcal/mol" }));
        Show("alanine_connected", TreePicture.Draw(alanine.ConnectedTo(alanine.GlobalMinimum.Id).AtLevels(-28, 0.5, 30), new()
        {
            Title = "Tetra-alanine, connected part, on levels",
            Axis = true,
            EnergyUnit = "kcal/mol",
            Labels = Enumerable.Range(1, 48).ToDictionary(i => i, i => "min " + i),
        }));
        double[] s = Enumerable.Range(0, 200).Select(i => i * 0.05).ToArray();
        Show("path", PathProfilePicture.Draw(
            s,
            s.Select(x => Math.Cos(2 * x) + (0.1 * x)).ToArray(),
            [new(0, 1, true, "3"), new(1.55, -0.845, false, "12"), new(3.15, 1.3, true, "27"), new(4.7, -0.53, false, "1"), new(6.3, 1.63, true, "4"), new(7.85, -0.215, false, "105")],
            new() { Title = "Path from minimum 12 to minimum 105" }));
    }

    private static void Show(string name, Picture picture)
    {
        Assert.All(picture.Texts, text => Assert.True(picture.Page.Contains(text.Bounds), text.Text));
        foreach (PlacedText a in picture.Texts)
        {
            Assert.DoesNotContain(picture.Texts, b => !ReferenceEquals(a, b) && a.Bounds.Overlaps(b.Bounds));
        }

        if (Environment.GetEnvironmentVariable("LANDSCAPE_GALLERY") is string folder)
        {
            Directory.CreateDirectory(folder);
            foreach (string extension in (string[])["png", "svg", "pdf"])
            {
                picture.Save(Path.Combine(folder, name + "." + extension));
            }
        }
    }
}
