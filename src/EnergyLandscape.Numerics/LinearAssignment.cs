namespace EnergyLandscape.Numerics;

/// <summary>The cheapest one-to-one assignment of rows to columns of square cost matrices of one size, with buffers made once.</summary>
/// <remarks>Shortest augmenting paths of Jonker and Volgenant, Computing 38 (1987) 325 (doi:10.1007/BF02278710): column reduction, then
/// one shortest path a free row, O(n³) in all. Ties go to the lower column while searching, so equal input gives equal output.</remarks>
/// <threadsafety>Not safe: one object a thread.</threadsafety>
public sealed class LinearAssignment
{
    private readonly int[] _rowOfColumn;
    private readonly int[] _previousRow;
    private readonly bool[] _scanned;
    private readonly double[] _columnPrice;
    private readonly double[] _distance;

    /// <summary>Makes the buffers.</summary>
    /// <param name="size">Number n of rows and of columns.</param>
    public LinearAssignment(int size)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(size, 1);
        Size = size;
        _rowOfColumn = new int[size];
        _previousRow = new int[size];
        _scanned = new bool[size];
        _columnPrice = new double[size];
        _distance = new double[size];
    }

    /// <summary>Number n of rows and of columns.</summary>
    public int Size { get; }

    /// <summary>Finds the assignment of least total cost.</summary>
    /// <param name="cost">n × n, row-major, finite, of any sign.</param>
    /// <param name="columnOfRow">Filled with the column of each row, length n.</param>
    /// <returns>The total cost, added in the order of rows.</returns>
    /// <exception cref="ArithmeticException">A cost is NaN or infinite.</exception>
    public double Solve(ReadOnlySpan<double> cost, Span<int> columnOfRow)
    {
        int n = Size;
        if (cost.Length != n * n || columnOfRow.Length != n)
        {
            throw new ArgumentException($"Expected {n} × {n} costs and {n} rows, found {cost.Length} and {columnOfRow.Length}.", nameof(cost));
        }

        if (!double.IsFinite(VectorMath.MaxAbs(cost)))
        {
            throw new ArithmeticException("A cost is NaN or infinite.");
        }

        columnOfRow.Fill(-1);
        ReduceColumns(cost, columnOfRow);
        for (int row = 0; row < n; row++)
        {
            if (columnOfRow[row] < 0)
            {
                Augment(cost, columnOfRow, row);
            }
        }

        double total = 0;
        for (int row = 0; row < n; row++)
        {
            total += cost[(row * n) + columnOfRow[row]];
        }

        return total;
    }

    /// <summary>Prices each column at its cheapest row, which takes the column if it is still free.</summary>
    private void ReduceColumns(ReadOnlySpan<double> cost, Span<int> columnOfRow)
    {
        int n = Size;
        Span<double> price = _columnPrice;
        Span<int> cheapest = _previousRow;
        cost[..n].CopyTo(price);
        cheapest.Clear();
        for (int row = 1; row < n; row++)
        {
            ReadOnlySpan<double> costs = cost.Slice(row * n, n);
            for (int column = 0; column < costs.Length; column++)
            {
                if (costs[column] < price[column])
                {
                    price[column] = costs[column];
                    cheapest[column] = row;
                }
            }
        }

        for (int column = 0; column < n; column++)
        {
            int row = cheapest[column];
            bool isFree = columnOfRow[row] < 0;
            _rowOfColumn[column] = isFree ? row : -1;
            columnOfRow[row] = isFree ? column : columnOfRow[row];
        }
    }

    /// <summary>Finds the shortest path from a free row to a free column in reduced costs and exchanges along it.</summary>
    private void Augment(ReadOnlySpan<double> cost, Span<int> columnOfRow, int free)
    {
        Span<double> price = _columnPrice, distance = _distance;
        Span<int> previous = _previousRow;
        Span<bool> scanned = _scanned;
        scanned.Clear();
        distance.Fill(double.PositiveInfinity);
        int row = free, sink;
        double shortest = 0, offset = 0;
        while (true)
        {
            // Relax from the row, whose tight column costs nothing, and find the nearest column not yet scanned.
            ReadOnlySpan<double> costs = cost.Slice(row * Size, Size);
            sink = -1;
            double nearest = double.PositiveInfinity;
            for (int column = 0; column < costs.Length; column++)
            {
                if (scanned[column])
                {
                    continue;
                }

                double through = costs[column] - price[column] - offset;
                if (through < distance[column])
                {
                    distance[column] = through;
                    previous[column] = row;
                }

                if (distance[column] < nearest)
                {
                    nearest = distance[column];
                    sink = column;
                }
            }

            if (sink < 0)
            {
                throw new ArithmeticException("The costs differ by more than a number can hold.");
            }

            shortest = nearest;
            if (_rowOfColumn[sink] < 0)
            {
                break;
            }

            scanned[sink] = true;
            row = _rowOfColumn[sink];
            offset = cost[(row * Size) + sink] - price[sink] - shortest;
        }

        for (int column = 0; column < scanned.Length; column++)
        {
            if (scanned[column])
            {
                price[column] += distance[column] - shortest;
            }
        }

        for (int column = sink; ;)
        {
            row = previous[column];
            _rowOfColumn[column] = row;
            (columnOfRow[row], column) = (column, columnOfRow[row]);
            if (row == free)
            {
                return;
            }
        }
    }
}
