using System.CommandLine;
using EnergyLandscape.Cli;

return await LandscapeCommand.Run(args, Console.Out, Console.Error).ConfigureAwait(false);
