namespace Attribution.Domain.Bookings;

/// <summary>What sums are told by. The names are stored in keys.</summary>
public enum CutKind
{
    /// <summary>Everything together.</summary>
    Total = 1,

    /// <summary>Channel, and its campaign; shared by the models.</summary>
    Channel = 2,

    /// <summary>Whose plans cover it; shared by the models. <c>-</c> is outside every plan.</summary>
    Marketer = 3,

    /// <summary>Who is responsible for it in sales. <c>-</c> is nobody.</summary>
    Manager = 4,

    /// <summary>How warm the lead is: <c>cold</c>, <c>warm</c>, <c>hot</c>, or <c>-</c>.</summary>
    Temperature = 5,

    /// <summary>How the lead was found: <c>seeds</c>, <c>nets</c>, <c>spears</c>; shared by the models unless somebody said otherwise of the lead.</summary>
    Family = 6,

    /// <summary>Persona, and stage of the buying journey; <c>-</c> for what is not known of either.</summary>
    Cell = 7,

    /// <summary>A webinar, an exhibition, a forum.</summary>
    Event = 8,

    /// <summary>Stage of the pipeline.</summary>
    Stage = 9,
}

/// <summary>One line of one cut: what a sum is about.</summary>
/// <param name="Kind">What is told apart.</param>
/// <param name="Id">Which one; empty for <see cref="CutKind.Total"/>.</param>
/// <param name="Part">A part of it: the campaign of a channel, the journey stage of a persona; else empty.</param>
public readonly record struct Cut(CutKind Kind, string Id, string Part = "") : IComparable<Cut>
{
    /// <summary>Stands for nobody, nowhere, not known.</summary>
    public const string Nobody = "-";

    /// <summary>Everything together.</summary>
    public static Cut Total { get; } = new(CutKind.Total, "");

    /// <summary>By kind, then id, then part.</summary>
    public int CompareTo(Cut other) =>
        Kind != other.Kind ? Kind.CompareTo(other.Kind)
        : string.CompareOrdinal(Id, other.Id) is var byId and not 0 ? byId
        : string.CompareOrdinal(Part, other.Part);

    /// <summary>See <see cref="CompareTo"/>.</summary>
    public static bool operator <(Cut left, Cut right) => left.CompareTo(right) < 0;

    /// <summary>See <see cref="CompareTo"/>.</summary>
    public static bool operator >(Cut left, Cut right) => left.CompareTo(right) > 0;

    /// <summary>See <see cref="CompareTo"/>.</summary>
    public static bool operator <=(Cut left, Cut right) => left.CompareTo(right) <= 0;

    /// <summary>See <see cref="CompareTo"/>.</summary>
    public static bool operator >=(Cut left, Cut right) => left.CompareTo(right) >= 0;
}
