namespace EnergyLandscape.Runs;

/// <summary>The one kind of potential for which a key of [potential] means something.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class AppliesToAttribute(PotentialKind kind) : Attribute
{
    /// <summary>The kind.</summary>
    public PotentialKind Kind { get; } = kind;
}
