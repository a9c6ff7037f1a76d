namespace EnergyLandscape.Runs;

/// <summary>A key without a default among the keys of its kind of potential.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class RequiredKeyAttribute : Attribute;
