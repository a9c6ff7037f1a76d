// Regenerates the tables and figures of Bosman, Engelbrecht and Helbig (2020); see README.md beside this file.
using EnergyLandscape.Examples.Bosman2020;
using EnergyLandscape.Potentials;

using var cancelled = new CancellationTokenSource();
Console.CancelKeyPress += (_, pressed) =>
{
    pressed.Cancel = true;
    cancelled.Cancel();
};
try
{
    await Reproduction.Run(Request.Read(args), cancelled.Token);
    return 0;
}
catch (InputException problem)
{
    await Console.Error.WriteLineAsync("bosman2020: " + problem.Message);
    return 2;
}
catch (OperationCanceledException)
{
    await Console.Error.WriteLineAsync("bosman2020: cancelled; the same command goes on");
    return 130;
}
