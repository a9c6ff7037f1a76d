using System.Text.RegularExpressions;
using System.Xml.Linq;
using CsCheck;
using EnergyLandscape.Rendering.Pictures;
using EnergyLandscape.Rendering.Report;
using EnergyLandscape.Rendering.Tests.Trees;
using EnergyLandscape.Rendering.Trees;

namespace EnergyLandscape.Rendering.Tests.Report;

public sealed partial class ReportPageTests
{
    private static readonly string[] Columns = ["id", "energy"];

    [Fact]
    public void A_page_is_well_formed_complete_and_the_same_every_time()
    {
        string html = Sample("A & B").ToHtml();
        Assert.Equal(html, Sample("A & B").ToHtml());
        Assert.StartsWith("<!DOCTYPE html>\n<html lang=\"en\">", html, StringComparison.Ordinal);
        XElement root = Parse(html);
        Assert.Equal(["head", "body"], root.Elements().Select(element => element.Name.LocalName));
        Assert.Equal("A & B", root.Element("head")!.Element("title")!.Value);
        Assert.Equal("utf-8", root.Element("head")!.Elements("meta").First().Attribute("charset")!.Value);
        Assert.Equal("A & B", root.Descendants("h1").Single().Value);
        Assert.Equal(["First", "Second"], root.Descendants("h2").Select(heading => heading.Value));
        XElement table = root.Descendants("table").Single(element => element.Attribute("class")!.Value == "sortable");
        Assert.Equal("Two of three", table.Element("caption")!.Value);
        Assert.Equal(Columns, table.Element("thead")!.Descendants("th").Select(cell => cell.Value));
        Assert.Equal([["1", "0.5"], ["2", "−1e-3 < x"]], table.Element("tbody")!.Elements("tr").Select(row => row.Elements("td").Select(cell => cell.Value).ToArray()));
        Assert.Equal(2, root.Descendants("figure").Count());
        Assert.All(root.Descendants("figure"), figure => Assert.Equal(figure.Element("figcaption")!.Value, figure.Elements().First().Attribute("aria-label")!.Value));
    }

    [Fact]
    public void Anchors_are_unique_and_links_lead_to_them()
    {
        XElement root = Parse(Sample("x").ToHtml());
        string[] anchors = [.. root.Descendants().Attributes("id").Select(attribute => attribute.Value)];
        Assert.Equal(anchors.Length, anchors.Distinct().Count());
        Assert.Equal(["#first", "#second"], root.Element("body")!.Element("nav")!.Descendants("a").Select(link => link.Attribute("href")!.Value));
        Assert.All(root.Descendants("a"), link => Assert.Contains(link.Attribute("href")!.Value[1..], anchors));

        // Drawings refer to their own parts by name.
        foreach (Match reference in Reference().Matches(root.ToString()))
        {
            Assert.Contains(reference.Groups["name"].Value, anchors);
        }
    }

    [Fact]
    public void Nothing_is_fetched()
    {
        string html = Sample("x").ToHtml();
        XElement root = Parse(html);
        Assert.DoesNotContain(root.Descendants(), element => element.Name.LocalName is "link" or "iframe" or "object" or "embed" or "base");
        Assert.DoesNotContain("@import", html, StringComparison.OrdinalIgnoreCase);
        IEnumerable<XAttribute> addresses = root.Descendants().Attributes().Where(attribute => attribute.Name.LocalName is "src" or "href");
        Assert.All(addresses, address => Assert.True(address.Value.StartsWith('#') || address.Value.StartsWith("data:", StringComparison.Ordinal), address.Value[..Math.Min(60, address.Value.Length)]));
        Assert.Contains("default-src 'none'", root.Descendants("meta").Select(meta => meta.Attribute("content")?.Value ?? string.Empty).Single(value => value.Contains("src", StringComparison.Ordinal)), StringComparison.Ordinal);
    }

    [Fact]
    public void Any_text_stays_text() => Gen.String.Sample(text =>
    {
        string escaped = HtmlText.Of(text);
        Assert.DoesNotContain('<', escaped);
        string clean = string.Concat(text.EnumerateRunes().Select(rune => rune.Value is not '\n' && (System.Text.Rune.IsControl(rune) || rune.Value is 0xFFFE or 0xFFFF) ? " " : rune.ToString()));
        Assert.Equal(clean, XElement.Parse($"<p a=\"{escaped.Replace('\n', ' ')}\">{escaped}</p>", LoadOptions.PreserveWhitespace).Value);
    });

    [Fact]
    public void Names_that_would_end_the_page_do_not()
    {
        const string name = "</title><script>alert(1)</script>";
        XElement root = Parse(Sample(name).ToHtml());
        Assert.Equal(name, root.Element("head")!.Element("title")!.Value);
        Assert.Single(root.Descendants("script"));
    }

    [Fact]
    public void Rows_that_do_not_fit_and_anchors_used_twice_are_bugs()
    {
        var page = new ReportPage("x", "y", "z");
        ReportSection section = page.Section("a", "A");
        Assert.Throws<ArgumentException>(() => section.Table("t", Columns, [["1"]]));
        Assert.Throws<ArgumentException>(() => page.Section("a", "A"));
        Assert.Throws<ArgumentException>(() => page.Section("A b", "A"));
    }

    private static ReportPage Sample(string title)
    {
        Picture tree = TreePicture.Draw(SampleTrees.Small, new() { Title = title });
        var page = new ReportPage(title, "What matters most.", "EnergyLandscape");
        page.Section("first", "First").Paragraph("One < two").Table("Two of three", Columns, [["1", "0.5"], ["2", "−1e-3 < x"]]).Figure(tree, "A tree");
        page.Section("second", "Second").Properties([("seed", "1")]).Figure(CloudSample.Draw(), "A \"cloud\"").Code("landscape x > y").Folded("run file", "a = 1\nb = 2");
        return page;
    }

    private static XElement Parse(string html) => XDocument.Parse(html["<!DOCTYPE html>".Length..], LoadOptions.PreserveWhitespace).Root!;

    [GeneratedRegex("(?:url\\(#|href=\"#)(?<name>[^\")]+)")]
    private static partial Regex Reference();
}
