using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using EnergyLandscape.Rendering.Pictures;

namespace EnergyLandscape.Rendering.Report;

/// <summary>A section of a report: paragraphs, tables, figures and texts in their order.</summary>
public sealed partial class ReportSection
{
    private readonly List<Action<StringBuilder, string>> _parts = [];

    internal ReportSection(string id, string heading)
    {
        Id = id;
        Heading = heading;
    }

    /// <summary>Its anchor.</summary>
    public string Id { get; }

    /// <summary>Its heading.</summary>
    public string Heading { get; }

    /// <summary>Adds a paragraph.</summary>
    /// <param name="text">Its text.</param>
    public ReportSection Paragraph(string text)
    {
        _parts.Add((html, _) => html.Append("<p>").Append(HtmlText.Of(text)).Append("</p>\n"));
        return this;
    }

    /// <summary>Adds names and what they are.</summary>
    /// <param name="rows">Pairs.</param>
    public ReportSection Properties(IEnumerable<(string Name, string Value)> rows)
    {
        (string Name, string Value)[] kept = [.. rows];
        _parts.Add((html, _) =>
        {
            html.Append("<table class=\"properties\">\n<tbody>\n");
            foreach ((string name, string value) in kept)
            {
                html.Append("<tr><th scope=\"row\">").Append(HtmlText.Of(name)).Append("</th><td>").Append(HtmlText.Of(value)).Append("</td></tr>\n");
            }

            html.Append("</tbody>\n</table>\n");
        });
        return this;
    }

    /// <summary>Adds a table that readers can sort by any column.</summary>
    /// <param name="caption">What it shows.</param>
    /// <param name="columns">Headings.</param>
    /// <param name="rows">Rows with as many cells.</param>
    public ReportSection Table(string caption, IReadOnlyList<string> columns, IEnumerable<IReadOnlyList<string>> rows)
    {
        IReadOnlyList<string>[] kept = [.. rows];
        if (kept.FirstOrDefault(row => row.Count != columns.Count) is { } wrong)
        {
            throw new ArgumentException($"A row of {wrong.Count} cells in a table of {columns.Count} columns.", nameof(rows));
        }

        _parts.Add((html, _) =>
        {
            html.Append("<div class=\"wide\">\n<table class=\"sortable\">\n<caption>").Append(HtmlText.Of(caption)).Append("</caption>\n<thead>\n<tr>");
            foreach (string column in columns)
            {
                html.Append("<th scope=\"col\">").Append(HtmlText.Of(column)).Append("</th>");
            }

            html.Append("</tr>\n</thead>\n<tbody>\n");
            foreach (IReadOnlyList<string> row in kept)
            {
                html.Append("<tr>");
                foreach (string cell in row)
                {
                    html.Append("<td>").Append(HtmlText.Of(cell)).Append("</td>");
                }

                html.Append("</tr>\n");
            }

            html.Append("</tbody>\n</table>\n</div>\n");
        });
        return this;
    }

    /// <summary>Adds a figure, as vectors in the page.</summary>
    /// <param name="picture">The figure.</param>
    /// <param name="caption">What it shows.</param>
    public ReportSection Figure(Picture picture, string caption)
    {
        ArgumentNullException.ThrowIfNull(picture);
        string svg = Encoding.UTF8.GetString(picture.Encode(PictureFormat.Svg));
        string drawing = svg[svg.IndexOf("<svg", StringComparison.Ordinal)..].TrimEnd();
        _parts.Add((html, prefix) =>
        {
            // Names within a drawing must not meet those of another on the page.
            string apart = Name().Replace(drawing, match => match.Groups["before"].Value + prefix + match.Groups["name"].Value);
            string spoken = $"<svg role=\"img\" aria-label=\"{HtmlText.Of(caption)}\"";
            html.Append("<figure>\n").Append(spoken).Append(apart.AsSpan("<svg".Length)).Append("\n<figcaption>").Append(HtmlText.Of(caption)).Append("</figcaption>\n</figure>\n");
        });
        return this;
    }

    /// <summary>Adds lines to be typed or read as they are.</summary>
    /// <param name="text">The lines.</param>
    public ReportSection Code(string text)
    {
        _parts.Add((html, _) => html.Append("<pre><code>").Append(HtmlText.Of(text.TrimEnd())).Append("</code></pre>\n"));
        return this;
    }

    /// <summary>Adds lines that are folded away until asked for; in print they are all there.</summary>
    /// <param name="summary">What they are.</param>
    /// <param name="text">The lines.</param>
    public ReportSection Folded(string summary, string text)
    {
        _parts.Add((html, _) => html.Append("<details>\n<summary>").Append(HtmlText.Of(summary)).Append("</summary>\n<pre><code>").Append(HtmlText.Of(text.TrimEnd())).Append("</code></pre>\n</details>\n"));
        return this;
    }

    internal void Write(StringBuilder html, int number)
    {
        html.Append("<section id=\"").Append(Id).Append("\">\n<h2>").Append(HtmlText.Of(Heading)).Append("</h2>\n");
        for (int i = 0; i < _parts.Count; i++)
        {
            _parts[i](html, string.Create(CultureInfo.InvariantCulture, $"s{number}p{i}-"));
        }

        html.Append("</section>\n");
    }

    [GeneratedRegex("(?<before>\\sid=\"|url\\(#|href=\"#)(?<name>[A-Za-z_])")]
    private static partial Regex Name();
}
