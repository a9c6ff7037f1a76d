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
        List<(RunFileKey Key, KeywordAttribute Keyword, object Value)> relative = [];
        foreach ((string name, object value) in table)
        {
            if (!section.TryFind(name, out RunFileKey? key, out KeywordAttribute? keyword))
            {
                throw UnknownKey(section, name);
            }

            if (_written.TryGetValue(key, out string? other))
            {
                throw At($"{section.Name}.{name}", $"keys \"{section.Name}.{other}\" and \"{section.Name}.{name}\" both mean \"{key}\", expected one of them");
            }

            _written.Add(key, name);
            if (keyword?.RelativeTo is not null)
            {
                relative.Add((key, keyword, value));
                continue;
            }

            json[key.Name] = Value(key, value);
        }

        foreach ((RunFileKey key, KeywordAttribute keyword, object value) in relative)
        {
            double scale = json[keyword.RelativeTo!]?.GetValue<double>()
                ?? (double)section.Keys.First(k => k.Name == keyword.RelativeTo).Property.GetValue(Activator.CreateInstance(section.Property.PropertyType))!;
            double length = Length(key, value, keyword.RelativeTo!, scale);
            double fraction = length / scale;
            if (!(key.Bounds?.Allow(fraction) ?? true))
            {
                throw At(key, $"is {Shown(value)}, expected {ALength(keyword.RelativeTo!, scale)}");
            }

            json[key.Name] = fraction;
        }

        return json;
    }

    private double Length(RunFileKey key, object value, string scaleName, double scale) => value switch
    {
        double d when double.IsFinite(d) => d,
        long l => l,
        _ => throw At(key, $"is {Shown(value)}{TypeNote(key, value)}, expected {ALength(scaleName, scale)}"),
    };

    private static string ALength(string scaleName, double scale) => $"a length greater than 0 and at most {scaleName} ({Shown(scale)})";

    private JsonNode Value(RunFileKey key, object value)
    {
        if (!key.IsList)
        {
            return Scalar(key, value, value);
        }

        if (key.AcceptsOne && value is string)
        {
            return Scalar(key, value, value);
        }

        if (value is not TomlArray array)
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
            return item is string text && RunFileKey.Choices(key.ElementType).Contains(text, StringComparer.Ordinal)
                ? JsonValue.Create(text) : throw Unexpected(key, whole);
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

            bool applies = key.OnlyFor is null || key.OnlyFor == kind;
            bool given = section.ContainsKey(key.Name);
            if (given && !applies)
            {
                throw At(key, $"does not apply to kind = \"{kindName}\"; expected only: {string.Join(", ", RunFileKeys.All.Where(k => k.Section == key.Section && (k.OnlyFor is null || k.OnlyFor == kind)).Select(k => k.Name))}");
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
    }

    private string Name(JsonObject section, string sectionName, string key)
        => section[key]?.GetValue<string>()
            ?? throw At(sectionName, $"key \"{sectionName}.{key}\" is missing; expected {RunFileKeys.All.First(k => k.Section == sectionName && k.Name == key).Expected}");

    private void CheckTogether(RunFile run)
    {
        PotentialSection potential = run.Potential;
        if (potential.Kind == PotentialKind.Network)
        {
            int hidden = potential.Layers.Count - 2;
            if (hidden < 0)
            {
                throw At(Key("potential", "layers"), $"is {Shown(potential.Layers)}, expected at least two layers, input and output, such as [2, 3, 2]");
            }

            if (potential.Activation.Count != 1 && potential.Activation.Count != hidden)
            {
                throw At(Key("potential", "activation"), $"lists {Counted(potential.Activation.Count, "activation")} for {Counted(hidden, "hidden layer")}, expected one for all or one for each");
            }

            if (potential.Loss == LossKind.CrossEntropy && potential.Output == OutputKind.Linear)
            {
                throw At(Key("potential", "output"), "is \"linear\", expected \"softmax\" or \"logistic\" with the loss \"cross-entropy\"");
            }
        }

        if (run.Quench.ScaleMin > run.Quench.ScaleMax)
        {
            RunFileKey key = _written.ContainsKey(Key("quench", "scale-min")) ? Key("quench", "scale-min") : Key("quench", "scale-max");
            throw At(key, $"makes scale-min {Shown(run.Quench.ScaleMin)} larger than scale-max {Shown(run.Quench.ScaleMax)}, expected scale-min up to scale-max");
        }

        if (run.EigenvectorFollowing.MinStep > run.EigenvectorFollowing.MaxStep)
        {
            RunFileKey key = _written.ContainsKey(Key("eigenvector-following", "min-step")) ? Key("eigenvector-following", "min-step") : Key("eigenvector-following", "max-step");
            throw At(key, $"makes min-step {Shown(run.EigenvectorFollowing.MinStep)} larger than max-step {Shown(run.EigenvectorFollowing.MaxStep)}, expected min-step up to max-step");
        }

        if (run.Walk is { } walk && !(walk.Start.Count == 2 && walk.Start[0] < walk.Start[1]))
        {
            throw At(Key("walk", "start"), $"is {Shown(walk.Start)}, expected the lowest and the highest value of the box such as [-1.0, 1.0]");
        }
    }

    private static RunFileKey Key(string section, string name) => RunFileKeys.All.First(k => k.Section == section && k.Name == name);

    private InputException UnknownSection(string name, object value)
    {
        string known = string.Join(", ", RunFileKeys.Sections.Select(s => "[" + s.Name + "]"));
        if (value is not TomlTable and not TomlTableArray)
        {
            RunFileSection? home = RunFileKeys.Sections.FirstOrDefault(s => s.TryFind(name, out _, out _));
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
                if (other.TryFind(name, out RunFileKey? key, out _))
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
            string => !key.ElementType.IsEnum,
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

    private static string Counted(int count, string noun) => string.Create(CultureInfo.InvariantCulture, $"{count} {noun}{(count == 1 ? string.Empty : "s")}");

    private static string Decapitalised(string sentence) => char.ToLowerInvariant(sentence[0]) + sentence[1..];
}
