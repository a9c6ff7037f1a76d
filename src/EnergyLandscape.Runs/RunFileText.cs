using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using EnergyLandscape.Potentials;
using Tomlyn;
using Tomlyn.Model;
using Tomlyn.Parsing;
using Tomlyn.Syntax;

namespace EnergyLandscape.Runs;

/// <summary>One text on its way to a <see cref="RunFile"/>: TOML table, checked JSON, record.</summary>
internal sealed class RunFileText
{
    private readonly string _name;
    private readonly TomlTable _table;
    private readonly RunFileLines _lines;

    /// <summary>What each key was called in the text, where that is not its name: a keyword, or other case, '-' and '_'.</summary>
    private readonly Dictionary<RunFileKey, string> _written = [];

    public RunFileText(string text, string name)
    {
        _name = name;
        DocumentSyntax document = SyntaxParser.Parse(text, name);
        DiagnosticMessage? wrong = document.Diagnostics.FirstOrDefault(d => d.Kind == DiagnosticMessageKind.Error);
        if (wrong is not null)
        {
            throw NotToml(wrong.Span.Start.Line + 1, wrong.Span.Start.Column + 1, wrong.Message);
        }

        _lines = new RunFileLines(document);
        try
        {
            _table = TomlSerializer.Deserialize<TomlTable>(text) ?? [];
        }
        catch (TomlException e)
        {
            throw NotToml(e.Line ?? 1, e.Column ?? 1, e.Diagnostics.Count > 0 ? e.Diagnostics[0].Message : e.Message);
        }
    }

    /// <summary>The record, or an <see cref="InputException"/> about the first thing that is wrong.</summary>
    public RunFile ToRunFile()
    {
        JsonObject json = [];
        RefuseUnknownKind();
        foreach ((string name, object value) in _table)
        {
            RunFileSection section = RunFileKeys.Sections.FirstOrDefault(s => s.Name == name) ?? throw UnknownSection(name, value);
            if (value is not TomlTable table)
            {
                throw At(name, $"\"{name}\" is {Shown(value)}, expected the section [{name}]");
            }

            json[name] = Section(section, table);
        }

        RequireKeys(json);
        RunFile run;
        try
        {
            run = json.Deserialize<RunFile>(RunFileJson.Options) ?? throw new JsonException("nothing to read");
        }
        catch (JsonException e)
        {
            // Every way to get here should have been named above; the path still names the key.
            throw new InputException($"{_name}: {e.Path}: {e.Message.TrimEnd('.')}, expected a run file", e);
        }

        CheckTogether(run);
        return run;
    }

    /// <summary>Says of a kind of potential that this version does not know it, before its keys are called unknown.</summary>
    private void RefuseUnknownKind()
    {
        RunFileKey kind = Key("potential", "kind");
        if (_table.TryGetValue("potential", out object? value) && value is TomlTable potential
            && potential.TryGetValue("kind", out object? name) && name is string text && !RunFileKey.Choices(typeof(PotentialKind)).Contains(text))
        {
            throw At(kind, $"is {Shown(text)}, which this version does not know; expected {kind.Expected}");
        }
    }

    private JsonObject Section(RunFileSection section, TomlTable table)
    {
        JsonObject json = [];
        foreach ((string name, object value) in table)
        {
            if (!section.TryFind(name, out RunFileKey? key))
            {
                throw UnknownKey(section, name);
            }

            if (_written.TryGetValue(key, out string? other))
            {
                throw At($"{section.Name}.{name}", $"keys \"{section.Name}.{other}\" and \"{section.Name}.{name}\" both mean \"{key}\", expected one of them");
            }

            _written.Add(key, name);
            json[key.Name] = Value(key, value);
        }

        return json;
    }

    private JsonNode Value(RunFileKey key, object value)
    {
        if (!key.IsList)
        {
            return Scalar(key, value, value);
        }

        if (key.AcceptsOne && value is string or long or double)
        {
            return Scalar(key, value, value);
        }

        if (value is not TomlArray array || (array.Count == 0 && key.AcceptsOne && key.Bounds is not null))
        {
            throw Unexpected(key, value);
        }

        return new JsonArray([.. array.Select(item => Scalar(key, item, value))]);
    }

    private JsonValue Scalar(RunFileKey key, object? item, object whole)
    {
        if (item is double d && !double.IsFinite(d))
        {
            throw At(key, $"is {Shown(whole)}, expected finite numbers only");
        }

        if (key.ElementType.IsEnum)
        {
            return item is string choice && RunFileKey.Choices(key.ElementType).Contains(choice, StringComparer.Ordinal)
                ? JsonValue.Create(choice) : throw Unexpected(key, whole);
        }

        if (key.Text is { } text)
        {
            return item switch
            {
                string words when words.Contains('\0', StringComparison.Ordinal) => throw At(key, $"holds the character U+0000, expected {key.Expected}"),
                string words => JsonValue.Create(words),
                long digits when text.AcceptsWholeNumbers => JsonValue.Create(digits.ToString(CultureInfo.InvariantCulture)),
                _ => throw Unexpected(key, whole),
            };
        }

        if (key.ElementType == typeof(bool))
        {
            return item is bool flag ? JsonValue.Create(flag) : throw Unexpected(key, whole);
        }

        double number = item switch { long l => l, double x when !key.IsWhole => x + 0.0, _ => throw Unexpected(key, whole) };
        if (!(key.Bounds?.Allow(number) ?? true))
        {
            throw Unexpected(key, whole);
        }

        if (!key.IsWhole)
        {
            return JsonValue.Create(number);
        }

        long integer = (long)item;
        if (key.ElementType == typeof(int) && integer is > int.MaxValue or < int.MinValue)
        {
            throw At(key, $"is {Shown(whole)}, expected whole numbers up to {int.MaxValue}");
        }

        return JsonValue.Create(integer);
    }

    private void RequireKeys(JsonObject json)
    {
        foreach (RunFileSection section in RunFileKeys.Sections.Where(s => s.IsRequired && !json.ContainsKey(s.Name)))
        {
            throw new InputException($"{_name}: section [{section.Name}] is missing; expected it with the keys that describe {Decapitalised(section.Description).TrimEnd('.')}");
        }

        string kindName = Name((JsonObject)json["potential"]!, "potential", "kind");
        PotentialKind kind = Enum.GetValues<PotentialKind>().First(k => JsonNamingPolicy.KebabCaseLower.ConvertName(k.ToString()) == kindName);
        foreach (RunFileKey key in RunFileKeys.All)
        {
            if (json[key.Section] is not JsonObject section)
            {
                continue;
            }

            bool applies = key.AppliesTo(kind);
            bool given = section.ContainsKey(key.Name);
            if (given && !applies)
            {
                throw At(key, $"does not apply to kind = \"{kindName}\"; expected only: {string.Join(", ", RunFileKeys.All.Where(k => k.Section == key.Section && k.AppliesTo(kind)).Select(k => k.Name))}");
            }

            if (key.IsRequired && applies && !given)
            {
                throw At(key.Section, $"key \"{key}\" is missing; expected {key.Expected}");
            }
        }

        if (kind == PotentialKind.Network && !json.ContainsKey("data"))
        {
            throw new InputException($"{_name}: section [data] is missing; a network expects it, such as source = \"xor\"");
        }

        if (kind != PotentialKind.Network && json.ContainsKey("data"))
        {
            throw At("data", $"section [data] does not apply to kind = \"{kindName}\", expected it only for a network");
        }

        if (json["data"] is JsonObject data)
        {
            RequireOneKindOfData(data);
        }
    }

    private void RequireOneKindOfData(JsonObject data)
    {
        bool builtIn = data.ContainsKey("source");
        if (!builtIn && !data.ContainsKey("path"))
        {
            throw At("data", "section [data] has neither source nor path, expected source = \"xor\" or the path of a file such as path = \"iris.csv\"");
        }

        RunFileKey? surplus = builtIn ? RunFileKeys.All.FirstOrDefault(key => key.Section == "data" && key.IsForFiles && data.ContainsKey(key.Name)) : null;
        if (surplus is not null)
        {
            throw At(surplus, surplus.Name == "path" ? "and \"data.source\" both say which data, expected one of them" : $"does not apply to source = {Shown((string?)data["source"])}, expected it beside path only");
        }
    }

    private string Name(JsonObject section, string sectionName, string key)
        => section[key]?.GetValue<string>()
            ?? throw At(sectionName, $"key \"{sectionName}.{key}\" is missing; expected {RunFileKeys.All.First(k => k.Section == sectionName && k.Name == key).Expected}");

    private void CheckTogether(RunFile run)
    {
        if (run.Potential.Kind == PotentialKind.Network && NetworkLayers.Problem(run.Potential) is { } problem)
        {
            throw At(Key("potential", problem.Key), problem.Message);
        }

        CheckOrder("quench", ("scale-min", run.Quench.ScaleMin), ("scale-max", run.Quench.ScaleMax));
        CheckOrder("elastic-band", ("min-images", run.ElasticBand.MinImages), ("max-images", run.ElasticBand.MaxImages));
        if (run.Walk is { } walk && !(walk.Start.Count == 2 && walk.Start[0] < walk.Start[1]))
        {
            throw At(Key("walk", "start"), $"is {Shown(walk.Start)}, expected the lowest and the highest value of the box such as [-1.0, 1.0]");
        }
    }

    private void CheckOrder<T>(string section, (string Key, T Value) low, (string Key, T Value) high)
        where T : struct, IComparable<T>
    {
        if (low.Value.CompareTo(high.Value) > 0)
        {
            RunFileKey key = Key(section, _written.ContainsKey(Key(section, low.Key)) ? low.Key : high.Key);
            throw At(key, $"makes {low.Key} {TomlText.Of(low.Value)} larger than {high.Key} {TomlText.Of(high.Value)}, expected {low.Key} up to {high.Key}");
        }
    }

    private static RunFileKey Key(string section, string name) => RunFileKeys.All.First(k => k.Section == section && k.Name == name);

    private InputException UnknownSection(string name, object value)
    {
        string known = string.Join(", ", RunFileKeys.Sections.Select(s => "[" + s.Name + "]"));
        if (value is not TomlTable and not TomlTableArray)
        {
            RunFileSection? home = RunFileKeys.Sections.FirstOrDefault(s => s.TryFind(name, out _));
            return At(name, home is null
                ? $"key \"{name}\" is unknown and stands in no section; expected the sections {known}"
                : $"key \"{name}\" stands in no section; expected it below a section's name, such as [{home.Name}]");
        }

        string? near = EditDistance.Nearest(name, RunFileKeys.Sections.Select(s => s.Name));
        return At(name, $"section [{name}] is unknown{DidYouMean(near is null ? null : "[" + near + "]")}; expected one of: {known}");
    }

    private InputException UnknownKey(RunFileSection section, string name)
    {
        string hint = DidYouMean(EditDistance.Nearest(name, section.Keys.SelectMany(k => k.Keywords.Prepend(k.Name))) is { } near ? "\"" + near + "\"" : null);
        if (hint.Length == 0)
        {
            foreach (RunFileSection other in RunFileKeys.Sections)
            {
                if (other.TryFind(name, out RunFileKey? key))
                {
                    hint = $" in [{section.Name}] (it is \"{key.Name}\" in [{other.Name}])";
                    break;
                }
            }
        }

        return At($"{section.Name}.{name}", $"key \"{section.Name}.{name}\" is unknown{hint}; expected one of: {string.Join(", ", section.Keys.Select(k => k.Name))}");
    }

    private static string DidYouMean(string? near) => near is null ? string.Empty : $" (did you mean {near}?)";

    private InputException Unexpected(RunFileKey key, object value)
    {
        return At(key, $"is {Shown(value)}{TypeNote(key, value)}, expected {key.Expected}");
    }

    private static string TypeNote(RunFileKey key, object value)
    {
        bool tellsMore = value switch
        {
            string => !key.ElementType.IsEnum && key.Text is null,
            bool => key.ElementType != typeof(bool),
            double => key.IsWhole,
            _ => false,
        };
        return tellsMore ? $" ({TypeName(value)})" : string.Empty;
    }

    private InputException At(RunFileKey key, string message)
    {
        string path = $"{key.Section}.{_written.GetValueOrDefault(key, key.Name)}";
        return At(path, $"key \"{path}\" {message}");
    }

    private InputException At(string path, string message)
        => new(_lines.TryFind(path, out int? line)
            ? string.Create(CultureInfo.InvariantCulture, $"{_name}, line {line}: {message}")
            : $"{_name}: {message}");

    private InputException NotToml(int line, int column, string message)
        => new(string.Create(CultureInfo.InvariantCulture, $"{_name}, line {line}, column {column}: not TOML: {message.TrimEnd('.').ReplaceLineEndings(" ")}"));

    private static string TypeName(object value) => value switch
    {
        string => "a string",
        bool => "a boolean",
        long => "a whole number",
        double => "a number with a fraction",
        TomlArray => "an array",
        TomlTableArray => "an array of tables",
        TomlTable => "a table",
        _ => "a date or time",
    };

    private static string Shown(object? value) => value switch
    {
        double or long or bool or string => TomlText.Of(value),
        TomlArray array => array.Count <= 12 ? "[" + string.Join(", ", array.Select(Shown)) + "]" : $"an array of {array.Count}",
        System.Collections.IEnumerable list and not TomlTable and not TomlTableArray => "[" + string.Join(", ", list.Cast<object>().Select(TomlText.Of)) + "]",
        null => "nothing",
        _ => TypeName(value),
    };

    private static string Decapitalised(string sentence) => char.ToLowerInvariant(sentence[0]) + sentence[1..];
}
