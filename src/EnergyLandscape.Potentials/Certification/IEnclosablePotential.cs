namespace EnergyLandscape.Potentials;

/// <summary>A potential whose derivatives can be enclosed with rigorous bounds; needed to certify stationary points.</summary>
public interface IEnclosablePotential : IPotential
{
    /// <summary>Creates the working memory of one thread.</summary>
    IEnclosingEvaluator CreateEnclosingEvaluator();
}
