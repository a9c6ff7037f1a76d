namespace EnergyLandscape.PathSample;

/// <summary>How an exploration ended.</summary>
/// <param name="Kind">What ended it.</param>
/// <param name="Reason">One sentence.</param>
public sealed record ExplorationEnd(ExplorationEndKind Kind, string Reason);

/// <summary>What ended an exploration.</summary>
public enum ExplorationEndKind
{
    /// <summary>The strategy has no more searches to propose.</summary>
    Finished,

    /// <summary>The budget of time or searches is used up; running again goes on.</summary>
    BudgetExhausted,

    /// <summary>Cancelled from outside; running again goes on.</summary>
    Cancelled,
}
