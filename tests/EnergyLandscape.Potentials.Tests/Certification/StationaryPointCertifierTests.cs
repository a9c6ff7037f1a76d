namespace EnergyLandscape.Potentials.Tests;

public class StationaryPointCertifierTests
{
    [Theory]
    [InlineData(1, 0)]
    [InlineData(1e-6, 0)]
    [InlineData(7e-10, 0)]
    [InlineData(1e-12, 0)]
    [InlineData(-7e-10, 1)]
    [InlineData(-1, 1)]
    public void A_soft_mode_is_certain_with_its_index_and_a_bound_of_its_eigenvalue(double a, int index)
    {
        Certificate certificate = Certify(new TiltedQuartic(0, a, 0), TiltedQuartic.At(0));
        Assert.Equal(CertificateVerdict.Certain, certificate.Verdict);
        Assert.Equal(index, certificate.Index);
        Assert.InRange(certificate.LowestAbsoluteEigenvalueBound, 0.99 * Math.Abs(a), Math.Abs(a));
        Assert.Null(certificate.Reason);
    }

    // Below 1e-16 rounding of the Hessian hides the sign; 0 is a quartic minimum without a sign.
    [Theory]
    [InlineData(0)]
    [InlineData(1e-17)]
    [InlineData(-1e-17)]
    [InlineData(1e-25)]
    public void An_eigenvalue_near_zero_is_undecided(double a)
    {
        Certificate certificate = Certify(new TiltedQuartic(0, a, 0), TiltedQuartic.At(0));
        Assert.Equal(CertificateVerdict.Undecided, certificate.Verdict);
        Assert.Contains("zero", certificate.Reason, StringComparison.Ordinal);
        Assert.Null(certificate.Index);
        Assert.True(double.IsNaN(certificate.Radius));
    }

    // c u + ⅓ u³: two points at ± √−c for negative c, none for positive c, a fold between. The gradient at u = 0 is c.
    [Theory]
    [InlineData(-1e-6)]
    [InlineData(-1e-10)]
    [InlineData(-1e-14)]
    public void Both_points_of_a_fold_are_certain_before_they_meet(double c)
    {
        var potential = new TiltedQuartic(c, 0, 1);
        double u = Math.Sqrt(-c);
        for (int i = 0; i < 9; i++)
        {
            u -= (c + (u * u) + (u * u * u)) / ((2 * u) + (3 * u * u));
        }

        Certificate minimum = Certify(potential, TiltedQuartic.At(u));
        Assert.Equal((CertificateVerdict.Certain, 0), (minimum.Verdict, minimum.Index));
        Assert.InRange(minimum.Radius, 0, 1e-3 * u);
        Certificate saddle = Certify(potential, TiltedQuartic.At(-Math.Sqrt(-c)));
        Assert.Equal((CertificateVerdict.Certain, 1), (saddle.Verdict, saddle.Index));
        Assert.InRange(saddle.Radius, 0, u);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1e-22)]
    [InlineData(1e-18)]
    [InlineData(1e-14)]
    public void Nothing_is_certain_at_a_fold_and_behind_it_however_small_the_gradient(double c)
    {
        for (double u = -1e-6; u <= 1e-6; u += 1e-7)
        {
            Assert.Equal(CertificateVerdict.Undecided, Certify(new TiltedQuartic(c, 0, 1), TiltedQuartic.At(u)).Verdict);
        }
    }

    // At a gradient below 1e-12 this would pass as a stationary point; the nearest one lies 1e-3 away.
    [Fact]
    public void A_false_stationary_point_is_not_certain()
    {
        var potential = new TiltedQuartic(0, 1e-9, 0);
        double[] x = TiltedQuartic.At(1e-5);
        Assert.Equal(CertificateVerdict.Undecided, Certify(potential, x).Verdict);
        Assert.Equal(CertificateVerdict.Certain, new StationaryPointCertifier(new TiltedQuartic(0, 1, 0), new CertificationOptions { MaxDistance = 1e-4 }).Certify(x).Verdict);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1e-12)]
    [InlineData(1e-8)]
    public void The_radius_reaches_the_stationary_point(double shift)
    {
        double[] x = TiltedQuartic.At(shift, shift);
        Certificate certificate = Certify(new TiltedQuartic(0, 0.1, 0), x);
        Assert.Equal(CertificateVerdict.Certain, certificate.Verdict);
        double distance = Math.Sqrt((x[0] * x[0]) + (x[1] * x[1]));
        Assert.InRange(certificate.Radius, distance, (1.001 * distance) + 1e-17);
    }

    [Fact]
    public void A_displaced_point_of_a_network_is_certain_only_with_a_radius_that_reaches_it()
    {
        NetworkPotential potential = NetworkCases.Xor([2, 2, 2], [Activation.Tanh], lambda: 1e-3);
        double[] x = new double[potential.Dimension];
        Assert.Equal(CertificateVerdict.Certain, Certify(potential, x).Verdict);
        x[3] = 1e-9;
        Assert.InRange(Certify(potential, x).Radius, 1e-9, 1.01e-9);
        x[3] = 1e-3;
        Certificate certificate = Certify(potential, x);
        Assert.Equal(CertificateVerdict.Undecided, certificate.Verdict);
        Assert.Contains("away", certificate.Reason, StringComparison.Ordinal);
    }

    // (w₂ tanh w₁ − t)² + λ (w₁² + w₂²) has the eigenvalues 2λ ± 2t at zero: a pitchfork at λ = t.
    [Theory]
    [InlineData(1e-1, true, 0)]
    [InlineData(1e-9, true, 0)]
    [InlineData(1e-13, true, 0)]
    [InlineData(0, false, null)]
    [InlineData(5.6e-17, false, null)]
    [InlineData(-2.8e-17, false, null)]
    [InlineData(-1e-13, true, 1)]
    [InlineData(-1e-9, true, 1)]
    public void A_pitchfork_of_a_network_is_undecided_where_its_branches_meet_and_certain_on_both_sides(double beyond, bool isCertain, int? index)
    {
        var net = new NetworkArchitecture([1, 1, 1], [Activation.Tanh], biases: false);
        var potential = new NetworkPotential(net, new TrainingSet("one", [1], 1, [0.25], 1), OutputFunction.Linear, LossFunction.SquaredError, 0.25 + beyond);
        Certificate certificate = Certify(potential, [0, 0]);
        Assert.Equal((isCertain, index), (certificate.Verdict == CertificateVerdict.Certain, certificate.Index));
    }

    [Fact]
    public void Zero_modes_are_undecided()
    {
        NetworkPotential potential = NetworkCases.Xor([2, 2, 2], [Activation.Tanh], regularise: Regularisation.Weights);
        Certificate certificate = Certify(potential, new double[potential.Dimension]);
        Assert.Equal(CertificateVerdict.Undecided, certificate.Verdict);
        Assert.Contains("zero", certificate.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void A_potential_without_enclosures_and_coordinates_without_sense_are_undecided()
    {
        Assert.Contains("interval arithmetic", Certify(new Unenclosed(), [0, 0]).Reason, StringComparison.Ordinal);
        var potential = new TiltedQuartic(0, 1, 0);
        Assert.Contains("expected 2", Certify(potential, [0, 0, 0]).Reason, StringComparison.Ordinal);
        Assert.Contains("not bounded", Certify(potential, [double.NaN, 0]).Reason, StringComparison.Ordinal);
        Assert.Contains("not bounded", Certify(potential, [1e300, 0]).Reason, StringComparison.Ordinal);
    }

    // Müller and Brown (1979), table 1.
    [Theory]
    [InlineData(-0.558223634633024, 1.441725841804669, 0)]
    [InlineData(0.623499404930877, 0.028037758528718, 0)]
    [InlineData(-0.050010822998206, 0.466694104871972, 0)]
    [InlineData(-0.822001558732732, 0.624312802814871, 1)]
    [InlineData(0.212486582000662, 0.292988325107368, 1)]
    public void The_stationary_points_of_Mueller_and_Brown_are_certain(double x, double y, int index)
    {
        Certificate certificate = Certify(new MuellerBrownSurface(), [x, y]);
        Assert.Equal((CertificateVerdict.Certain, index), (certificate.Verdict, certificate.Index));
        Assert.InRange(certificate.Radius, 0, 1e-13);
    }

    private static Certificate Certify(IPotential potential, double[] x) => new StationaryPointCertifier(potential).Certify(x);

    private sealed class Unenclosed : IPotential
    {
        public int Dimension => 2;

        public SymmetryGroup Symmetry { get; } = new NoSymmetry(2);

        public IEvaluator CreateEvaluator() => throw new NotSupportedException("Never asked for.");
    }
}
