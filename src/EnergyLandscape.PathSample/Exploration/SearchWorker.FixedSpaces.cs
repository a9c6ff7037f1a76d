using EnergyLandscape.Gmin;
using EnergyLandscape.Numerics;
using EnergyLandscape.Optim;
using EnergyLandscape.Potentials;

namespace EnergyLandscape.PathSample;

// Searches for any index inside a fixed space of the symmetry group.
public sealed partial class SearchWorker
{
    private (string Outcome, StationaryPoint? Target) FixedSpace(ResolvedSearch search, List<Finding> findings, CancellationToken token)
    {
        FixedSpace space = _potential.Symmetry.RandomFixedSpace(search.Stream);
        return TakeAnyIndex(search, _fixedSpaces.FromRandom(space, _options.SmallestStart, _options.LargestStart, search.Stream, token), findings, token);
    }

    private (string Outcome, StationaryPoint? Target) UnbalancedSpace(ResolvedSearch search, List<Finding> findings, CancellationToken token)
    {
        int number = search.Plan.Space!.Value - 1;
        FixedSpace space = _potential.Symmetry.FixedSpaces[number];
        if (search.Parent is not { } parent || ImageIn(number, parent, search.Stream) is not { } image)
        {
            return TakeAnyIndex(search, _fixedSpaces.FromRandom(space, _options.SmallestStart, _options.LargestStart, search.Stream, token), findings, token);
        }

        double[] other = search.Other is { } second ? ImageIn(number, second, search.Stream) ?? second.Point.Coordinates.ToArray() : image;
        _potential.Symmetry.Vary(search.Stream, image, other, _start);
        var z = new double[space.ReducedDimension];
        space.ReduceChanged(image, _start, z);
        return FromVaried(search, space, z, findings, token);
    }

    private (string Outcome, StationaryPoint? Target) Vary(ResolvedSearch search, List<Finding> findings, CancellationToken token)
    {
        // Three of four stay in the fixed space of the changed point, where it is a point of few coordinates.
        _potential.Symmetry.Vary(search.Stream, search.Parent!.Point.Coordinates.Span, search.Other!.Point.Coordinates.Span, _start);
        FixedSpace space = search.Stream.NextInt(4) == 0
            ? _wholeSpace
            : _potential.Symmetry.FixedSpaceOf(_start, _options.Identity.DistanceWindow);
        var z = new double[space.ReducedDimension];
        space.Reduce(_start, z);
        return FromVaried(search, space, z, findings, token);
    }

    private (string Outcome, StationaryPoint? Target) FromVaried(ResolvedSearch search, FixedSpace space, double[] z, List<Finding> findings, CancellationToken token)
    {
        double scale = Math.Clamp(VectorMath.MaxAbs(z), 1e-3, 1), noise = scale * StartingPoints.LogUniform(search.Stream, 1e-4, 0.3);
        for (int i = 0; i < z.Length; i++)
        {
            z[i] += search.Stream.NextUniform(-noise, noise);
        }

        return TakeAnyIndex(search, _fixedSpaces.FromPoint(space, z, 0.15 * scale, search.Stream, token), findings, token);
    }

    private double[]? ImageIn(int space, StoredPoint point, RandomStream stream)
    {
        IReadOnlyList<(double[] Image, System.Numerics.BigInteger Count)>? images =
            _potential.Symmetry.ImagesIn(space, point.Point.Coordinates.Span, _options.Identity.DistanceWindow);
        return images is { Count: > 0 } ? images[stream.NextInt(images.Count)].Image : null;
    }

    private (string Outcome, StationaryPoint? Target) TakeAnyIndex(ResolvedSearch search, SaddleSearchResult result, List<Finding> findings, CancellationToken token)
    {
        TakeValley(result);
        if (result.Outcome != SaddleSearchOutcome.Converged)
        {
            return (Name(result.Outcome), null);
        }

        if (result.Point!.Index == 1)
        {
            return TakeTransitionState(search, result.Point, findings, token);
        }

        findings.Add(new Finding(result.Point, search.Plan.Method));
        return (Name(result.Outcome), result.Point);
    }

    private (string Outcome, StationaryPoint? Target) Continuation(ResolvedSearch search, List<Finding> findings, CancellationToken token)
    {
        (string outcome, IReadOnlyList<SaddleSearchResult> results) = _continuation.Run(search.Parent!, token);
        StationaryPoint? target = null;
        foreach (SaddleSearchResult result in results)
        {
            target = TakeAnyIndex(search, result, findings, token).Target ?? target;
        }

        return (outcome, target);
    }
}
