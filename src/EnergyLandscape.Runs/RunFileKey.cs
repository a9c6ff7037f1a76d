using System.ComponentModel;
using System.Reflection;
using System.Text.Json;

namespace EnergyLandscape.Runs;

/// <summary>One key of a run file: its name, its meaning and what it may be.</summary>
/// <threadsafety>Immutable.</threadsafety>
public sealed class RunFileKey
{
    internal RunFileKey(string section, PropertyInfo property)
    {
        Property = property;
        Section = section;
        Name = JsonNamingPolicy.KebabCaseLower.ConvertName(property.Name);
        Description = property.GetCustomAttribute<DescriptionAttribute>()!.Description;
        Keywords = [.. property.GetCustomAttributes<KeywordAttribute>().Select(k => k.Name)];
        Bounds = property.GetCustomAttribute<BoundsAttribute>();
        OnlyFor = property.GetCustomAttribute<AppliesToAttribute>()?.Kinds ?? [];
        IsRequired = property.GetCustomAttribute<RequiredKeyAttribute>() is not null
            || property.GetCustomAttribute<System.Runtime.CompilerServices.RequiredMemberAttribute>() is not null;
        ValueType = Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType;
        IsList = ValueType.IsGenericType && ValueType.GetGenericTypeDefinition() == typeof(ValueList<>);
        ElementType = IsList ? ValueType.GetGenericArguments()[0] : ValueType;
        AcceptsOne = IsList && (ElementType.IsEnum || ElementType == typeof(string) || property.GetCustomAttribute<AcceptsOneAttribute>() is not null);
        Text = property.GetCustomAttribute<TextKeyAttribute>();
        IsForFiles = property.GetCustomAttribute<DataFileKeyAttribute>() is not null;
        Expected = Expectation();
    }

    /// <summary>Name of the section, as in <c>[explore]</c> without the brackets.</summary>
    public string Section { get; }

    /// <summary>Name of the key, as in <c>max-seconds</c>.</summary>
    public string Name { get; }

    /// <summary>Meaning, unit, default and where the default comes from.</summary>
    public string Description { get; }

    /// <summary>What a value has to be, in the words of the error messages.</summary>
    public string Expected { get; }

    /// <summary>Keywords of GMIN, OPTIM and PATHSAMPLE accepted in place of the name; case, '-' and '_' do not matter, unless the
    /// section has a key of that name, such as max-step: then MAXSTEP is the keyword and every other spelling the key.</summary>
    public IReadOnlyList<string> Keywords { get; }

    /// <summary>Whether the key has no default and has to be given (for its kind of potential).</summary>
    public bool IsRequired { get; }

    /// <summary>The only kinds of potential whose run files may have the key; empty for all kinds.</summary>
    public IReadOnlyList<PotentialKind> OnlyFor { get; }

    internal PropertyInfo Property { get; }

    internal BoundsAttribute? Bounds { get; }

    /// <summary>What the key has to be when it is text; null for other keys.</summary>
    internal TextKeyAttribute? Text { get; }

    /// <summary>Whether the key means something only when the data are files.</summary>
    internal bool IsForFiles { get; }

    internal Type ValueType { get; }

    internal Type ElementType { get; }

    internal bool IsList { get; }

    /// <summary>Whether one bare value stands for a list of one.</summary>
    internal bool AcceptsOne { get; }

    internal bool IsWhole => ElementType == typeof(int) || ElementType == typeof(long) || ElementType == typeof(ulong);

    /// <summary>Whether run files of a kind of potential may have the key.</summary>
    /// <param name="kind">The kind.</param>
    public bool AppliesTo(PotentialKind kind) => OnlyFor.Count == 0 || OnlyFor.Contains(kind);

    /// <summary>The section and the name, as in <c>explore.max-seconds</c>.</summary>
    /// <returns>The key's path.</returns>
    public override string ToString() => Section + "." + Name;

    /// <summary>Names of an enumeration's values in a run file.</summary>
    internal static string[] Choices(Type enumeration)
        => [.. Enum.GetNames(enumeration).Select(JsonNamingPolicy.KebabCaseLower.ConvertName)];

    private string Expectation()
    {
        // TOML's whole numbers end there.
        string bounds = (Bounds?.Words() ?? string.Empty) + (ElementType == typeof(ulong) ? " and at most 9223372036854775807" : string.Empty);
        if (ElementType.IsEnum)
        {
            string[] choices = [.. Choices(ElementType).Select(c => "\"" + c + "\"")];
            string one = choices.Length == 1 ? choices[0] : string.Join(", ", choices[..^1]) + " or " + choices[^1];
            return AcceptsOne ? one + ", or a list of these" : one;
        }

        if (Text is not null)
        {
            return Text.Expected;
        }

        if (ElementType == typeof(bool))
        {
            return "true or false";
        }

        if (!IsList)
        {
            return (IsWhole ? "a whole number" : "a number") + bounds;
        }

        if (AcceptsOne)
        {
            return "a number" + bounds + ", or a list of such numbers";
        }

        string example = Property.GetCustomAttribute<ExampleAttribute>()!.Toml;
        return "an array of " + (IsWhole ? "whole numbers" : "numbers") + bounds + " such as " + example;
    }
}
