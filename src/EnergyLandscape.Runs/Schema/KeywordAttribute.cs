namespace EnergyLandscape.Runs;

/// <summary>A keyword of GMIN, OPTIM or PATHSAMPLE that is accepted as another name of a key.</summary>
[AttributeUsage(AttributeTargets.Property, AllowMultiple = true)]
internal sealed class KeywordAttribute(string name) : Attribute
{
    /// <summary>The keyword; case, '-' and '_' do not matter.</summary>
    public string Name { get; } = name;

    /// <summary>Key of the same section by which the keyword's value is divided, when the keyword is a length and the key a fraction.</summary>
    public string? RelativeTo { get; init; }
}
