using System.Globalization;

namespace EnergyLandscape.Data;

/// <summary>LJAT data as a text table with the columns r12, r13, r23 or some of them, and outcome (0 to 3), written row by row.</summary>
/// <remarks>Distances in σ with the shortest digits that round-trip; lines end with '\n'.</remarks>
public sealed class LjatTable
{
    private static readonly string[] Names = ["r12", "r13", "r23"];
    private readonly TextWriter _output;
    private readonly int[] _columns;

    /// <summary>Begins a table with its header.</summary>
    /// <param name="output">Where it goes; stays open.</param>
    /// <param name="inputs">Names of some of <see cref="Inputs"/>, in the order of the columns.</param>
    public LjatTable(TextWriter output, IReadOnlyList<string> inputs)
    {
        ArgumentNullException.ThrowIfNull(output);
        ArgumentNullException.ThrowIfNull(inputs);
        _output = output;
        _columns = [.. inputs.Select(input => Array.IndexOf(Names, input))];
        output.Write(string.Join(',', inputs) + ",outcome\n");
    }

    /// <summary>Names of the inputs that there are.</summary>
    public static IReadOnlyList<string> Inputs => Names;

    /// <summary>Writes a row.</summary>
    /// <param name="row">The row.</param>
    public void Write(LjatRow row)
    {
        foreach (int column in _columns)
        {
            double distance = column switch { 0 => row.R12, 1 => row.R13, _ => row.R23 };
            _output.Write(distance.ToString("R", CultureInfo.InvariantCulture));
            _output.Write(',');
        }

        _output.Write((char)('0' + (int)row.Outcome));
        _output.Write('\n');
    }
}
