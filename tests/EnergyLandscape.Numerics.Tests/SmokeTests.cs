namespace EnergyLandscape.Numerics.Tests;
public class SmokeTests { [Fact] public void Streams_with_one_seed_differ() => Assert.NotEqual(new MasterSeed(1).StreamFor(0).NextBits(), new MasterSeed(1).StreamFor(1).NextBits()); }
