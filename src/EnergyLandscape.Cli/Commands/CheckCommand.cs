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
            "Checks a potential (a table of derivative errors against step size) or a database (every stored point verified again, and proved where that can be).", "  landscape check examples/xor/xor.toml\n  landscape check xor.db\n  landscape check xor.db --record\n  landscape check ljat.db --no-proofs --threads 2\n  landscape check xor.db --duplicates");
        var file = new Argument<string>("FILE") { Description = "A run file or a database." };
        Option<bool> json = CommonOptions.Json();
        var record = new Option<bool>("--record") { Description = "Writes the certificates into the database; without it nothing is written." };
        command.Arguments.Add(file);
        command.Options.Add(json);
        var duplicates = new Option<bool>("--duplicates") { Description = "Only the identity of stored points: the pairs that energy or geometry, one alone or both, take for the same." };
        var within = new Option<double>("--within") { HelpName = "FACTOR", Description = "With --duplicates: multiplies both windows, to see what nearly is the same.", DefaultValueFactory = _ => 1 };
        var noProofs = new Option<bool>("--no-proofs") { Description = "Points of a database are verified but not proved: for a network on a thousand rows a proof takes as long as some hundred verifications." };
        Option<int?> threads = CommonOptions.Threads();
        command.Options.Add(record);
        command.Options.Add(noProofs);
        command.Options.Add(threads);
        command.Options.Add(duplicates);
        command.Options.Add(within);
        command.SetAction((parsed, token) =>
        {
            string path = parsed.GetValue(file)!;
            TextWriter output = parsed.InvocationConfiguration.Output;
            if (parsed.GetValue(noProofs) && parsed.GetValue(record))
            {
                throw new InputException("--record writes proofs, expected it without --no-proofs");
            }

            if (parsed.GetValue(duplicates) || parsed.GetResult(within) is { Implicit: false })
            {
                return Task.FromResult(CheckIdentity(output, path, parsed.GetValue(within), parsed.GetValue(json), parsed.GetValue(duplicates) && !parsed.GetValue(record), token));
            }

            return Task.FromResult(IsDatabase(path) ? DatabaseCheck.Run(output, path, parsed.GetValue(json), parsed.GetValue(record), !parsed.GetValue(noProofs), parsed.GetValue(threads), token) : CheckPotential(output, path, parsed.GetValue(json)));
        });
        return command;
    }

    private static int CheckIdentity(TextWriter output, string path, double factor, bool asJson, bool isAlone, CancellationToken token)
    {
        if (!isAlone || !IsDatabase(path))
        {
            throw new InputException(isAlone
                ? $"{path} is no database; expected one with --duplicates."
                : "--within stands with --duplicates only, and --record not with it; expected --duplicates, alone or with --within.");
        }

        if (!(factor > 0) || !double.IsFinite(factor))
        {
            throw new InputException(FormattableString.Invariant($"--within is {factor}; expected a factor above 0."));
        }

        return IdentityCheck.Run(output, path, factor, asJson, token);
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
        IReadOnlyList<DerivativeErrors> rows = DerivativeCheck.Run(potential.CreateSecondOrderEvaluator(run.Explore.Threads > 0 ? run.Explore.Threads : Environment.ProcessorCount), run.Explore.Seed);
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
