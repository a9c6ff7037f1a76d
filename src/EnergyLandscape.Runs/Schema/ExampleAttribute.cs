namespace EnergyLandscape.Runs;

/// <summary>A value that error messages show as an example, in TOML.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class ExampleAttribute(string toml) : Attribute
{
    /// <summary>The example.</summary>
    public string Toml { get; } = toml;
}
