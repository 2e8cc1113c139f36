using System.ComponentModel.DataAnnotations;

namespace Attribution.Functions.Settings;

/// <summary>How long data is kept that no count needs, section <c>Attribution:Retention</c>.</summary>
public sealed class RetentionOptions
{
    /// <summary>Name of the section.</summary>
    public const string Section = "Attribution:Retention";

    /// <summary>Days for which contact data is kept after its form was sent; 0, unless set, for good. Nothing but an export reads it.</summary>
    [Range(0, 36_500)]
    public int ContactDays { get; init; }

    /// <summary>Days for which what was parked is kept after it was last met; 0, unless set, for good.</summary>
    [Range(0, 36_500)]
    public int ParkedDays { get; init; }
}
