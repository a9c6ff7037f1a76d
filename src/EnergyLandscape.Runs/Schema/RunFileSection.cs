using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text.Json;

namespace EnergyLandscape.Runs;

/// <summary>One section of a run file and its keys.</summary>
internal sealed class RunFileSection
{
    private readonly Dictionary<string, RunFileKey> _byPlainName = [];
    private readonly Dictionary<string, RunFileKey> _byKeyword = new(StringComparer.Ordinal);

    public RunFileSection(PropertyInfo property)
    {
        Property = property;
        Name = JsonNamingPolicy.KebabCaseLower.ConvertName(property.Name);
        Description = property.GetCustomAttribute<DescriptionAttribute>()!.Description;
        IsRequired = property.GetCustomAttribute<RequiredMemberAttribute>() is not null;
        Keys = [.. property.PropertyType.GetProperties(BindingFlags.Public | BindingFlags.Instance).Select(p => new RunFileKey(Name, p))];
        foreach (RunFileKey key in Keys)
        {
            _byPlainName.Add(Plain(key.Name), key);
        }

        foreach (RunFileKey key in Keys)
        {
            foreach (string keyword in key.Keywords)
            {
                _byKeyword.Add(keyword, key);
                _byPlainName.TryAdd(Plain(keyword), key);
            }
        }
    }

    public PropertyInfo Property { get; }

    public string Name { get; }

    public string Description { get; }

    public bool IsRequired { get; }

    public IReadOnlyList<RunFileKey> Keys { get; }

    /// <summary>The key of a name or keyword, whatever its case, '-' and '_'; a keyword in capitals comes first, as OPTIM's MAXSTEP is not max-step.</summary>
    public bool TryFind(string name, [NotNullWhen(true)] out RunFileKey? key)
        => _byKeyword.TryGetValue(name, out key) || _byPlainName.TryGetValue(Plain(name), out key);

    private static string Plain(string name)
        => name.Replace("-", string.Empty, StringComparison.Ordinal).Replace("_", string.Empty, StringComparison.Ordinal).ToUpperInvariant();
}
