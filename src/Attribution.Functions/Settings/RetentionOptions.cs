using System.ComponentModel.DataAnnotations;
using Attribution.Domain.Retention;

namespace Attribution.Functions.Settings;

/// <summary>For how many days data is kept, section <c>Attribution:Retention</c>; 0, unless set, for good. No sum, ledger or report goes.</summary>
public sealed class RetentionOptions
{
    /// <summary>Name of the section.</summary>
    public const string Section = "Attribution:Retention";

    /// <summary>Longer than anything is asked back for; a century.</summary>
    private const int MostDays = 36_500;

    /// <summary>Days for which contact data is kept after its form was sent. Nothing but an export reads it.</summary>
    [Range(0, MostDays)]
    public int ContactDays { get; init; }

    /// <summary>Days for which what was parked is kept after it was last met.</summary>
    [Range(0, MostDays)]
    public int ParkedDays { get; init; }

    /// <summary>Days for which events are kept that were counted. Older ones are refused.</summary>
    [Range(0, MostDays)]
    public int EventDays { get; init; }

    /// <summary>Days for which touches are kept. Leads whose window reaches further back keep what they are credited to.</summary>
    [Range(0, MostDays)]
    public int TouchDays { get; init; }

    /// <summary>Days after the last form or visit of a person for which their pseudonyms are kept; then the person is erased, as if it had been asked for.</summary>
    [Range(0, MostDays)]
    public int PersonDays { get; init; }

    /// <summary>Days for which free texts of facts are kept after they were told, and pseudonyms of people at events after these were over.</summary>
    [Range(0, MostDays)]
    public int FactDays { get; init; }

    /// <summary>Days for which it is kept why a message failed, after it failed last.</summary>
    [Range(0, MostDays)]
    public int FailureDays { get; init; }

    /// <summary>Days for which it is kept what was done by hand.</summary>
    [Range(0, MostDays)]
    public int AuditDays { get; init; }

    /// <summary>Those that decide how far back can be counted and credited.</summary>
    internal RetentionPeriods Periods => new(EventDays, TouchDays, PersonDays, FactDays);
}
