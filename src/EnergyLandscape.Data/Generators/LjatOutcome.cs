namespace EnergyLandscape.Data;

/// <summary>The minimum in which the quench of three atoms ends; the value is the class in the data.</summary>
public enum LjatOutcome
{
    /// <summary>The equilateral triangle.</summary>
    Triangle,

    /// <summary>A line with atom 1 in the middle.</summary>
    FirstCentral,

    /// <summary>A line with atom 2 in the middle.</summary>
    SecondCentral,

    /// <summary>A line with atom 3 in the middle.</summary>
    ThirdCentral,
}
