using System.Diagnostics;
using EnergyLandscape.Potentials;

namespace EnergyLandscape.Walks;

/// <summary>Appends walks to a directory in the order of their numbers: complete parts at once, the walks of the latest one every half minute.</summary>
/// <remarks>Whatever ends the program, files are whole; walks that were not written yet are made again, the same.</remarks>
/// <threadsafety>Not safe.</threadsafety>
public sealed class WalkRecorder : IDisposable
{
    /// <summary>About this many samples make a part.</summary>
    public const int SamplesPerPart = 131072;

    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(30);

    private readonly WalkFiles _files;
    private readonly FileStream _lock;
    private readonly int _steps;
    private readonly SampleTable _table;
    private long _written = Stopwatch.GetTimestamp();
    private int _unwritten;

    internal WalkRecorder(WalkFiles files, string runFileText, int steps)
    {
        _files = files;
        _steps = steps;
        WalksPerPart = Math.Max(1, SamplesPerPart / steps);
        _lock = Prepare(files, runFileText);
        try
        {
            _table = Restore();
        }
        catch
        {
            _lock.Dispose();
            throw;
        }
    }

    /// <summary>Walks of a complete part.</summary>
    public int WalksPerPart { get; }

    /// <summary>Number of walks that are there; the next one has this number.</summary>
    public int Walks { get; private set; }

    /// <summary>How many walks the part at hand still takes.</summary>
    public int RoomInPart => WalksPerPart - (Walks % WalksPerPart);

    /// <summary>How many walks to make at a time: those that the part at hand still takes, or one a thread where that is more, since a part may be one
    /// long walk.</summary>
    /// <param name="threads">Number of threads.</param>
    public int BatchFor(int threads) => Math.Max(RoomInPart, threads);

    /// <summary>Removes summary, pictures and table, since they will no longer be those of all walks; the summary first.</summary>
    /// <exception cref="InputException">The folder cannot be written to.</exception>
    public void Invalidate()
    {
        try
        {
            Invalidate(_files);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            throw new InputException($"{_files.Summary} cannot be removed ({problem.Message.TrimEnd('.')}), expected a directory that can be written to", problem);
        }
    }

    /// <summary>Appends a walk.</summary>
    /// <param name="walk">Its number: <see cref="Walks"/>.</param>
    /// <param name="samples">Its samples.</param>
    /// <exception cref="InputException">The disk is full or the folder cannot be written to.</exception>
    public void Add(int walk, ReadOnlySpan<WalkSample> samples)
    {
        if (walk != Walks || samples.Length != _steps)
        {
            throw new ArgumentException($"Walk {walk} of {samples.Length} samples where walk {Walks} of {_steps} was expected.", nameof(walk));
        }

        _table.Add(walk, samples);
        Walks++;
        _unwritten++;
        if (Walks % WalksPerPart == 0)
        {
            WritePart();
        }
        else if (Stopwatch.GetElapsedTime(_written) > Interval)
        {
            Keep();
        }
    }

    /// <summary>Writes the walks of the part at hand, to go on with later.</summary>
    public void Keep()
    {
        if (_unwritten > 0)
        {
            SampleFile.Write(_files.Unfinished, _table, _steps, WalksPerPart);
            _unwritten = 0;
        }

        _written = Stopwatch.GetTimestamp();
    }

    /// <summary>Writes the last part, even if it is not full.</summary>
    public void Complete()
    {
        if (_table.Rows > 0)
        {
            WritePart();
        }
    }

    /// <summary>Lets others write to the directory.</summary>
    public void Dispose() => _lock.Dispose();

    private static void Invalidate(WalkFiles files)
    {
        foreach (string file in (string[])[files.Summary, .. files.Pictures, files.Table])
        {
            File.Delete(file);
        }
    }

    private static FileStream Prepare(WalkFiles files, string runFileText)
    {
        FileStream? own = null;
        try
        {
            Directory.CreateDirectory(files.Samples);
            own = new FileStream(files.Lock, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, 1, FileOptions.DeleteOnClose);
            if (!File.Exists(files.RunFile) || File.ReadAllText(files.RunFile) != runFileText)
            {
                Invalidate(files);
                File.WriteAllText(files.NewRunFile, runFileText);
                File.Move(files.NewRunFile, files.RunFile, overwrite: true);
            }

            foreach (string left in Directory.EnumerateFiles(files.Samples, "*.new"))
            {
                File.Delete(left);
            }

            return own;
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            own?.Dispose();
            throw new InputException($"{files.Directory} cannot be written to ({problem.Message.TrimEnd('.')}), expected a directory that no other 'landscape walk' is writing to", problem);
        }
    }

    // The walks of the part at hand: those kept before, or those of a last part that has room for more.
    private SampleTable Restore()
    {
        WalkParts found = WalkParts.Of(_files);
        int parts = found.Whole;
        if (found.Shape is { } shape && (shape.Steps, shape.WalksPerPart) != (_steps, WalksPerPart))
        {
            throw new InputException(FormattableString.Invariant(
                $"{_files.Samples} holds walks of {shape.Steps} samples, {shape.WalksPerPart} a part, expected {_steps} and {WalksPerPart}; delete it and run the same command again"));
        }

        if (found.IsSuperseded)
        {
            File.Delete(_files.Unfinished);
        }

        if (!found.HasUnfinished && found.Shape is { } last && last.Walks < last.WalksPerPart)
        {
            Invalidate();
            parts--;
            File.Move(_files.Part(parts), _files.Unfinished);
        }

        var table = new SampleTable(WalksPerPart * _steps);
        if (File.Exists(_files.Unfinished))
        {
            table = SampleFile.Read(_files.Unfinished, table);
        }

        Walks = (parts * WalksPerPart) + (table.Rows / _steps);
        return table;
    }

    private void WritePart()
    {
        SampleFile.Write(_files.Part((Walks - 1) / WalksPerPart), _table, _steps, WalksPerPart);
        File.Delete(_files.Unfinished);
        _table.Rows = 0;
        _unwritten = 0;
        _written = Stopwatch.GetTimestamp();
    }
}
