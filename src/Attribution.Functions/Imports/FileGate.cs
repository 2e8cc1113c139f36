using Attribution.Storage;

namespace Attribution.Functions.Imports;

/// <summary>Lets a few files of one kind be imported at a time: each takes some fifty megabytes meanwhile.</summary>
internal sealed class FileGate
{
    private const int MostFiles = 2;

    private int files;

    /// <summary>Imports a file.</summary>
    /// <exception cref="StoreBusyException">Two files are being imported already.</exception>
    public async Task<ImportResult> Enter(Func<Task<ImportResult>> import)
    {
        try
        {
            return Interlocked.Increment(ref files) <= MostFiles
                ? await import().ConfigureAwait(false)
                : throw new StoreBusyException("Other files are being imported.");
        }
        finally
        {
            Interlocked.Decrement(ref files);
        }
    }
}
