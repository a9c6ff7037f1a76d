// Compares exhaustive landscapes with sampled walks, and the landscapes of two losses with each other; see README.md beside this file.
using EnergyLandscape.Examples;
using EnergyLandscape.Examples.Compare;

return await ExampleProgram.Run("compare", token => Comparison.Run(Request.Read(args), token));
