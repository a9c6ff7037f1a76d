using EnergyLandscape.Cli;

using var signals = new TerminationSignals();
return await LandscapeCommand.Run(args, Console.Out, Console.Error, signals.Token).ConfigureAwait(false);
