using System.Text;

namespace EnergyLandscape.Rendering.Report;

/// <summary>A report as one page of HTML that needs nothing else: figures, styles and script stand in it, and it may fetch nothing. It prints on A4.</summary>
/// <remarks>The markup is well-formed XML, too. The same content gives the same bytes.</remarks>
public sealed class ReportPage
{
    // Nothing but what stands in the page: it cannot reach the network, whatever a name in a database says.
    private const string Policy = "default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'";

    private readonly List<ReportSection> _sections = [];
    private readonly string _title;
    private readonly string _lead;
    private readonly string _generator;

    /// <summary>Begins a page.</summary>
    /// <param name="title">Its title.</param>
    /// <param name="lead">What matters most, one paragraph below the title.</param>
    /// <param name="generator">Program and version, at the foot.</param>
    public ReportPage(string title, string lead, string generator)
    {
        ArgumentNullException.ThrowIfNull(title);
        ArgumentNullException.ThrowIfNull(lead);
        ArgumentNullException.ThrowIfNull(generator);
        (_title, _lead, _generator) = (title, lead, generator);
    }

    /// <summary>Adds a section.</summary>
    /// <param name="id">Its anchor: letters and hyphens, used once.</param>
    /// <param name="heading">Its heading.</param>
    public ReportSection Section(string id, string heading)
    {
        if (id.Length == 0 || !id.All(c => char.IsAsciiLetterLower(c) || c == '-') || _sections.Any(section => section.Id == id))
        {
            throw new ArgumentException($"'{id}' is no new anchor of lower-case letters and hyphens.", nameof(id));
        }

        var section = new ReportSection(id, heading);
        _sections.Add(section);
        return section;
    }

    /// <summary>The page.</summary>
    public string ToHtml()
    {
        var html = new StringBuilder("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\"/>\n");
        html.Append("<meta http-equiv=\"Content-Security-Policy\" content=\"").Append(HtmlText.Of(Policy)).Append("\"/>\n");
        html.Append("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"/>\n");
        html.Append("<meta name=\"generator\" content=\"").Append(HtmlText.Of(_generator)).Append("\"/>\n");
        html.Append("<title>").Append(HtmlText.Of(_title)).Append("</title>\n<style>\n").Append(Asset("report.css")).Append("</style>\n</head>\n<body>\n");
        html.Append("<header>\n<h1>").Append(HtmlText.Of(_title)).Append("</h1>\n<p class=\"lead\">").Append(HtmlText.Of(_lead)).Append("</p>\n</header>\n");
        html.Append("<nav aria-label=\"Sections\">\n<ol>\n");
        foreach (ReportSection section in _sections)
        {
            html.Append("<li><a href=\"#").Append(section.Id).Append("\">").Append(HtmlText.Of(section.Heading)).Append("</a></li>\n");
        }

        html.Append("</ol>\n</nav>\n<main>\n");
        for (int i = 0; i < _sections.Count; i++)
        {
            _sections[i].Write(html, i);
        }

        html.Append("</main>\n<footer>\n<p>").Append(HtmlText.Of(_generator)).Append("</p>\n</footer>\n<script>\n").Append(Asset("report.js")).Append("</script>\n</body>\n</html>\n");
        return html.ToString();
    }

    private static string Asset(string name)
    {
        using Stream stream = typeof(ReportPage).Assembly.GetManifestResourceStream("Report." + name)!;
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return reader.ReadToEnd();
    }
}
