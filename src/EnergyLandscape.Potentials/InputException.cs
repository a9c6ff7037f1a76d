namespace EnergyLandscape.Potentials;

/// <summary>Something the user gave is missing, unreadable or not what was expected; the message is one sentence for the user.</summary>
/// <remarks>The sentence names the file, the line or the key, what was found and what was expected. Only the command line catches it.</remarks>
public sealed class InputException : Exception
{
    /// <summary>An input error without further words.</summary>
    public InputException()
    {
    }

    /// <summary>An input error.</summary>
    /// <param name="message">One sentence: where, what was found, what was expected.</param>
    public InputException(string message)
        : base(message)
    {
    }

    /// <summary>An input error with the failure that showed it.</summary>
    /// <param name="message">One sentence: where, what was found, what was expected.</param>
    /// <param name="innerException">The failure that showed it.</param>
    public InputException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
