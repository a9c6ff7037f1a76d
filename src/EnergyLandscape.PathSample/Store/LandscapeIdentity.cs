using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using EnergyLandscape.Potentials;

namespace EnergyLandscape.PathSample;

/// <summary>What makes two databases databases of one landscape: potential, data and identity rule.</summary>
/// <param name="PotentialJson">The potential, its data and the identity as JSON.</param>
/// <param name="Dimension">Number of coordinates.</param>
/// <param name="Rule">When two points are one.</param>
public sealed record LandscapeIdentity(string PotentialJson, int Dimension, IdentityRule Rule)
{
    /// <summary>SHA-256 of <see cref="PotentialJson"/> in UTF-8, in lower-case hexadecimal digits.</summary>
    public string Hash => Digest(PotentialJson);

    /// <summary>Says where another landscape differs; order of keys and white space do not count.</summary>
    /// <param name="requested">The other landscape.</param>
    /// <returns>The first difference in words, or null when both are the same landscape.</returns>
    public string? DifferenceFrom(LandscapeIdentity requested)
    {
        ArgumentNullException.ThrowIfNull(requested);
        if (Hash != requested.Hash && FirstDifference(PotentialJson, requested.PotentialJson) is { } difference)
        {
            return difference;
        }

        return Compare("the number of coordinates", Dimension, requested.Dimension)
            ?? Compare("lump", Rule.Lump, requested.Rule.Lump)
            ?? Compare("energy-window", Rule.EnergyWindow, requested.Rule.EnergyWindow)
            ?? Compare("distance-window", Rule.DistanceWindow, requested.Rule.DistanceWindow);
    }

    internal static string Digest(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    private static string? FirstDifference(string held, string requested)
    {
        using JsonDocument a = JsonDocument.Parse(held);
        using JsonDocument b = JsonDocument.Parse(requested);
        return FirstDifference(string.Empty, a.RootElement, b.RootElement);
    }

    private static string? FirstDifference(string path, JsonElement held, JsonElement requested)
    {
        if (JsonElement.DeepEquals(held, requested))
        {
            return null;
        }

        if (held.ValueKind == JsonValueKind.Object && requested.ValueKind == JsonValueKind.Object)
        {
            foreach (JsonProperty property in held.EnumerateObject())
            {
                string inner = path.Length == 0 ? property.Name : path + "." + property.Name;
                if (!requested.TryGetProperty(property.Name, out JsonElement other))
                {
                    return $"{inner} is {Shorten(property.Value)} in the database and absent in the request";
                }

                if (FirstDifference(inner, property.Value, other) is { } difference)
                {
                    return difference;
                }
            }

            foreach (JsonProperty property in requested.EnumerateObject())
            {
                if (!held.TryGetProperty(property.Name, out _))
                {
                    string inner = path.Length == 0 ? property.Name : path + "." + property.Name;
                    return $"{inner} is absent in the database and {Shorten(property.Value)} in the request";
                }
            }
        }

        return $"{(path.Length == 0 ? "the landscape" : path)} is {Shorten(held)} in the database and {Shorten(requested)} in the request";
    }

    private static string Shorten(JsonElement element)
    {
        string text = element.GetRawText();
        return text.Length <= 60 ? text : string.Concat(text.AsSpan(0, 57), "...");
    }

    private static string? Compare<T>(string name, T held, T requested)
        where T : notnull => held.Equals(requested)
        ? null
        : string.Create(CultureInfo.InvariantCulture, $"{name} is {held} in the database and {requested} in the request");
}
