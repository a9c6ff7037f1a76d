// The landscapes of Verpoort, Lee and Wales (2020); see README.md beside this file.
using EnergyLandscape.Examples;
using EnergyLandscape.Examples.Verpoort2020;

return await ExampleProgram.Run("verpoort2020", token => Reproduction.Run(Request.Read(args), token));
