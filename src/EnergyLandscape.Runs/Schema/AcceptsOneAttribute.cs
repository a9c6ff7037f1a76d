namespace EnergyLandscape.Runs;

/// <summary>A list of numbers, not empty, in place of which one bare number may stand.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class AcceptsOneAttribute : Attribute;
