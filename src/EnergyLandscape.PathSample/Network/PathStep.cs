namespace EnergyLandscape.PathSample;

/// <summary>One step of a discrete path: minimum, transition state, minimum.</summary>
/// <param name="From">Id of the minimum that the step leaves.</param>
/// <param name="TransitionState">Id of the transition state that it crosses.</param>
/// <param name="To">Id of the minimum that it reaches.</param>
public readonly record struct PathStep(int From, int TransitionState, int To);
