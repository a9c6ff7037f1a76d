using System.Globalization;
using BenchmarkDotNet.Running;
using EnergyLandscape.Benchmarks;

if (args is ["large-database", string template, string path, string minima, string transitionStates])
{
    LargeDatabase.Write(template, path, int.Parse(minima, CultureInfo.InvariantCulture), int.Parse(transitionStates, CultureInfo.InvariantCulture));
}
else
{
    BenchmarkSwitcher.FromAssembly(typeof(XorNetwork).Assembly).Run(args);
}
