namespace Attribution.Domain.Models;

/// <summary>
/// Credit under every model at once, in billionths of a lead: whole numbers, so that sums are exact whatever their order.
/// </summary>
public sealed class ModelCredits : IEquatable<ModelCredits>
{
    /// <summary>One whole lead.</summary>
    public const long Lead = 1_000_000_000;

    /// <summary>Every model, in the order of its number.</summary>
    public static IReadOnlyList<AttributionModel> Models { get; } = Enum.GetValues<AttributionModel>();

    /// <summary>No credit under any model.</summary>
    public static ModelCredits None { get; } = new(new long[Models.Count]);

    private readonly long[] units;

    private ModelCredits(long[] units) => this.units = units;

    /// <summary>Credit under one model, in billionths of a lead.</summary>
    public long this[AttributionModel model] => units[(int)model - 1];

    /// <summary>Whether there is no credit under any model.</summary>
    public bool IsNone => Array.TrueForAll(units, u => u == 0);

    /// <summary>Credits by a rule per model.</summary>
    public static ModelCredits From(Func<AttributionModel, long> credit) => new([.. Models.Select(credit)]);

    /// <summary>Sum, model by model.</summary>
    public static ModelCredits operator +(ModelCredits left, ModelCredits right) => From(m => checked(left[m] + right[m]));

    /// <summary>Difference, model by model.</summary>
    public static ModelCredits operator -(ModelCredits left, ModelCredits right) => From(m => checked(left[m] - right[m]));

    /// <summary>See <c>operator +</c>.</summary>
    public ModelCredits Add(ModelCredits other) => this + other;

    /// <summary>See <c>operator -</c>.</summary>
    public ModelCredits Subtract(ModelCredits other) => this - other;

    /// <inheritdoc />
    public bool Equals(ModelCredits? other) => other is not null && units.AsSpan().SequenceEqual(other.units);

    /// <inheritdoc />
    public override bool Equals(object? obj) => Equals(obj as ModelCredits);

    /// <inheritdoc />
    public override int GetHashCode()
    {
        var hash = new HashCode();
        foreach (var unit in units)
        {
            hash.Add(unit);
        }

        return hash.ToHashCode();
    }
}
