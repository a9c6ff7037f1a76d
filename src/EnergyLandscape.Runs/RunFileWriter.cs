using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace EnergyLandscape.Runs;

/// <summary>Writes run files: complete for people, and what of them identifies a landscape for databases.</summary>
public static class RunFileWriter
{
    private const int LineWidth = 110;

    /// <summary>The complete, resolved run file: every key that applies, its value, and its meaning as a comment.</summary>
    /// <param name="run">The run file.</param>
    /// <returns>TOML that reads back as an equal run file; line ends are '\n'.</returns>
    public static string ToToml(RunFile run)
    {
        ArgumentNullException.ThrowIfNull(run);
        StringBuilder toml = new();
        foreach (RunFileSection section in RunFileKeys.Sections)
        {
            if (section.Property.GetValue(run) is not { } values)
            {
                continue;
            }

            toml.Append(toml.Length == 0 ? string.Empty : "\n");
            AppendComment(toml, section.Description);
            toml.Append('[').Append(section.Name).Append("]\n");
            foreach (RunFileKey key in Applicable(section, run))
            {
                AppendComment(toml, key.Description);
                object? value = key.Property.GetValue(values);
                toml.Append(value is null ? $"# {key.Name} =\n" : $"{key.Name} = {Written(key, value)}\n");
            }
        }

        return toml.ToString();
    }

    /// <summary>What identifies a database's landscape: potential, data and identity, nothing of how it is explored.</summary>
    /// <remarks>Compact JSON with all keys that apply in a fixed order and numbers in the shortest form that round-trips. One activation
    /// for all hidden layers is written once a layer, so that both ways to say it are one landscape. Data in files appear as the checksums of
    /// the training files, so that a moved file is the same landscape and an edited one another.</remarks>
    /// <param name="run">The run file, resolved when it names data files (<see cref="RunFileLandscape.Resolve"/>).</param>
    /// <returns>One line of JSON.</returns>
    public static string ToLandscapeJson(RunFile run)
    {
        ArgumentNullException.ThrowIfNull(run);
        PotentialSection potential = run.Potential;
        int hidden = Math.Max(0, potential.Layers.Count - 2);
        if (run.Data is { Source: null, Sha256.Count: 0 })
        {
            throw new ArgumentException("Data in files are identified by their checksums, which RunFileLandscape.Resolve finds.", nameof(run));
        }

        RunFile canonical = run with
        {
            Potential = potential with
            {
                Activation = potential.Activation.Count == 1
                    ? [.. Enumerable.Repeat(potential.Activation[0], hidden)]
                    : potential.Activation,
            },
            Data = run.Data is { Source: null } data ? data.WithoutTestFiles() : run.Data,
        };
        using MemoryStream stream = new();
        using (Utf8JsonWriter json = new(stream))
        {
            json.WriteStartObject();
            foreach (RunFileSection section in RunFileKeys.Sections.Where(s => s.Name is "potential" or "data" or "identity"))
            {
                if (section.Property.GetValue(canonical) is not { } values)
                {
                    continue;
                }

                json.WriteStartObject(section.Name);
                foreach (RunFileKey key in Applicable(section, canonical).Where(key => IsOfLandscape(key, canonical)))
                {
                    json.WritePropertyName(key.Name);
                    JsonSerializer.Serialize(json, key.Property.GetValue(values), key.Property.PropertyType, RunFileJson.Options);
                }

                json.WriteEndObject();
            }

            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(stream.GetBuffer().AsSpan(0, (int)stream.Length));
    }

    /// <summary>Hash of what identifies a landscape: two run files with one hash may share a database.</summary>
    /// <param name="run">The run file.</param>
    /// <returns>SHA-256 of <see cref="ToLandscapeJson"/> in UTF-8, 64 lower-case hexadecimal digits.</returns>
    public static string Hash(RunFile run)
        => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(ToLandscapeJson(run))));

    private static IEnumerable<RunFileKey> Applicable(RunFileSection section, RunFile run)
        => section.Keys.Where(k => k.AppliesTo(run.Potential.Kind) && AppliesToData(k, run));

    private static bool AppliesToData(RunFileKey key, RunFile run)
        => key.Section != "data" || (run.Data?.Source is null ? key.Name != "source" : !key.IsForFiles);

    // Where the files lie does not matter, nor do test rows, which no potential sees.
    private static bool IsOfLandscape(RunFileKey key, RunFile run)
        => key.Section != "data" || (!key.Name.EndsWith("path", StringComparison.Ordinal) && key.Name switch
        {
            "split-seed" => run.Data?.TestShare > 0,
            "rows" => run.Data?.Rows is not null,
            "rows-seed" => run.Data is { Rows: not null, RowsSeed: not null },
            "test-rows" => false,
            _ => true,
        });

    private static string Written(RunFileKey key, object value)
        => key.AcceptsOne && ((System.Collections.IEnumerable)value).Cast<object>().ToArray() is [var one]
            ? TomlText.Of(one) : TomlText.Of(value);

    private static void AppendComment(StringBuilder toml, string text)
    {
        StringBuilder line = new("#");
        foreach (string word in text.Split(' '))
        {
            if (line.Length + 1 + word.Length > LineWidth)
            {
                toml.Append(line).Append('\n');
                line.Clear().Append('#');
            }

            line.Append(' ').Append(word);
        }

        toml.Append(line).Append('\n');
    }
}
