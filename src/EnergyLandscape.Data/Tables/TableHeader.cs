namespace EnergyLandscape.Data;

/// <summary>What stands above the rows of a text table.</summary>
public enum TableHeader
{
    /// <summary>Found from the first line: counts where it is two whole numbers and at least two names, names where no field is a number
    /// or where numbers that count up stand beside a word above classes that are numbers, else none.</summary>
    Auto,

    /// <summary>Nothing: the first line is a row.</summary>
    None,

    /// <summary>One line with a name for each column.</summary>
    Names,

    /// <summary>One line with the number of rows, the number of inputs and the names of the classes, as in <c>150,4,setosa,versicolor,virginica</c>.</summary>
    Counts,
}
