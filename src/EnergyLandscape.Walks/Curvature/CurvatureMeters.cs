namespace EnergyLandscape.Walks;

/// <summary>Makes the buffers of the method that the options name.</summary>
internal static class CurvatureMeters
{
    public static ICurvatureMeter Create(WalkOptions options, int dimension) => options.CurvatureFor(dimension) switch
    {
        CurvatureMethod.Full => new FullCurvature(dimension, options.CurvatureToleranceFor(dimension)),
        CurvatureMethod.Blocks => new BlockCurvature(),
        CurvatureMethod.Lanczos => new LanczosCurvature(dimension, options.CurvatureToleranceFor(dimension)),
        CurvatureMethod.None => new NoCurvature(),
        var method => throw new ArgumentOutOfRangeException(nameof(options), method, "There is no such method."),
    };
}
