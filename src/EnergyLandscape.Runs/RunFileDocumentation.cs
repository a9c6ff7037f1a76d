using System.Text;
using System.Text.RegularExpressions;

namespace EnergyLandscape.Runs;

/// <summary>The reference of all keys of a run file.</summary>
public static partial class RunFileDocumentation
{
    /// <summary>The reference, generated from <see cref="RunFileKeys"/>: a table for each section.</summary>
    /// <returns>Markdown; line ends are '\n'.</returns>
    public static string ToMarkdown()
    {
        StringBuilder markdown = new("""
            # Run file

            <!-- Generated from RunFileKeys; the tests of EnergyLandscape.Runs say where the new text is when it differs. -->

            A run file describes a landscape and how it is explored. It is TOML: sections in brackets, keys below them. What it leaves
            out has its default, so this is a complete one:

            ```toml
            [potential]
            kind = "network"
            layers = [2, 3, 2]
            regularisation = 1e-4

            [data]
            source = "xor"
            ```

            Keys that do not exist or do not apply are refused, and so are values out of range. Case, `-` and `_` in the name of a key do
            not matter, and keywords of GMIN, OPTIM and PATHSAMPLE are accepted in place of the name. Where a section has a key of the
            keyword's name, as [eigenvector-following] has max-step, `MAXSTEP` in capitals is the keyword and every other spelling the key.

            The sections [potential], [data] and [identity] say which landscape it is: run files that differ there need databases of
            their own.

            """.ReplaceLineEndings("\n"));
        foreach (RunFileSection section in RunFileKeys.Sections)
        {
            markdown.Append("\n## [").Append(section.Name).Append("]\n\n").Append(section.Description).Append("\n\n");
            markdown.Append("| Key | Default | Meaning | Value | Keyword |\n|---|---|---|---|---|\n");
            foreach (RunFileKey key in section.Keys)
            {
                Append(markdown, key);
            }
        }

        return markdown.ToString();
    }

    private static void Append(StringBuilder markdown, RunFileKey key)
    {
        Match parts = MeaningDefaultSource().Match(key.Description);
        string written = parts.Groups["default"].Value;
        string defaults = !parts.Success ? "–"
            : (written.StartsWith("absent", StringComparison.Ordinal) ? written : $"`{written}`") + $" ({parts.Groups["source"].Value})";
        string restriction = key.OnlyFor.Count > 0 && !key.IsRequired ? $" Only for kind = {string.Join(" or ", key.OnlyFor.Select(kind => TomlText.Of(kind)))}." : string.Empty;
        string[] cells =
        [
            $"`{key.Name}`",
            defaults,
            (parts.Success ? parts.Groups["meaning"].Value : key.Description) + restriction,
            key.Expected,
            string.Join(", ", key.Keywords.Select(k => $"`{k}`")),
        ];
        markdown.Append("| ").AppendJoin(" | ", cells.Select(c => c.Replace("|", "\\|", StringComparison.Ordinal))).Append(" |\n");
    }

    [GeneratedRegex(@"^(?<meaning>.*\.) Default (?<default>.*?) \((?<source>.*)\)\.$", RegexOptions.CultureInvariant)]
    private static partial Regex MeaningDefaultSource();
}
