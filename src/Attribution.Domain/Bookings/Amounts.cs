using Attribution.Domain.Models;

namespace Attribution.Domain.Bookings;

/// <summary>
/// A whole number under every model, in the unit of the measure that it belongs to. Most numbers are the same under all of them: what no
/// model shares, and what has one touch.
/// </summary>
public sealed class Amounts : IEquatable<Amounts>
{
    /// <summary>Nothing under any model.</summary>
    public static Amounts None { get; } = new([0]);

    /// <summary>One number for all models, or one per model in the order of <see cref="ModelCredits.Models"/>: never several that are alike.</summary>
    private readonly long[] units;

    private Amounts(long[] units) => this.units = units.AsSpan().ContainsAnyExcept(units[0]) ? units : [units[0]];

    /// <summary>Whether all models agree.</summary>
    public bool IsSame => units.Length == 1;

    /// <summary>Whether there is nothing under any model.</summary>
    public bool IsNone => IsSame && units[0] == 0;

    /// <summary>The number under one model.</summary>
    public long this[AttributionModel model] => IsSame ? units[0] : units[(int)model - 1];

    /// <summary>The same number under every model.</summary>
    public static Amounts Same(long amount) => new([amount]);

    /// <summary>Numbers by a rule per model.</summary>
    public static Amounts From(Func<AttributionModel, long> amount) => new([.. ModelCredits.Models.Select(amount)]);

    /// <summary>Credit, in billionths of a lead.</summary>
    public static Amounts Of(ModelCredits credits) => From(model => credits[model]);

    /// <summary>Sum, model by model.</summary>
    public static Amounts operator +(Amounts left, Amounts right) =>
        left.IsSame && right.IsSame ? Same(checked(left.units[0] + right.units[0])) : From(model => checked(left[model] + right[model]));

    /// <summary>Difference, model by model.</summary>
    public static Amounts operator -(Amounts left, Amounts right) => left + right.Negate();

    /// <summary>See <c>operator +</c>.</summary>
    public Amounts Add(Amounts other) => this + other;

    /// <summary>See <c>operator -</c>.</summary>
    public Amounts Subtract(Amounts other) => this - other;

    /// <summary>The opposite, model by model.</summary>
    public Amounts Negate() => new([.. units.Select(unit => checked(-unit))]);

    /// <inheritdoc />
    public bool Equals(Amounts? other) => other is not null && units.AsSpan().SequenceEqual(other.units);

    /// <inheritdoc />
    public override bool Equals(object? obj) => Equals(obj as Amounts);

    /// <inheritdoc />
    public override int GetHashCode()
    {
        var hash = new HashCode();
        hash.AddBytes(System.Runtime.InteropServices.MemoryMarshal.AsBytes(units.AsSpan()));
        return hash.ToHashCode();
    }
}
