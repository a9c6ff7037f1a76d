// Regenerates the landscapes, the figures and RESULTS.md of Mehta, Zhao, Bernal and Wales (2018); see README.md beside this file.
using EnergyLandscape.Examples;
using EnergyLandscape.Examples.Mehta2018;

return await ExampleProgram.Run("mehta2018", token => Reproduction.Run(Request.Read(args), token));
