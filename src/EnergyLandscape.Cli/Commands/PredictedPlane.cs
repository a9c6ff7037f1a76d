using System.Text.Json;
using EnergyLandscape.Cli.Output;
using EnergyLandscape.Data;
using EnergyLandscape.PathSample;
using EnergyLandscape.Potentials;
using EnergyLandscape.Rendering.ClassMaps;
using EnergyLandscape.Rendering.Pictures;

namespace EnergyLandscape.Cli.Commands;

/// <summary>The classes that the network of one point predicts over a plane of its inputs, and the files they go to.</summary>
internal sealed class PredictedPlane(
    InputPlane plane, StoredPoint point, NetworkInputs inputs, int x, int y, double[] fixedInputs, IReadOnlyList<string> classes, IReadOnlyList<string> files)
{
    private readonly int[] _answers = plane.Answers(point.Point.Coordinates.Span);

    /// <summary>Writes the files and says what share of the plane each class has.</summary>
    public void Print(TextWriter output)
    {
        TextTable table = TextTable.Create("class", "share of the plane");
        for (int label = 0; label < classes.Count; label++)
        {
            table.Row(classes[label], PerformanceOutput.Text(ShareOf(label), "0.0000"));
        }

        TextTable.Print(output, table);
        IEnumerable<string> others = Others().Select(i => FormattableString.Invariant($"{inputs.NameOf(i)} = {fixedInputs[i]:G6}"));
        output.WriteLine(FormattableString.Invariant(
            $"Network of {(point.Kind == StationaryPointKind.Minimum ? "minimum" : "transition state")} {point.Id} over {inputs.NameOf(x)} and {inputs.NameOf(y)}{(Others().Any() ? ", at " + string.Join(", ", others) : string.Empty)}."));
        foreach (string file in files)
        {
            output.WriteLine(file);
        }
    }

    /// <summary>Writes the files.</summary>
    public void Save()
    {
        foreach (string file in files)
        {
            if (PlaneOptions.IsCsv(file))
            {
                AtomicTextFile.Write(file, WriteCsv);
            }
            else
            {
                ClassMapPicture.Draw(Map(), new PageOptions
                {
                    WidthMillimetres = 90,
                    HeightMillimetres = 95,
                    Title = FormattableString.Invariant($"{(point.Kind == StationaryPointKind.Minimum ? "Minimum" : "Transition state")} {point.Id}, loss {point.Energy:G6}"),
                }).Save(file);
            }
        }
    }

    /// <summary>Writes the object.</summary>
    public void WriteJson(Utf8JsonWriter json)
    {
        json.WriteStartObject("plane");
        json.WriteNumber("id", point.Id);
        Axis(json, "x", x, plane.X(0), plane.X(plane.Side - 1));
        Axis(json, "y", y, plane.Y(0), plane.Y(plane.Side - 1));
        json.WriteStartArray("at");
        foreach (int i in Others())
        {
            json.WriteStartObject();
            json.WriteString("input", inputs.NameOf(i));
            json.Number("value", fixedInputs[i]);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteStartArray("classes");
        for (int label = 0; label < classes.Count; label++)
        {
            json.WriteStartObject();
            json.WriteString("class", classes[label]);
            json.Number("share", ShareOf(label));
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteNumber("cells", plane.Side);
        json.WriteStartArray("answers");
        foreach (int answer in _answers)
        {
            json.WriteNumberValue(answer);
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private void Axis(Utf8JsonWriter json, string name, int input, double first, double last)
    {
        json.WriteStartObject(name);
        json.WriteString("input", inputs.NameOf(input));
        json.Number("first", first);
        json.Number("last", last);
        json.WriteEndObject();
    }

    /// <summary>The map to draw.</summary>
    public ClassMap Map() =>
        new(new ClassMapAxis(inputs.NameOf(x), plane.OfX.Low, plane.OfX.High), new ClassMapAxis(inputs.NameOf(y), plane.OfY.Low, plane.OfY.High), plane.Side, _answers, classes);

    private void WriteCsv(TextWriter output)
    {
        double[][] probabilities = [.. Enumerable.Range(0, classes.Count).Select(label => plane.Probabilities(point.Point.Coordinates.Span, label))];
        output.Write($"{inputs.NameOf(x)},{inputs.NameOf(y)},class,{string.Join(',', Enumerable.Range(0, classes.Count).Select(label => FormattableString.Invariant($"p_{label}")))}\n");
        for (int cell = 0; cell < _answers.Length; cell++)
        {
            output.Write(FormattableString.Invariant(
                $"{plane.X(cell % plane.Side):R},{plane.Y(cell / plane.Side):R},{classes[_answers[cell]]},{string.Join(',', probabilities.Select(of => PerformanceOutput.Cell(of[cell])))}\n"));
        }
    }

    private double ShareOf(int label) => _answers.Count(answer => answer == label) / (double)_answers.Length;

    private IEnumerable<int> Others() => Enumerable.Range(0, inputs.Count).Where(i => i != x && i != y);
}
