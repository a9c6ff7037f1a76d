using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using EnergyLandscape.Rendering.Pictures;

namespace EnergyLandscape.Cli.Commands;

/// <summary>The options --width and --height of a verb that draws.</summary>
internal sealed class PageSize
{
    private static readonly (string Unit, double Millimetres)[] Units = [("mm", 1), ("cm", 10), ("in", 25.4), ("pt", 25.4 / 72)];

    private readonly Option<double> _width;
    private readonly Option<double> _height;

    /// <summary>Makes the options.</summary>
    /// <param name="page">The page when nothing is said; null where that differs from figure to figure.</param>
    public PageSize(PageOptions? page = null)
    {
        _width = Length("--width", "Width", page?.WidthMillimetres);
        _height = Length("--height", "Height", page?.HeightMillimetres);
    }

    /// <summary>Both options.</summary>
    public IReadOnlyList<Option> Options => [_width, _height];

    public void AddTo(Command command)
    {
        command.Options.Add(_width);
        command.Options.Add(_height);
    }

    /// <summary>Whether the height was asked for.</summary>
    public bool HasHeight(ParseResult parsed) => parsed.GetResult(_height) is { Implicit: false };

    /// <summary>Whether either was asked for: such a page is kept.</summary>
    public bool IsGiven(ParseResult parsed) => HasHeight(parsed) || parsed.GetResult(_width) is { Implicit: false };

    /// <summary>A page of that size.</summary>
    public T Of<T>(ParseResult parsed, T page)
        where T : PageOptions => page with { WidthMillimetres = parsed.GetValue(_width), HeightMillimetres = parsed.GetValue(_height) };

    /// <summary>What was asked for.</summary>
    public AskedSize Asked(ParseResult parsed) => new(
        parsed.GetResult(_width) is { Implicit: false } ? parsed.GetValue(_width) : null, HasHeight(parsed) ? parsed.GetValue(_height) : null);

    /// <summary>A length in millimetres; null when the text is none.</summary>
    /// <param name="text">A positive number with mm, cm, in or pt (1/72 inch) after it; alone it is millimetres.</param>
    public static double? Millimetres(string text)
    {
        (string unit, double millimetres) = Units.FirstOrDefault(unit => text.EndsWith(unit.Unit, StringComparison.Ordinal), (string.Empty, 1));
        ReadOnlySpan<char> number = text.AsSpan(0, text.Length - unit.Length).TrimEnd();
        return double.TryParse(number, NumberStyles.Float, CultureInfo.InvariantCulture, out double value) && value > 0 && double.IsFinite(value) ? value * millimetres : null;
    }

    private static Option<double> Length(string name, string what, double? standard)
    {
        var option = new Option<double>(name)
        {
            HelpName = "LENGTH",
            Description = what + " of the page such as 85mm, 8.5cm, 3.35in or 241pt; a number alone is millimetres.",
            CustomParser = given => Parse(name, given),
        };
        if (standard is { } length)
        {
            option.DefaultValueFactory = _ => length;
        }

        return option;
    }

    private static double Parse(string name, ArgumentResult given)
    {
        string text = given.Tokens.Count > 0 ? given.Tokens[^1].Value : string.Empty;
        if (Millimetres(text) is { } length)
        {
            return length;
        }

        given.AddError($"{name} is {text}, expected a positive number with mm, cm, in or pt, such as 85mm");
        return 0;
    }
}
