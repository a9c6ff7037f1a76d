using Spectre.Console;

namespace EnergyLandscape.Cli.Output;

/// <summary>Prints tables: with lines on a terminal, as wide as they need to be in a pipe.</summary>
internal static class TextTable
{
    private const int PipeWidth = 400;

    public static Table Create(params string[] columns)
    {
        Table table = new Table().Border(TableBorder.Simple);
        foreach (string column in columns)
        {
            table.AddColumn(new TableColumn(Markup.Escape(column)).RightAligned().NoWrap());
        }

        return table;
    }

    public static Table Properties()
    {
        Table table = new Table().Border(TableBorder.None).HideHeaders();
        table.AddColumn(new TableColumn(string.Empty).NoWrap());
        table.AddColumn(new TableColumn(string.Empty));
        return table;
    }

    public static void Row(this Table table, params string[] cells) => table.AddRow([.. cells.Select(cell => new Text(cell))]);

    public static void Print(TextWriter output, Table table)
    {
        bool isTerminal = ReferenceEquals(output, Console.Out) && !Console.IsOutputRedirected;
        if (isTerminal)
        {
            AnsiConsole.Write(table);
            return;
        }

        IAnsiConsole console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Ansi = AnsiSupport.No,
            ColorSystem = ColorSystemSupport.NoColors,
            Out = new AnsiConsoleOutput(output),
        });
        console.Profile.Width = PipeWidth;
        using var text = new StringWriter();
        console.Profile.Out = new AnsiConsoleOutput(text);
        console.Profile.Width = PipeWidth;
        console.Write(table);
        foreach (string line in text.ToString().Split('\n'))
        {
            string trimmed = line.TrimEnd();
            if (trimmed.Length > 0)
            {
                output.WriteLine(trimmed);
            }
        }
    }
}
