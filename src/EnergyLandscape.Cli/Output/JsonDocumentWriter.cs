using System.Globalization;
using System.Numerics;
using System.Text;
using System.Text.Json;

namespace EnergyLandscape.Cli.Output;

/// <summary>Writes the JSON contracts: shortest numbers that round-trip, NaN and infinities as null.</summary>
internal static class JsonDocumentWriter
{
    public static void Print(TextWriter output, Action<Utf8JsonWriter> write)
    {
        using var buffer = new MemoryStream();
        using (var writer = new Utf8JsonWriter(buffer, new JsonWriterOptions { Indented = true }))
        {
            write(writer);
        }

        output.WriteLine(Encoding.UTF8.GetString(buffer.ToArray()));
    }

    public static void Number(this Utf8JsonWriter writer, string name, double value)
    {
        if (double.IsFinite(value))
        {
            writer.WriteNumber(name, value);
        }
        else
        {
            writer.WriteNull(name);
        }
    }

    /// <summary>An element of an array.</summary>
    public static void Value(this Utf8JsonWriter writer, double value)
    {
        if (double.IsFinite(value))
        {
            writer.WriteNumberValue(value);
        }
        else
        {
            writer.WriteNullValue();
        }
    }

    public static void Number(this Utf8JsonWriter writer, string name, double? value) => writer.Number(name, value ?? double.NaN);

    public static void Number(this Utf8JsonWriter writer, string name, BigInteger? value)
    {
        writer.WritePropertyName(name);
        if (value is { } number)
        {
            writer.WriteRawValue(number.ToString(CultureInfo.InvariantCulture));
        }
        else
        {
            writer.WriteNullValue();
        }
    }
}
