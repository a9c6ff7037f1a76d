using System.Text.Json;
using System.Text.Json.Serialization;
using EnergyLandscape.Potentials;

namespace EnergyLandscape.Runs;

/// <summary>How run files map to records: kebab-case names, no unknown keys, no numbers for enumerations, no text for numbers.</summary>
internal static class RunFileJson
{
    public static JsonSerializerOptions Options { get; } = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.KebabCaseLower,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        NumberHandling = JsonNumberHandling.Strict,
        AllowDuplicateProperties = false,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
        Converters =
        {
            new JsonStringEnumConverter(JsonNamingPolicy.KebabCaseLower, allowIntegerValues: false),
            new ValueListConverter<int>(acceptsOne: false),
            new ValueListConverter<double>(acceptsOne: true),
            new ValueListConverter<string>(acceptsOne: true),
            new ValueListConverter<Activation>(acceptsOne: true),
        },
    };
}
