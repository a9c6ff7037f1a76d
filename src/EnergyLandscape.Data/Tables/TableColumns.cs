using System.Collections.Immutable;
using System.Globalization;
using EnergyLandscape.Potentials;

namespace EnergyLandscape.Data;

/// <summary>Which columns of a table are inputs and which one is the class.</summary>
internal sealed class TableColumns
{
    private readonly string _file;
    private readonly IReadOnlyList<string>? _names;
    private readonly int _count;

    /// <summary>Chooses columns.</summary>
    /// <param name="file">Name of the file in messages.</param>
    /// <param name="count">Number of columns.</param>
    /// <param name="names">Their names, or null.</param>
    /// <param name="target">The column of the class, as <see cref="DataRequest.Target"/>.</param>
    /// <param name="ignore">The columns left out, as <see cref="DataRequest.Ignore"/>.</param>
    /// <exception cref="InputException">A column does not exist, or none is left for inputs.</exception>
    public TableColumns(string file, int count, IReadOnlyList<string>? names, string target, ImmutableArray<string> ignore)
    {
        (_file, _names, _count) = (file, names, count);
        Target = target switch
        {
            "last" => count - 1,
            "first" => 0,
            _ => Find("target", target),
        };
        HashSet<int> ignored = [.. ignore.Select(column => Find("ignore", column))];
        if (ignored.Contains(Target))
        {
            throw new InputException($"{file}: column {Target + 1} is both the target \"{target}\" and ignored, expected two different columns");
        }

        Inputs = [.. Enumerable.Range(0, count).Where(column => column != Target && !ignored.Contains(column))];
        if (Inputs.Length == 0)
        {
            throw new InputException(FormattableString.Invariant($"{file}: no column is left for inputs among {count}, expected at least one beside the class (key data.delimiter says what separates columns)"));
        }
    }

    /// <summary>The column of the class, from 0.</summary>
    public int Target { get; }

    /// <summary>The columns of inputs, from 0, ascending.</summary>
    public int[] Inputs { get; }

    // A name goes before a number: a column may be called "3".
    private int Find(string key, string column)
    {
        for (int i = 0; _names is not null && i < _names.Count; i++)
        {
            if (_names[i] == column)
            {
                return i;
            }
        }

        if (int.TryParse(column, NumberStyles.None, CultureInfo.InvariantCulture, out int number) && number >= 1 && number <= _count)
        {
            return number - 1;
        }

        string known = _names is null ? "it has no line of names" : "its columns are " + string.Join(", ", _names.Take(40)) + (_names.Count > 40 ? ", …" : string.Empty);
        throw new InputException(FormattableString.Invariant($"{_file} has no column \"{column}\" as key data.{key} says; expected a name or a number from 1 to {_count} ({known})"));
    }
}
