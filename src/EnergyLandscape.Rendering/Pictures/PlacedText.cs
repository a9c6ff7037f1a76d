namespace EnergyLandscape.Rendering.Pictures;

/// <summary>A piece of text and where it stands on the page.</summary>
/// <param name="Text">The text.</param>
/// <param name="Bounds">Its rectangle: advance width by line height, turned with the text.</param>
public sealed record PlacedText(string Text, PictureRectangle Bounds);
