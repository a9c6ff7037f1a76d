using EnergyLandscape.Potentials;

namespace EnergyLandscape.PathSample;

/// <summary>Keeps a second writer away from a database for as long as the first lives.</summary>
/// <remarks>An advisory lock of the operating system on a file beside the database: the kernel releases it when the process ends,
/// however it ends, so that a file left behind by kill −9 locks nobody out.</remarks>
internal sealed class WriterLock : IDisposable
{
    private readonly FileStream _file;

    private WriterLock(FileStream file) => _file = file;

    public static WriterLock Take(string database)
    {
        string path = database + ".lock";
        string folder = Path.GetDirectoryName(Path.GetFullPath(database))!;
        if (!Directory.Exists(folder))
        {
            throw new InputException($"{database}: the folder {folder} does not exist; expected an existing folder for the database.");
        }

        while (true)
        {
            FileStream file;
            try
            {
                file = new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, 1, FileOptions.DeleteOnClose);
            }
            catch (UnauthorizedAccessException)
            {
                throw new InputException($"{database}: no permission to write {path}; expected a folder and database that can be written.");
            }
            catch (IOException) when (File.Exists(path))
            {
                throw new InputException(
                    $"{database} is being written by another program (it holds {path}); expected one writer at a time, readers are welcome.");
            }
            catch (IOException e)
            {
                throw new InputException($"{database}: {path} cannot be created ({e.Message}); expected a folder that can be written.");
            }

            // The holder before us may have deleted the file between our opening and our locking it: then nobody else would see the lock.
            if (File.Exists(path))
            {
                return new WriterLock(file);
            }

            file.Dispose();
        }
    }

    public void Dispose() => _file.Dispose();
}
