namespace EnergyLandscape.Potentials;

/// <summary>A potential that is a sum over so many rows of data that one evaluation can be shared between threads.</summary>
public interface IRowParallelPotential : IPotential
{
    /// <summary>Creates an evaluator that shares each evaluation between the calling thread and threads of the pool, for work where one evaluation comes after
    /// another. Where many searches run at once, an evaluator for each of them is faster.</summary>
    /// <param name="threads">At most so many threads at once, the caller among them; at least 1. Few rows take fewer.</param>
    /// <returns>The same bits whatever the number of threads. With one thread nothing is allocated after construction; with more, what the pool needs.</returns>
    ISecondOrderEvaluator CreateEvaluator(int threads);
}
