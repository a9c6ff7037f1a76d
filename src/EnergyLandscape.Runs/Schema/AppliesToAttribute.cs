namespace EnergyLandscape.Runs;

/// <summary>The kinds of potential for which a key means something.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class AppliesToAttribute(params PotentialKind[] kinds) : Attribute
{
    /// <summary>The kinds.</summary>
    public PotentialKind[] Kinds { get; } = kinds;
}
