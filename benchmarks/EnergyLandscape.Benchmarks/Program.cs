using BenchmarkDotNet.Running;
using EnergyLandscape.Benchmarks;

BenchmarkSwitcher.FromAssembly(typeof(XorNetwork).Assembly).Run(args);
