using Attribution.Functions.Ingestion;

namespace Attribution.Functions.Imports;

/// <summary>One row of an export as it came: texts by what they are, null where the export says nothing.</summary>
/// <param name="line">Line of the file on which it begins, from 1.</param>
public sealed class ImportRow(int line)
{
    private readonly string?[] values = new string?[Enum.GetValues<ImportColumn>().Length];

    /// <summary>Line of the file on which it begins, from 1.</summary>
    public int Line { get; } = line;

    /// <summary>A value without the white space around it; null when there is none. Exports write nothing, or a dash, for "not known".</summary>
    public string? this[ImportColumn column]
    {
        get => values[(int)column];
        set => values[(int)column] = value?.Trim() is { Length: > 0 } text && text is not ("-" or "--" or "---" or "–" or "—") ? text : null;
    }
}

/// <summary>What comes next in a file.</summary>
public abstract record RowRead
{
    /// <summary>A row.</summary>
    public sealed record Found(ImportRow Row) : RowRead;

    /// <summary>A row that spoils itself alone.</summary>
    public sealed record Spoilt(int Line, ItemFault Fault) : RowRead;

    /// <summary>The end of what can be read; a fault when the file has none of its own there.</summary>
    public sealed record End(FileFault? Fault) : RowRead;

    private RowRead()
    {
    }
}

/// <summary>Why a file cannot be read, or not to its end.</summary>
/// <param name="Kind">Decides the status of the answer.</param>
/// <param name="Fault">Column (empty for the file as a whole), code and sentence.</param>
public sealed record FileFault(FileFaultKind Kind, ItemFault Fault);

/// <summary>Kinds of faults of files.</summary>
public enum FileFaultKind
{
    /// <summary>It breaks off, or is not what it should be.</summary>
    Unreadable,

    /// <summary>It is larger than we read.</summary>
    TooLarge,

    /// <summary>It is of a type that we do not read.</summary>
    WrongType,

    /// <summary>It can be read, and lacks columns.</summary>
    WrongColumns,
}

/// <summary>Rows of one file, one after another: the seam between formats.</summary>
public interface IRowSource : IAsyncDisposable
{
    /// <summary>The next row. After <see cref="RowRead.End"/> there is nothing to ask for.</summary>
    ValueTask<RowRead> Next(CancellationToken ct);
}
