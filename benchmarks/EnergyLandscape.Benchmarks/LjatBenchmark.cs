using BenchmarkDotNet.Attributes;
using EnergyLandscape.Data;

namespace EnergyLandscape.Benchmarks;

/// <summary>Rows of LJAT data, each a quench of three atoms; the time shown is that of one row. Target: 200,000 rows in 10 s on two cores.</summary>
[MemoryDiagnoser]
public class LjatBenchmark
{
    private const int Rows = 20_000;

    /// <summary>Number of threads.</summary>
    [Params(1, 2)]
    public int Threads { get; set; }

    [Benchmark(OperationsPerInvoke = Rows)]
    public int Generate() => LjatGenerator.Run(new LjatOptions { Count = Rows, Threads = Threads }, static _ => { }, CancellationToken.None).CountOf(LjatOutcome.Triangle);
}
