namespace EnergyLandscape.Rendering.Paths;

/// <summary>A stationary point on a path.</summary>
/// <param name="ArcLength">Where it lies along the path.</param>
/// <param name="Energy">Its energy.</param>
/// <param name="IsTransitionState">True for a transition state, false for a minimum.</param>
/// <param name="Label">Its id or another label; may be empty.</param>
public sealed record PathMark(double ArcLength, double Energy, bool IsTransitionState, string Label);
