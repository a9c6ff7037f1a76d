namespace EnergyLandscape.Data;

/// <summary>What separates the fields of a text table.</summary>
public enum TableDelimiter
{
    /// <summary>The first of semicolon, tab, comma and blank that stands in both of the first two lines, outside quotes.</summary>
    Auto,

    /// <summary>One comma.</summary>
    Comma,

    /// <summary>One semicolon.</summary>
    Semicolon,

    /// <summary>One tab.</summary>
    Tab,

    /// <summary>Any number of blanks and tabs.</summary>
    Blank,
}
