namespace EnergyLandscape.Potentials;

/// <content>Sums over the blocks of rows, in chunks of a few blocks: chunks add in their order, whoever sums them.</content>
public sealed partial class NetworkEvaluator
{
    // At most 800 rows: sharing out less would take longer than the work.
    private const int BlocksPerChunk = 4;

    private readonly NetworkEvaluator _leader;
    private readonly ChunkTeam? _team;
    private readonly double[] _chunkSums = [];
    private readonly double[] _totals = [];
    private double[] _latestVector = [];
    private Work _work;
    private double _chunkEnergy;
    private double _totalEnergy;

    // Whether the block at work adds to the sums of its chunk; the first one overwrites.
    private bool _adds;

    private enum Work
    {
        Energy,
        Gradient,
        Hessian,
        HessianVector,
    }

    // Energy without regularisation; gradient or product, and sums of the Hessian.
    private double Evaluate(Work work, ReadOnlySpan<double> point, ReadOnlySpan<double> vector, Span<double> first, Span<double> hessian)
    {
        _isEvaluated = true;
        NoteVersion(work, point);
        if (_blocks.Count > 1)
        {
            _latest = _latest.Length == 0 ? new double[Dimension] : _latest;
            point.CopyTo(_latest);
        }

        if (_team is null)
        {
            return SumBlocks(work, point, vector, 0, _blocks.Count, first, hessian);
        }

        if (work == Work.HessianVector)
        {
            _latestVector = _latestVector.Length == 0 ? new double[Dimension] : _latestVector;
            vector.CopyTo(_latestVector);
        }

        _work = work;
        _team.Run();
        _totals.AsSpan(0, first.Length).CopyTo(first);
        _hessianBuffers?.TakeTotals(work == Work.Hessian);
        return _totalEnergy;
    }

    private double SumBlocks(Work work, ReadOnlySpan<double> point, ReadOnlySpan<double> vector, int start, int end, Span<double> first, Span<double> hessian)
    {
        double energy = 0;
        for (_block = start; _block < end; _block++)
        {
            _adds = _block > start;
            switch (work)
            {
                case Work.Energy:
                    energy += EnergyOfBlock(point);
                    break;
                case Work.Gradient:
                    energy += GradientOfBlock(point, default, first);
                    break;
                case Work.Hessian:
                    energy += HessianOfBlock(point, first, hessian);
                    break;
                default:
                    ProductOfBlock(point, vector, first);
                    break;
            }
        }

        return energy;
    }

    private sealed class Worker(NetworkEvaluator own) : IChunkWorker
    {
        public void Sum(int chunk)
        {
            NetworkEvaluator leader = own._leader;
            int n = own.Active.Dimension, start = chunk * BlocksPerChunk, end = Math.Min(own._blocks.Count, start + BlocksPerChunk);
            ReadOnlySpan<double> vector = leader._work == Work.HessianVector ? leader._latestVector.AsSpan(0, n) : default;
            own._chunkEnergy = own.SumBlocks(leader._work, leader._latest.AsSpan(0, n), vector, start, end, own._chunkSums.AsSpan(0, n), default);
        }

        public void Commit(int chunk)
        {
            NetworkEvaluator leader = own._leader;
            leader._totalEnergy = chunk == 0 ? own._chunkEnergy : leader._totalEnergy + own._chunkEnergy;
            if (leader._work == Work.Energy)
            {
                return;
            }

            int n = own.Active.Dimension;
            AddOrCopy(own._chunkSums.AsSpan(0, n), leader._totals.AsSpan(0, n), chunk > 0);
            if (leader._work == Work.Hessian)
            {
                AddOrCopy(own._hessianBuffers!.Sums, leader._hessianBuffers!.Totals, chunk > 0);
            }
        }

        private static void AddOrCopy(ReadOnlySpan<double> terms, Span<double> totals, bool add)
        {
            if (!add)
            {
                terms.CopyTo(totals);
                return;
            }

            for (int i = 0; i < terms.Length; i++)
            {
                totals[i] += terms[i];
            }
        }
    }
}
