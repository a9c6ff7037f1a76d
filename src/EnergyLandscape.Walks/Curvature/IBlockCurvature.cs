namespace EnergyLandscape.Walks;

/// <summary>A walk evaluator that knows the curvature class of the published code.</summary>
public interface IBlockCurvature
{
    /// <summary>The class by the diagonal blocks of the Hessian in single precision with exact zeros (<see cref="CurvatureMethod.Blocks"/>).</summary>
    /// <param name="x">The point.</param>
    CurvatureClass ClassifyBlocks(ReadOnlySpan<double> x);
}
