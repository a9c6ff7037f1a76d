using System.CommandLine;
using EnergyLandscape.Cli.Output;
using EnergyLandscape.Potentials;
using EnergyLandscape.Runs;

namespace EnergyLandscape.Cli.Commands;

/// <summary>`landscape check`: derivatives of a potential against differences; every point of a database verified again.</summary>
internal static class CheckCommand
{
    private const string SqliteHeader = "SQLite format 3";

    public static Command Create()
    {
        var command = new Verb(
            "check",
            "Checks a potential (a table of derivative errors against step size) or a database (every stored point verified again, and proved where that can be).", "  landscape check examples/xor/xor.toml\n  landscape check xor.db\n  landscape check xor.db --record");
        var file = new Argument<string>("FILE") { Description = "A run file or a database." };
        Option<bool> json = CommonOptions.Json();
        var record = new Option<bool>("--record") { Description = "Writes the certificates into the database; without it nothing is written." };
        command.Arguments.Add(file);
        command.Options.Add(json);
        command.Options.Add(record);
        command.SetAction((parsed, token) =>
        {
            string path = parsed.GetValue(file)!;
            TextWriter output = parsed.InvocationConfiguration.Output;
            return Task.FromResult(IsDatabase(path) ? DatabaseCheck.Run(output, path, parsed.GetValue(json), parsed.GetValue(record), token) : CheckPotential(output, path, parsed.GetValue(json)));
        });
        return command;
    }

    private static bool IsDatabase(string path)
    {
        if (!File.Exists(path))
        {
            return path.EndsWith(".db", StringComparison.OrdinalIgnoreCase);
        }

        try
        {
            using FileStream stream = File.OpenRead(path);
            Span<byte> start = stackalloc byte[SqliteHeader.Length];
            int read = stream.ReadAtLeast(start, start.Length, throwOnEndOfStream: false);
            return path.EndsWith(".db", StringComparison.OrdinalIgnoreCase) || System.Text.Encoding.ASCII.GetString(start[..read]) == SqliteHeader;
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            throw new InputException($"{path} cannot be read ({problem.Message.TrimEnd('.')}), expected a run file or a database", problem);
        }
    }

    private static int CheckPotential(TextWriter output, string path, bool asJson)
    {
        RunFile run = RunFileReader.Read(path);
        IPotential potential = RunFileLandscape.CreatePotential(run, path);
        IReadOnlyList<DerivativeErrors> rows = DerivativeCheck.Run(potential.CreateSecondOrderEvaluator(), run.Explore.Seed);
        bool isRight = DerivativeCheck.IsRight(rows);
        if (asJson)
        {
            JsonDocumentWriter.Print(output, json =>
            {
                json.WriteStartObject();
                json.WriteBoolean("right", isRight);
                json.WriteStartArray("rows");
                foreach (DerivativeErrors row in rows)
                {
                    json.WriteStartObject();
                    json.Number("step", row.Step);
                    json.Number("gradient", row.Gradient);
                    json.Number("hessian", row.Hessian);
                    json.Number("hessianVector", row.HessianVector);
                    json.WriteEndObject();
                }

                json.WriteEndArray();
                json.WriteEndObject();
            });
        }
        else
        {
            TextTable table = TextTable.Create("step", "gradient error", "Hessian error", "Hessian-vector error");
            foreach (DerivativeErrors row in rows)
            {
                table.Row(Numbers.Short(row.Step), Numbers.Short(row.Gradient), Numbers.Short(row.Hessian), Numbers.Short(row.HessianVector));
            }

            TextTable.Print(output, table);
            output.WriteLine(isRight
                ? "The derivatives are right: errors relative to the largest component fall with the square of the step until rounding."
                : "The derivatives are wrong: errors relative to the largest component do not fall with the square of the step.");
        }

        return isRight ? ExitCode.Success : ExitCode.Bug;
    }
}
