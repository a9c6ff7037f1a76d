using EnergyLandscape.Gmin;
using EnergyLandscape.Numerics;
using EnergyLandscape.Optim;
using EnergyLandscape.Potentials;

namespace EnergyLandscape.PathSample;

// Elastic bands between minima, and descents from saddles.
public sealed partial class SearchWorker
{
    private (string Outcome, StationaryPoint? Target) Band(ResolvedSearch search, List<Finding> findings, CancellationToken token)
    {
        ReadOnlySpan<double> from = search.Parent!.Point.Coordinates.Span;
        ReadOnlySpan<double> to = search.Other!.Point.Coordinates.Span;
        bool nearest = search.Plan.Method == SearchMethod.Band;
        if (nearest)
        {
            _potential.Symmetry.Align(from, to, _image);
        }
        else
        {
            _potential.Symmetry.RandomImage(search.Stream, to, _image);
        }

        if (Distance(from, _image) <= _options.Identity.DistanceWindow)
        {
            return ("same-point", null);
        }

        double density = nearest ? 1 : search.Stream.NextUniform(0.7, 2);
        ElasticBandResult band = new DoublyNudgedBand(_options.ElasticBand).Run(_evaluator, from, _image, density, nearest ? null : search.Stream, token);
        IReadOnlyList<int> maxima = band.Maxima;
        StationaryPoint? target = null;
        string outcome = maxima.Count == 0 ? "no-maximum" : "no-transition-state";
        foreach (int end in new[] { 0, band.Images.Count - 1 })
        {
            if (UnresolvedMaximum(band, end) is { } step)
            {
                (string found, StationaryPoint? point) = SearchSaddle(search, _start, step, findings, token);
                (outcome, target) = point is not null && target is null ? (found, point) : (outcome, target);
            }
        }

        foreach (int maximum in maxima)
        {
            double spacing = Distance(band.Images[maximum], band.Images[maximum - 1]);
            (string found, StationaryPoint? point) = SearchSaddle(search, band.Images[maximum], 0.3 * spacing, findings, token);
            if (point is not null && target is null)
            {
                target = point;
                outcome = found;
            }
        }

        return (outcome, target);
    }

    // The energy rises from a minimum; when the image next to it lies lower, there is a maximum between them that the spacing of the band
    // skipped, such as the barrier of 1e-11 around the all-zero minimum. Puts the highest of ever closer points into the start.
    private double? UnresolvedMaximum(ElasticBandResult band, int end)
    {
        const int halvings = 40;
        double[] minimum = band.Images[end], next = band.Images[end == 0 ? 1 : end - 1];
        double highest = band.Energies[end], best = 0;
        if (_evaluator.Energy(next) >= highest)
        {
            return null;
        }

        for (double share = 0.5; share > Math.ScaleB(1, -halvings); share /= 2)
        {
            for (int i = 0; i < _start.Length; i++)
            {
                _start[i] = minimum[i] + (share * (next[i] - minimum[i]));
            }

            double energy = _evaluator.Energy(_start);
            (highest, best) = energy > highest ? (energy, share) : (highest, best);
        }

        for (int i = 0; i < _start.Length; i++)
        {
            _start[i] = minimum[i] + (best * (next[i] - minimum[i]));
        }

        return best == 0 ? null : 0.3 * best * Distance(minimum, next);
    }

    // No connection is recorded for a higher saddle, so a quench tells as much as a path, in a tenth of the time.
    private (string Outcome, StationaryPoint? Target) DescentFromSaddle(ResolvedSearch search, List<Finding> findings, CancellationToken token)
    {
        StationaryPoint saddle = search.Parent!.Point;
        foreach (double[] direction in Some(_pathways.DescentDirections(_evaluator, saddle, search.Stream), search.Stream))
        {
            token.ThrowIfCancellationRequested();
            if (!StepOff(saddle, direction))
            {
                continue;
            }

            QuenchResult result = _quench.Run(_evaluator, _start);
            TakeValley(result.Valley);
            if (result.Minimum is { } minimum)
            {
                findings.Add(new Finding(minimum, SearchMethod.Path));
            }
        }

        return ("descended", null);
    }

    // Saddles of high index have dozens of directions, and most of these lead to the same few minima.
    private static IEnumerable<double[]> Some(IReadOnlyList<double[]> directions, RandomStream stream)
    {
        List<double[]> left = [.. directions];
        for (int drawn = 0; drawn < MostDescents && left.Count > 0; drawn++)
        {
            int at = stream.NextInt(left.Count);
            yield return left[at];
            left.RemoveAt(at);
        }
    }

    // Puts the point into the start that lies as far down a direction as the energy falls with every doubling of the distance.
    private bool StepOff(StationaryPoint saddle, double[] direction)
    {
        ReadOnlySpan<double> x = saddle.Coordinates.Span;
        double best = 0, lowest = saddle.Energy;
        for (double length = 1e-6; length < 0.1; length *= 2)
        {
            SetStart(x, length);
            double energy = _evaluator.Energy(_start);
            if (energy < lowest)
            {
                (best, lowest) = (length, energy);
            }
            else if (best > 0)
            {
                break;
            }
        }

        SetStart(x, best);
        return best > 0;

        void SetStart(ReadOnlySpan<double> from, double length)
        {
            for (int i = 0; i < _start.Length; i++)
            {
                _start[i] = from[i] + (length * direction[i]);
            }
        }
    }

    private static double Distance(ReadOnlySpan<double> a, ReadOnlySpan<double> b)
    {
        double sum = 0;
        for (int i = 0; i < a.Length; i++)
        {
            sum += (a[i] - b[i]) * (a[i] - b[i]);
        }

        return Math.Sqrt(sum);
    }
}
