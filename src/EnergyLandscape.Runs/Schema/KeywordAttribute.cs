namespace EnergyLandscape.Runs;

/// <summary>A keyword of GMIN, OPTIM or PATHSAMPLE that is accepted as another name of a key.</summary>
[AttributeUsage(AttributeTargets.Property, AllowMultiple = true)]
internal sealed class KeywordAttribute(string name) : Attribute
{
    /// <summary>The keyword, in capitals.</summary>
    public string Name { get; } = name;
}
