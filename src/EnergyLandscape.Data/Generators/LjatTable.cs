using System.Globalization;
using System.Text;

namespace EnergyLandscape.Data;

/// <summary>LJAT data as a text table with the columns r12, r13, r23 or some of them, and outcome (0 to 3).</summary>
/// <remarks>Distances in σ with the shortest digits that round-trip.</remarks>
public static class LjatTable
{
    private static readonly string[] Names = ["r12", "r13", "r23"];

    /// <summary>Names of the inputs that there are.</summary>
    public static IReadOnlyList<string> Inputs => Names;

    /// <summary>Writes the table.</summary>
    /// <param name="rows">The rows.</param>
    /// <param name="inputs">Names of some of <see cref="Inputs"/>, in the order of the columns.</param>
    /// <returns>Lines that end with '\n': the header, then one a row.</returns>
    public static string Write(IReadOnlyList<LjatRow> rows, IReadOnlyList<string> inputs)
    {
        ArgumentNullException.ThrowIfNull(rows);
        ArgumentNullException.ThrowIfNull(inputs);
        int[] columns = [.. inputs.Select(input => Array.IndexOf(Names, input))];
        StringBuilder text = new(rows.Count * 20 * (columns.Length + 1));
        text.AppendJoin(',', inputs).Append(",outcome\n");
        foreach (LjatRow row in rows)
        {
            foreach (int column in columns)
            {
                double distance = column switch { 0 => row.R12, 1 => row.R13, _ => row.R23 };
                text.Append(CultureInfo.InvariantCulture, $"{distance:R},");
            }

            text.Append((int)row.Outcome).Append('\n');
        }

        return text.ToString();
    }
}
