// Regenerates the landscapes, the figures and RESULTS.md of Mehta, Zhao, Bernal and Wales (2018); see README.md beside this file.
using EnergyLandscape.Examples.Mehta2018;
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
    await Console.Error.WriteLineAsync("mehta2018: " + problem.Message);
    return 2;
}
catch (OperationCanceledException)
{
    await Console.Error.WriteLineAsync("mehta2018: cancelled; the same command goes on");
    return 130;
}
