using System.Globalization;
using EnergyLandscape.Potentials;

namespace EnergyLandscape.Data;

/// <summary>What the first line of a table is, as far as it and the classes below tell.</summary>
/// <param name="Header">What it is: none when it is a row or when it may be one.</param>
/// <param name="Doubt">Why a line that may be a row may as well be a line of names; null when there is no doubt.</param>
internal readonly record struct FirstLine(TableHeader Header, string? Doubt)
{
    // Two inputs such as 1 and 2 say little.
    private const int FewFields = 3;

    /// <summary>Looks at the first line.</summary>
    /// <param name="text">The table.</param>
    /// <param name="delimiter">What separates its fields.</param>
    /// <param name="target">The column of the class, as <see cref="DataRequest.Target"/>.</param>
    public static FirstLine Of(DelimitedText text, char delimiter, string target)
    {
        IReadOnlyList<string> fields = text.Split(delimiter).FirstOrDefault().Fields ?? [];

        // A row of two inputs with a class in words has one name only.
        if (fields.Count >= 4 && IsCount(fields[0]) && IsCount(fields[1]) && fields.Skip(2).All(field => field.Length > 0 && TableDialect.Number(field) is null))
        {
            return new FirstLine(TableHeader.Counts, null);
        }

        if (fields.Any(field => field.Length > 0) && fields.All(field => TableDialect.Number(field) is null))
        {
            return new FirstLine(TableHeader.Names, null);
        }

        int column = ColumnOf(target, fields.Count);
        return column < 0 || fields[column].Length == 0 || TableDialect.Number(fields[column]) is not null
            ? new FirstLine(TableHeader.None, null) : OfNumbers(text, delimiter, fields, column);
    }

    // Numbers and a word, "0,1,2,3,target" as pandas writes it: numbers in a row, and a class in words above classes that are numbers, are
    // both rare in a row of data; together they are names.
    private static FirstLine OfNumbers(DelimitedText text, char delimiter, IReadOnlyList<string> fields, int column)
    {
        bool counts = CountsUp(fields, column), isAlone = true, areNumbers = true;
        int rows = 0;
        foreach (TableLine line in text.Split(delimiter).Skip(1).TakeWhile(_ => areNumbers || (counts && isAlone)))
        {
            string label = column < line.Fields.Count ? line.Fields[column] : string.Empty;
            areNumbers &= TableDialect.Number(label) is not null;
            isAlone &= label != fields[column];
            rows++;
        }

        bool isOdd = areNumbers && rows > 0;
        return isOdd && counts ? new FirstLine(TableHeader.Names, null)
            : isOdd ? new FirstLine(TableHeader.None, $"the class \"{fields[column]}\" stands above classes that are all numbers")
            : counts && isAlone && rows > 0 && fields.Count > FewFields ? new FirstLine(TableHeader.None, $"its numbers count up, and no other row has the class \"{fields[column]}\"")
            : new FirstLine(TableHeader.None, null);
    }

    private static bool CountsUp(IReadOnlyList<string> fields, int column)
    {
        int[] numbers = [.. fields.Where((_, i) => i != column).Select(field => int.TryParse(field, NumberStyles.None, CultureInfo.InvariantCulture, out int number) ? number : -1)];
        return numbers.Length >= 2 && numbers[0] is 0 or 1 && numbers.Select((number, i) => number - i).All(first => first == numbers[0]);
    }

    // A name is found in a line of names only, about which there is no doubt.
    private static int ColumnOf(string target, int columns) => target switch
    {
        "last" => columns - 1,
        "first" => columns > 0 ? 0 : -1,
        _ => int.TryParse(target, NumberStyles.None, CultureInfo.InvariantCulture, out int number) && number <= columns ? number - 1 : -1,
    };

    private static bool IsCount(string field) => int.TryParse(field, NumberStyles.None, CultureInfo.InvariantCulture, out _);
}
