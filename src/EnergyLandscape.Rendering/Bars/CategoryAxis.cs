using EnergyLandscape.Potentials;
using EnergyLandscape.Rendering.Pictures;

namespace EnergyLandscape.Rendering.Bars;

/// <summary>A horizontal axis of names beside each other, in groups with a gap between them.</summary>
internal sealed class CategoryAxis
{
    private const double GroupGap = 0.6;

    private readonly IReadOnlyList<(string Group, string Name)> _categories;
    private readonly double[] _places;
    private readonly double _size;
    private readonly double _left;
    private readonly double _length;

    /// <summary>Lays out categories; those of a group stand beside each other.</summary>
    public CategoryAxis(IReadOnlyList<(string Group, string Name)> categories, double left, double right, double size)
    {
        _categories = categories;
        _size = size;
        _left = left;
        _places = new double[categories.Count];
        double at = 0.5;
        for (int i = 0; i < categories.Count; i++)
        {
            at += i == 0 ? 0 : categories[i].Group == categories[i - 1].Group ? 1 : 1 + GroupGap;
            _places[i] = at;
        }

        _length = right - left;
        Width = _length / (at + 0.5);
        if (!(Width >= 3))
        {
            throw new InputException($"{categories.Count} categories do not fit on the page; make it wider.");
        }
    }

    /// <summary>Room of one category, points.</summary>
    public double Width { get; }

    /// <summary>Height that names take below the axis.</summary>
    public double Height => (Upright ? _categories.Max(category => Scene.TextWidth(category.Name, _size)) + 4 : _size * 1.5) + (HasGroups ? _size * 1.6 : 0);

    private bool Upright => _categories.Any(category => Scene.TextWidth(category.Name, _size) > Width - 2);

    private bool HasGroups => _categories.Any(category => category.Group.Length > 0);

    /// <summary>Middle of a category.</summary>
    public double X(int category) => _left + (_places[category] * Width);

    /// <summary>Writes the names below a line, and the groups below them.</summary>
    public void Draw(Scene scene, double y)
    {
        for (int i = 0; i < _categories.Count; i++)
        {
            if (Upright)
            {
                scene.Text(_categories[i].Name, X(i), y + 3, _size, PictureColour.Ink, 1, upright: true);
            }
            else
            {
                scene.Text(_categories[i].Name, X(i), y + (_size * 0.9), _size, PictureColour.Ink, 0.5);
            }
        }

        for (int first = 0; first < _categories.Count && HasGroups;)
        {
            int last = first;
            while (last + 1 < _categories.Count && _categories[last + 1].Group == _categories[first].Group)
            {
                last++;
            }

            double from = X(first) - (Width / 2) + 1, to = X(last) + (Width / 2) - 1, line = y + Height - (_size * 1.4);
            string group = _categories[first].Group;
            if (group.Length > 0)
            {
                scene.Line(from, line, to, line, PictureColour.Guide, 0.5);
                scene.Text(group, (from + to) / 2, line + (_size * 0.8), _size * Math.Min(1, (to - from) / Scene.TextWidth(group, _size)), PictureColour.Ink, 0.5);
            }

            first = last + 1;
        }
    }
}
