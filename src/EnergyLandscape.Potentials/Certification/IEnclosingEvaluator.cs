using EnergyLandscape.Numerics;

namespace EnergyLandscape.Potentials;

/// <summary>Encloses the derivatives of a potential over boxes.</summary>
/// <threadsafety>Not safe: one evaluator a thread.</threadsafety>
public interface IEnclosingEvaluator
{
    /// <summary>Number of coordinates n.</summary>
    int Dimension { get; }

    /// <summary>Encloses gradient and Hessian.</summary>
    /// <param name="x">The box: coordinate i lies in ball i; length n. A point is a box of radius 0.</param>
    /// <param name="gradient">Receives balls that hold ∂E/∂x at every point of the box, length n. Unbounded where nothing is known, such as
    /// across a kink of the potential.</param>
    /// <param name="hessian">Receives balls that hold ∂²E/∂x∂x at every point of the box, n × n row-major, both triangles
    /// alike; or empty, when the gradient is enough.</param>
    void Enclose(ReadOnlySpan<Ball> x, Span<Ball> gradient, Span<Ball> hessian);
}
