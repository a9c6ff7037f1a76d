using System.Diagnostics.CodeAnalysis;
using Tomlyn.Syntax;

namespace EnergyLandscape.Runs;

/// <summary>Where each section and key of a run file stands: path to line, from the syntax tree.</summary>
internal sealed class RunFileLines
{
    private readonly Dictionary<string, int> _lines = new(StringComparer.Ordinal);

    public RunFileLines(DocumentSyntax document)
    {
        foreach (KeyValueSyntax pair in document.KeyValues)
        {
            Add([], pair);
        }

        foreach (TableSyntaxBase table in document.Tables)
        {
            string[] path = Names(table.Name);
            AddPath([], path, table.Span.Start.Line);
            foreach (KeyValueSyntax pair in table.Items)
            {
                Add(path, pair);
            }
        }
    }

    /// <summary>Line of a section or key, from 1.</summary>
    public bool TryFind(string path, [NotNullWhen(true)] out int? line)
    {
        bool found = _lines.TryGetValue(path, out int value);
        line = found ? value : null;
        return found;
    }

    private static string[] Names(KeySyntax? key)
        => key is null ? [] : [Name(key.Key), .. key.DotKeys.Select(d => Name(d.Key))];

    private static string Name(BareKeyOrStringValueSyntax? key) => key switch
    {
        BareKeySyntax bare => bare.Key?.Text ?? string.Empty,
        StringValueSyntax text => text.Value ?? string.Empty,
        _ => string.Empty,
    };

    private void Add(string[] prefix, KeyValueSyntax pair)
    {
        string[] names = Names(pair.Key);
        AddPath(prefix, names, (pair.Key ?? (SyntaxNode)pair).Span.Start.Line);
        if (pair.Value is InlineTableSyntax table)
        {
            foreach (InlineTableItemSyntax item in table.Items)
            {
                if (item.KeyValue is not null)
                {
                    Add([.. prefix, .. names], item.KeyValue);
                }
            }
        }
    }

    private void AddPath(string[] prefix, string[] names, int line)
    {
        for (int count = 1; count <= names.Length; count++)
        {
            _lines.TryAdd(string.Join('.', [.. prefix, .. names[..count]]), line + 1);
        }
    }
}
