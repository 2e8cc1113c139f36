namespace Attribution.Benchmarks.Scale;

/// <summary>Adds up by key and second, and tells the busiest second there was.</summary>
/// <param name="from">Nothing before it is counted: the model has to get going first. In milliseconds.</param>
/// <param name="to">Nor anything after it.</param>
internal sealed class Tally<T>(double from, double to)
    where T : notnull
{
    private readonly Dictionary<(T Key, int Second), double> cells = [];

    public double Total { get; private set; }

    /// <summary>Total for each second.</summary>
    public double PerSecond => Total * 1_000 / (to - from);

    public void Add(T key, double at, double number)
    {
        if (at >= from && at < to)
        {
            Total += number;
            var cell = (key, (int)((at - from) / 1_000));
            cells[cell] = cells.GetValueOrDefault(cell) + number;
        }
    }

    /// <summary>The most that came to one key within one second.</summary>
    public double Busiest => cells.Count == 0 ? 0 : cells.Values.Max();

    /// <summary>The most that came to each of some keys within one second.</summary>
    public double BusiestOf(Func<T, bool> which) => cells.Where(cell => which(cell.Key.Key)).Select(cell => cell.Value).DefaultIfEmpty().Max();

    /// <summary>The total of some keys.</summary>
    public double TotalOf(Func<T, bool> which) => cells.Where(cell => which(cell.Key.Key)).Sum(cell => cell.Value);
}
