using System.Reflection;

namespace EnergyLandscape.Runs;

/// <summary>Every key of a run file: the one source of the reader's checks, of the printed configuration and of the documentation.</summary>
public static class RunFileKeys
{
    internal static IReadOnlyList<RunFileSection> Sections { get; } =
        [.. typeof(RunFile).GetProperties(BindingFlags.Public | BindingFlags.Instance).Select(p => new RunFileSection(p))];

    /// <summary>All keys, in the order of the sections and of the keys in them.</summary>
    public static IReadOnlyList<RunFileKey> All { get; } = [.. Sections.SelectMany(s => s.Keys)];
}
