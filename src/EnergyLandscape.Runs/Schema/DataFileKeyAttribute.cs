namespace EnergyLandscape.Runs;

/// <summary>A key of [data] that means something only when the data are files, which <c>path</c> names.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class DataFileKeyAttribute : Attribute;
