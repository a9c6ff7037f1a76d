// Regenerates the tables and figures of Bosman, Engelbrecht and Helbig (2020); see README.md beside this file.
using EnergyLandscape.Examples;
using EnergyLandscape.Examples.Bosman2020;

return await ExampleProgram.Run("bosman2020", token => Reproduction.Run(Request.Read(args), token));
