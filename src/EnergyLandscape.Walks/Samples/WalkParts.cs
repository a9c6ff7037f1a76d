using System.Globalization;
using EnergyLandscape.Potentials;

namespace EnergyLandscape.Walks;

/// <summary>The files of samples that a directory holds, checked against each other.</summary>
/// <param name="Whole">Number of parts, from 0 without gaps; all but the last are complete.</param>
/// <param name="Shape">What the last file holds; null without one.</param>
/// <param name="HasUnfinished">Whether there are unfinished walks that follow those of the parts.</param>
/// <param name="IsSuperseded">Whether there are unfinished walks that a part holds, too: the program ended between writing one and removing the other.</param>
internal sealed record WalkParts(int Whole, SampleFileShape? Shape, bool HasUnfinished, bool IsSuperseded)
{
    /// <summary>Number of walks that are there.</summary>
    public int Walks => Shape is { } last ? ((Whole + (HasUnfinished ? 1 : 0) - 1) * last.WalksPerPart) + last.Walks : 0;

    /// <summary>Looks at the files of a directory.</summary>
    /// <exception cref="InputException">A file is missing, damaged, or does not belong to the others.</exception>
    public static WalkParts Of(WalkFiles files)
    {
        int parts = files.Parts();
        string? later = Later(files, parts);
        if (later is not null)
        {
            throw Refused(later, $"follows {Path.GetFileName(files.Part(parts))}, which is missing");
        }

        SampleFileShape? shape = null;
        for (int part = 0; part < parts; part++)
        {
            if (part > 0 && shape!.Value.Walks < shape.Value.WalksPerPart)
            {
                throw Refused(files.Part(part), $"follows {Path.GetFileName(files.Part(part - 1))} of {shape.Value.Walks} walks in place of {shape.Value.WalksPerPart}");
            }

            shape = Fitting(files.Part(part), shape);
        }

        if (shape is { } last && last.Walks < last.WalksPerPart)
        {
            // It will be gone on with.
            RequireFirst(files.Part(parts - 1), SampleFile.Read(files.Part(parts - 1), null), (parts - 1) * last.WalksPerPart);
        }

        return File.Exists(files.Unfinished) ? WithUnfinished(files, parts, shape) : new WalkParts(parts, shape, false, false);
    }

    private static WalkParts WithUnfinished(WalkFiles files, int parts, SampleFileShape? shape)
    {
        SampleTable unfinished = SampleFile.Read(files.Unfinished, null);
        SampleFileShape own = Fitting(files.Unfinished, shape);
        if (unfinished.Rows == 0 || unfinished.Whole[0][0] / own.WalksPerPart < parts)
        {
            return new WalkParts(parts, shape, false, true);
        }

        RequireFirst(files.Unfinished, unfinished, parts * own.WalksPerPart);
        return shape is { } last && last.Walks < last.WalksPerPart
            ? throw Refused(files.Unfinished, $"follows {Path.GetFileName(files.Part(parts - 1))}, which is not complete")
            : new WalkParts(parts, own, true, false);
    }

    private static void RequireFirst(string path, SampleTable samples, int walk)
    {
        if (samples.Rows > 0 && samples.Whole[0][0] != walk)
        {
            throw Refused(path, string.Create(CultureInfo.InvariantCulture, $"begins with walk {samples.Whole[0][0]} where walk {walk} should be"));
        }
    }

    // The shape of a file, of whole walks and of the same kind as the file before.
    private static SampleFileShape Fitting(string path, SampleFileShape? before)
    {
        SampleFileShape shape = SampleFile.ReadShape(path);
        if (shape.Rows % shape.Steps != 0 || shape.Walks > shape.WalksPerPart)
        {
            throw Refused(path, string.Create(CultureInfo.InvariantCulture, $"holds {shape.Rows} samples, no whole walks of {shape.Steps} or more than {shape.WalksPerPart}"));
        }

        return before is { } other && (other.Steps, other.WalksPerPart) != (shape.Steps, shape.WalksPerPart)
            ? throw Refused(path, string.Create(CultureInfo.InvariantCulture, $"holds walks of {shape.Steps} samples in place of {other.Steps}"))
            : shape;
    }

    // The last part after a gap.
    private static string? Later(WalkFiles files, int parts) => !Directory.Exists(files.Samples) ? null
        : Directory.EnumerateFiles(files.Samples, "part-*.parquet")
            .Where(file => int.TryParse(Path.GetFileNameWithoutExtension(file)["part-".Length..], NumberStyles.None, CultureInfo.InvariantCulture, out int number) && number >= parts)
            .Max(StringComparer.Ordinal);

    private static InputException Refused(string path, string found) =>
        new($"{path} {found}, expected the parts as 'landscape walk' wrote them; delete it and run the same command again");
}
