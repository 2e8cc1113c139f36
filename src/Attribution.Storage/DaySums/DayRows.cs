using static Attribution.Storage.DaySums.DayTable;

namespace Attribution.Storage.DaySums;

/// <summary>Slots and sums of one day as this process last saw them. Old knowledge does no harm: ETags refuse what rests on it.</summary>
internal sealed class DayRows
{
    private readonly Dictionary<string, SlotRow?> slots = new(StringComparer.Ordinal);
    private readonly Dictionary<string, SumRow?> sums = new(StringComparer.Ordinal);

    public int Count => slots.Count + sums.Count;

    public bool KnowsSlot(string key) => slots.ContainsKey(key);

    public bool KnowsSum(string key) => sums.ContainsKey(key);

    /// <summary>Null when there is no such row.</summary>
    public SlotRow? Slot(string key) => slots[key];

    /// <summary>Null when there is no such row.</summary>
    public SumRow? Sum(string key) => sums[key];

    public void Learn(string key, SlotRow? row) => slots[key] = row;

    public void Learn(string key, SumRow? row) => sums[key] = row;
}
