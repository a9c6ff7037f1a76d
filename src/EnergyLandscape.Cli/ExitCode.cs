namespace EnergyLandscape.Cli;

/// <summary>What the command's exit code says.</summary>
internal static class ExitCode
{
    public const int Success = 0;

    /// <summary>A bug in this program, or a potential whose derivatives are wrong.</summary>
    public const int Bug = 1;

    /// <summary>Something the user gave cannot be used.</summary>
    public const int Input = 2;

    /// <summary>The computation ran, but nothing converged.</summary>
    public const int NothingConverged = 3;

    /// <summary>Cancelled by Ctrl-C or SIGTERM; everything found is in the database.</summary>
    public const int Cancelled = 130;
}
