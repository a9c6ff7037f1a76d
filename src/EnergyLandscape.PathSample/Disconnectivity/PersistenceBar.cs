namespace EnergyLandscape.PathSample.Disconnectivity;

/// <summary>The life of one superbasin as the energy rises.</summary>
/// <param name="Minimum">The minimum at which it is born.</param>
/// <param name="Birth">Energy of that minimum.</param>
/// <param name="TransitionState">The transition state at which it joins a superbasin with a lower minimum (of several at that energy, the
/// lowest id); null when it never does.</param>
/// <param name="Death">Energy at which it joins; +∞ when it never does.</param>
public sealed record PersistenceBar(int Minimum, double Birth, int? TransitionState, double Death)
{
    /// <summary>Death less birth, the persistence: the barrier from this minimum to a lower one.</summary>
    public double Length => Death - Birth;

    /// <summary>True for a bar without end: there is one for each unconnected part.</summary>
    public bool IsEssential => TransitionState is null;
}
