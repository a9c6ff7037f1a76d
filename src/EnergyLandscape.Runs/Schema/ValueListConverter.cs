using System.Text.Json;
using System.Text.Json.Serialization;

namespace EnergyLandscape.Runs;

/// <summary>Reads a list from an array, or from one bare value where the key allows one for all.</summary>
internal sealed class ValueListConverter<T>(bool acceptsOne) : JsonConverter<ValueList<T>>
{
    /// <inheritdoc/>
    public override ValueList<T> Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (acceptsOne && reader.TokenType != JsonTokenType.StartArray)
        {
            return [JsonSerializer.Deserialize<T>(ref reader, options)!];
        }

        return ValueListBuilder.Create<T>(JsonSerializer.Deserialize<T[]>(ref reader, options));
    }

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, ValueList<T> value, JsonSerializerOptions options)
        => JsonSerializer.Serialize(writer, value.ToArray(), options);
}
