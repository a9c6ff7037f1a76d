using System.CommandLine;
using EnergyLandscape.Cli.Output;
using EnergyLandscape.Potentials;
using EnergyLandscape.Rendering.Bars;
using EnergyLandscape.Rendering.Pictures;
using EnergyLandscape.Walks;

namespace EnergyLandscape.Cli.Commands;

/// <summary>`landscape curvature`: shares of the curvature classes of walks.</summary>
internal static class CurvatureCommand
{
    public static Command Create() => WalkTableVerb.Create<ClassShares>(
        "curvature",
        "Gives the shares of convex, concave, saddle and singular samples of walks, and draws them as stacked bars.",
        "  landscape curvature micro macro\n  landscape curvature a b c d --labels h=2/mic,h=2/mac,h=4/mic,h=4/mac -o curvature.svg",
        "Draws the shares: .svg, .png or .pdf.",
        (label, directory) => new ClassShares(label, directory, CurvatureCounts.Of(directory.ReadWalks())),
        Draw,
        Print);

    private static Picture Draw(IReadOnlyList<ClassShares> shares, PageOptions page)
    {
        foreach ((_, WalkDirectory directory, CurvatureCounts curvature) in shares)
        {
            if (curvature.Classified == 0)
            {
                throw new InputException($"{directory.Directory} holds no sample with a curvature class, expected walks made with another curvature than \"none\"");
            }
        }

        return CurvatureBars.Draw(
            [
                .. shares.Select(item => new CurvatureBar(
                    WalkDirectoryArguments.Parts(item.Label).Group, WalkDirectoryArguments.Parts(item.Label).Name, item.Curvature.Share(CurvatureClass.Convex),
                    item.Curvature.Share(CurvatureClass.Concave), item.Curvature.Share(CurvatureClass.Saddle), item.Curvature.Share(CurvatureClass.Singular))),
            ],
            page);
    }

    private static void Print(TextWriter output, IReadOnlyList<ClassShares> shares, bool asJson)
    {
        if (asJson)
        {
            JsonDocumentWriter.Print(output, json =>
            {
                json.WriteStartArray();
                foreach ((string label, WalkDirectory directory, CurvatureCounts curvature) in shares)
                {
                    json.WriteStartObject();
                    json.WriteString("directory", directory.Directory);
                    json.WriteString("label", label);
                    json.WriteNumber("walks", directory.Walks);
                    json.WriteNumber("samples", curvature.Samples);
                    json.WriteNumber("classified", curvature.Classified);
                    AttractorOutput.WriteShares(json, curvature);
                    json.WriteEndObject();
                }

                json.WriteEndArray();
            });
            return;
        }

        TextTable table = TextTable.Create("walks of", "samples", "classified", "convex", "concave", "saddle", "singular");
        foreach ((string label, _, CurvatureCounts curvature) in shares)
        {
            string Share(CurvatureClass kind) => curvature.Classified == 0 ? "–" : AttractorOutput.Percent(curvature.Share(kind));
            table.Row(
                label, Numbers.Whole(curvature.Samples), Numbers.Whole(curvature.Classified),
                Share(CurvatureClass.Convex), Share(CurvatureClass.Concave), Share(CurvatureClass.Saddle), Share(CurvatureClass.Singular));
        }

        TextTable.Print(output, table);
    }

    /// <summary>Classes of the samples of a directory.</summary>
    private sealed record ClassShares(string Label, WalkDirectory Directory, CurvatureCounts Curvature);
}
