using System.Globalization;
using System.Text.Json;

namespace EnergyLandscape.Examples.Compare;

/// <summary>Sets the landscapes of both losses side by side: numbers of points, barriers, and which minima and transition states correspond.</summary>
internal static class CounterpartRuns
{
    private const string Header = "network,hidden,lambda,minima_sse,minima_ce,minimum_pairs,transition_states_sse,transition_states_ce,transition_state_pairs,higher_saddles_sse,higher_saddles_ce,mean_barrier_sse,mean_barrier_ce,spread_sse,spread_ce";

    public static async Task Run(Request request, CancellationToken token)
    {
        var rows = new List<string>();
        foreach (Landscape landscape in Landscape.Xor.Concat(Landscape.RealData).Where(landscape => landscape.Loss == "squared-error"))
        {
            JsonElement both = await Verb.Json(token, "counterparts", request.InWork(landscape.Name + ".db"), request.InWork(landscape.Other.Name + ".db"), "--ts", "--csv", request.Result($"counterparts-{landscape.Name.Replace("-sse", string.Empty, StringComparison.Ordinal)}.csv"));
            JsonElement[] databases = [.. both.GetProperty("databases").EnumerateArray()];
            string Both(string name) => string.Join(',', databases.Select(database => database.GetProperty(name).GetRawText()));
            string Mean() => string.Join(',', databases.Select(database => database.GetProperty("barriers").GetProperty("mean")).Select(mean => mean.ValueKind == JsonValueKind.Null ? string.Empty : mean.GetRawText()));
            string Spread() => string.Join(',', new[] { "first", "second" }.Select(side => both.GetProperty("minima").GetProperty(side)).Select(SpreadOf));
            string Pairs(string kind) => both.GetProperty(kind).GetProperty("pairs").GetArrayLength().ToString(CultureInfo.InvariantCulture);
            rows.Add(string.Create(CultureInfo.InvariantCulture,
                $"{landscape.Network},{landscape.Hidden},{landscape.Lambda},{Both("minima")},{Pairs("minima")},{Both("transitionStates")},{Pairs("transitionStates")},{Both("higherSaddles")},{Mean()},{Spread()}"));
            await Comparison.Write(request.Result("counterparts.csv"), Header, rows, token);
        }
    }

    // Between the highest and the lowest minimum: what barriers are measured against.
    private static string SpreadOf(JsonElement points)
    {
        double[] energies = [.. points.EnumerateArray().Select(point => point.GetProperty("energy").GetDouble())];
        return Comparison.Text(energies.Max() - energies.Min());
    }
}
