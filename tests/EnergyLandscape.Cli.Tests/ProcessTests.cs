using System.Diagnostics;
using System.Globalization;

namespace EnergyLandscape.Cli.Tests;

/// <summary>What only a real process shows: signals, kill and pipes.</summary>
public sealed class ProcessTests : IDisposable
{
    private readonly TestFolder _folder = new();

    [Theory]
    [InlineData("INT", 700)]
    [InlineData("TERM", 1100)]
    [InlineData("KILL", 900)]
    [InlineData("KILL", 1500)]
    public async Task Interrupted_runs_go_on_to_the_same_bytes(string signal, int milliseconds)
    {
        string whole = await _folder.Explore("whole", TestFolder.Xor, "--max-searches", "640");
        string database = _folder["cut.db"];
        string[] arguments = ["explore", _folder["whole.toml"], "--db", database, "--no-pictures", "--progress", "none", "--max-searches", "640"];
        using (Process process = Start(arguments))
        {
            await Task.Delay(milliseconds);
            if (!process.HasExited)
            {
                // Twice, as `timeout` does and as an impatient user does.
                for (int time = 0; time < 2; time++)
                {
                    using Process kill = Process.Start("kill", ["-" + signal, process.Id.ToString(CultureInfo.InvariantCulture)]);
                    await kill.WaitForExitAsync();
                }
            }

            string error = await process.StandardError.ReadToEndAsync();
            await process.WaitForExitAsync();
            Assert.DoesNotContain("   at ", error, StringComparison.Ordinal);
            Assert.Contains(process.ExitCode, (int[])(signal == "KILL" ? [137, 0] : [130, 0, signal == "INT" ? 130 : 143]));
        }

        Answer resumed = await TestFolder.Run(arguments);
        Assert.Equal((0, string.Empty), (resumed.Code, resumed.Error));
        foreach (string kind in (string[])["minima", "ts"])
        {
            Assert.Equal((await TestFolder.Run("list", kind, whole, "--json", "--coordinates")).Output, (await TestFolder.Run("list", kind, database, "--json", "--coordinates")).Output);
        }
    }

    [Fact]
    public async Task A_reader_that_has_seen_enough_is_no_error()
    {
        string database = await _folder.Explore("a", TestFolder.Xor);
        using Process process = Start("list", "ts", database, "--json", "--coordinates");
        process.StandardOutput.Close();
        string error = await process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        Assert.Equal((0, string.Empty), (process.ExitCode, error));
    }

    public void Dispose() => _folder.Dispose();

    private static Process Start(params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "landscape.dll"), .. arguments])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        return Process.Start(start)!;
    }
}
