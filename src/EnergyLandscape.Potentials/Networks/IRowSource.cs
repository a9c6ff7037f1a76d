namespace EnergyLandscape.Potentials;

/// <summary>Rows of inputs and targets that may be too many to be doubles in memory all at once: subsets are made when asked for.</summary>
/// <threadsafety>Immutable; safe.</threadsafety>
public interface IRowSource
{
    /// <summary>What the set is called in messages.</summary>
    string Name { get; }

    /// <summary>Number of rows.</summary>
    int Rows { get; }

    /// <summary>Number of input columns.</summary>
    int InputColumns { get; }

    /// <summary>Number of target columns, one a network output.</summary>
    int TargetColumns { get; }

    /// <summary>Some rows, scaled and encoded as the network sees them.</summary>
    /// <param name="rows">Row numbers from 0, in the order wanted; may repeat.</param>
    TrainingSet Take(ReadOnlySpan<int> rows);

    /// <summary>All rows.</summary>
    TrainingSet TakeAll();
}
