using System.Text.Json.Serialization;
using Attribution.Domain.Measures;
using Attribution.Functions.Ingestion;
using Attribution.Functions.Ingestion.Tallies;
using Attribution.Functions.Telemetry;

namespace Attribution.Functions.Imports;

/// <summary>One row that was rejected.</summary>
/// <param name="Line">Line of the file on which it begins, from 1, as an editor shows it.</param>
/// <param name="Column">What the fault is about; empty for the row as a whole.</param>
/// <param name="Code">Stable code, documented in <c>src/Attribution.Functions/README.md</c>.</param>
/// <param name="Message">What is wrong and what would be right.</param>
public sealed record ImportProblem(int Line, string Column, string Code, string Message);

/// <summary>How a file fared. Added, restated, unchanged, skipped and rejected add up to the rows.</summary>
/// <param name="DryRun">Whether nothing was written.</param>
/// <param name="Source">Who says so.</param>
/// <param name="ReportedAt">When it was said.</param>
/// <param name="Rows">Rows that were read, without the header and what is above it.</param>
/// <param name="Added">Rows that say something new, and contradict nothing.</param>
/// <param name="Restated">Rows that replaced another value.</param>
/// <param name="Unchanged">Rows that say what is known, or something older.</param>
/// <param name="Skipped">Rows of totals.</param>
/// <param name="Rejected">Rows that cannot be taken as they are.</param>
/// <param name="ReachOnly">Of the added, restated and unchanged rows, those about several days, of which only the reach was taken.</param>
/// <param name="Problems">The first thousand problems, in order of their lines within each five thousand rows.</param>
/// <param name="MoreProblems">Whether there are more than these.</param>
public sealed record ImportReceipt(
    bool DryRun, string Source, DateTimeOffset ReportedAt, int Rows, int Added, int Restated, int Unchanged, int Skipped, int Rejected, int ReachOnly,
    IReadOnlyList<ImportProblem> Problems, bool MoreProblems)
{
    /// <summary>Whether there was something to take, and nothing of it could be taken.</summary>
    [JsonIgnore]
    public bool IsRejected => Rejected > 0 && Added + Restated + Unchanged == 0;
}

/// <summary>A file that was read: to its end, or up to a fault.</summary>
/// <param name="Receipt">What was taken.</param>
/// <param name="Fault">Why reading ended early; null when it did not.</param>
public sealed record ImportResult(ImportReceipt Receipt, FileFault? Fault);

/// <summary>What happened to a row that was taken.</summary>
public enum RowOutcome
{
    /// <summary>Nothing new.</summary>
    Unchanged,

    /// <summary>Something was not known before.</summary>
    Added,

    /// <summary>Another value counts now.</summary>
    Restated,
}

/// <summary>Counts while a file is read; bounded whatever its size.</summary>
/// <param name="intake">Where everything that comes in is counted; null for a dry run, which takes nothing in.</param>
internal sealed class ImportTally(IntakeTallies? intake)
{
    public const int MostProblems = 1_000;

    private readonly int[] taken = new int[Enum.GetValues<RowOutcome>().Length];
    private readonly List<ImportProblem> problems = [];
    private readonly List<ImportProblem> recent = [];
    private int skipped;
    private int rejected;
    private int reachOnly;

    /// <summary>Counts a row that was taken.</summary>
    /// <param name="outcome">What happened to it.</param>
    /// <param name="isReachOnly">Whether only its reach was taken.</param>
    /// <param name="about">Any of its statements: all have one channel and one range of days.</param>
    public void Take(RowOutcome outcome, bool isReachOnly, DayTotal about)
    {
        taken[(int)outcome]++;
        reachOnly += isReachOnly ? 1 : 0;
        if (outcome == RowOutcome.Unchanged)
        {
            intake?.Duplicate(about.Channel);
            ItemCounts.Repeated(Doors.Imports, isTold: intake is not null);
        }
        else
        {
            intake?.Accepted(about.Channel, about.To);
            ItemCounts.Accepted(Doors.Imports, isTold: intake is not null);
        }
    }

    public void Skip() => skipped++;

    /// <summary>Counts a row that was rejected.</summary>
    /// <param name="line">Where it begins.</param>
    /// <param name="fault">Why.</param>
    /// <param name="channel">The known channel that it belongs to; empty for none.</param>
    public void Reject(int line, ItemFault fault, string channel)
    {
        rejected++;
        intake?.Rejected(channel, fault);
        ItemCounts.Rejected(Doors.Imports, fault.Code, isTold: intake is not null);
        if (problems.Count + recent.Count < MostProblems)
        {
            recent.Add(new ImportProblem(line, fault.Field, fault.Code, fault.Message));
        }
    }

    /// <summary>Rows are read first and stored later: puts what both found into the order of the file.</summary>
    public void SettleProblems()
    {
        problems.AddRange(recent.OrderBy(p => p.Line));
        recent.Clear();
    }

    public ImportReceipt ToReceipt(ImportOrder order)
    {
        SettleProblems();
        return new ImportReceipt(
            order.IsDryRun, order.Source, order.ReportedAt, taken.Sum() + skipped + rejected, taken[(int)RowOutcome.Added], taken[(int)RowOutcome.Restated],
            taken[(int)RowOutcome.Unchanged], skipped, rejected, reachOnly, problems, rejected > problems.Count);
    }
}
