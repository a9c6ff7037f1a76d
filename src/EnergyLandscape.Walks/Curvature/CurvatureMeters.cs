namespace EnergyLandscape.Walks;

/// <summary>Makes the buffers of the method that the options name.</summary>
internal static class CurvatureMeters
{
    public static ICurvatureMeter Create(WalkOptions options, IWalkLandscape landscape) => options.CurvatureFor(landscape.Dimension) switch
    {
        CurvatureMethod.Full => new FullCurvature(landscape.Dimension, options.CurvatureToleranceFor(landscape.Dimension), landscape.ZeroModes),
        CurvatureMethod.Blocks => new BlockCurvature(),
        CurvatureMethod.Lanczos => new LanczosCurvature(landscape.Dimension, options.CurvatureToleranceFor(landscape.Dimension)),
        CurvatureMethod.None => new NoCurvature(),
        var method => throw new ArgumentOutOfRangeException(nameof(options), method, "There is no such method."),
    };
}
