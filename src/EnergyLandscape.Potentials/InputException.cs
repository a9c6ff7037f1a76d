namespace EnergyLandscape.Potentials;

/// <summary>Something that a user handed in cannot be used: a file, a line, a key, an option.</summary>
/// <remarks>The message is one sentence that names the file (and line or key), what was found and what was expected. It is caught
/// only by the command, which prints it and ends with exit code 2.</remarks>
/// <param name="message">The sentence.</param>
public sealed class InputException(string message) : Exception(message);
