namespace EnergyLandscape.Runs;

/// <summary>What a key that is text, or a list of texts, has to be.</summary>
/// <param name="expected">The words after "expected" in error messages, with an example.</param>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class TextKeyAttribute(string expected) : Attribute
{
    /// <summary>The words.</summary>
    public string Expected { get; } = expected;

    /// <summary>Whether a whole number is accepted and read as its digits, as for columns and classes that are numbers.</summary>
    public bool AcceptsWholeNumbers { get; init; }
}
