namespace EnergyLandscape.Data;

/// <summary>A file of a published data set.</summary>
/// <param name="Name">Its name at the source, kept here.</param>
/// <param name="Bytes">Its size in bytes.</param>
/// <param name="Sha256">Its SHA-256, 64 lower-case hexadecimal digits.</param>
/// <param name="Address">Where it is published.</param>
public sealed record PublishedFile(string Name, long Bytes, string Sha256, Uri Address);
