using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;
using EnergyLandscape.Cli.Commands;

namespace EnergyLandscape.Cli.Output;

/// <summary>The library's help, no wider than a page, then the verb's examples.</summary>
internal sealed class HelpWithExamples(HelpAction help, string examples) : SynchronousCommandLineAction
{
    private const int PageWidth = 110;

    public override bool ClearsParseErrors => true;

    public override int Invoke(ParseResult parseResult)
    {
        if (Console.IsOutputRedirected || !ReferenceEquals(parseResult.InvocationConfiguration.Output, Console.Out))
        {
            help.MaxWidth = PageWidth;
        }

        int code = help.Invoke(parseResult);
        parseResult.InvocationConfiguration.Output.WriteLine("Examples:");
        parseResult.InvocationConfiguration.Output.WriteLine(parseResult.CommandResult.Command is Verb verb ? verb.Examples : examples);
        return code;
    }
}
