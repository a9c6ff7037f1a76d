using System.Numerics;

namespace EnergyLandscape.Walks;

/// <summary>Some samples: range of losses, classes, and which walks they are from (one bit a walk).</summary>
internal sealed class SampleGroup
{
    private readonly List<ulong> _walks = [];

    public double LossLow { get; private set; } = double.PositiveInfinity;

    public double LossHigh { get; private set; } = double.NegativeInfinity;

    public CurvatureCounts Curvature { get; private set; }

    public int WalksEnding { get; set; }

    public int Walks => _walks.Sum(BitOperations.PopCount);

    public void Add(in WalkSample sample, int walk)
    {
        LossLow = Math.Min(LossLow, sample.Loss);
        LossHigh = Math.Max(LossHigh, sample.Loss);
        Curvature = Curvature.With(sample.Curvature);
        while (_walks.Count <= walk / 64)
        {
            _walks.Add(0);
        }

        _walks[walk / 64] |= 1UL << (walk % 64);
    }

    public void Join(SampleGroup other)
    {
        LossLow = Math.Min(LossLow, other.LossLow);
        LossHigh = Math.Max(LossHigh, other.LossHigh);
        Curvature += other.Curvature;
        WalksEnding += other.WalksEnding;
        for (int word = 0; word < other._walks.Count; word++)
        {
            if (word < _walks.Count)
            {
                _walks[word] |= other._walks[word];
            }
            else
            {
                _walks.Add(other._walks[word]);
            }
        }
    }
}
