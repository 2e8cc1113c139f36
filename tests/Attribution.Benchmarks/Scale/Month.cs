namespace Attribution.Benchmarks.Scale;

/// <summary>One line of a month's bill.</summary>
/// <param name="What">What is paid for.</param>
/// <param name="Number">How much of it.</param>
/// <param name="Unit">In what.</param>
/// <param name="Dollars">Price of one, in US dollars.</param>
internal sealed record BillLine(string What, double Number, string Unit, double Dollars)
{
    public double Cost => Number * Dollars;
}

/// <summary>Thirty days, each hour as busy as the curve says. What an hour takes is told by moments of the same traffic, between which it is drawn in a line.</summary>
internal sealed class Month
{
    public const int Days = 30;

    private const int Moments = 5;
    private const double SecondsPerHour = 3_600;
    private const double Million = 1_000_000;

    /// <summary>About a gigabyte is kept for a million events, and the host writes as much of logs for a million requests (<c>infra/README.md</c>).</summary>
    private const double GigabytesPerMillion = 1;

    private const double DollarsPerGigabyteKept = 0.045;
    private const double DollarsPerMillionRequests = 0.40;
    private const double DollarsPerGigabyteSecond = 0.000026;

    private readonly IReadOnlyList<double> curve;
    private readonly IReadOnlyList<(double Factor, Moment Moment)> known;

    private Month(IReadOnlyList<double> curve, IReadOnlyList<(double, Moment)> known) => (this.curve, this.known) = (curve, known);

    /// <summary>The busiest hour.</summary>
    public Moment Peak => known[^1].Moment;

    /// <summary>Events that arrive, repetitions included.</summary>
    public double Events => Total(moment => moment.Traffic.EventsPerSecond);

    public double Requests => Total(moment => moment.RequestsPerSecond);

    public double TableCalls => Total(moment => moment.TableCallsPerSecond);

    public double QueueCalls => Total(moment => moment.QueueCallsPerSecond);

    /// <summary>Runs of functions: one for each request, and one for each message.</summary>
    public double Executions => Total(moment => moment.RequestsPerSecond + moment.Folds.Messages.PerSecond + (moment.LeadsPerSecond * Moment.LeadQueueCalls / 3));

    public double GigabyteSeconds => Total(moment => moment.Instances * moment.Assumptions.InstanceGigabytes);

    /// <summary>Gigabytes of logs: billed by Azure Monitor at the price of the region, which is not in the sum.</summary>
    public double LogGigabytes => Executions / Million * GigabytesPerMillion;

    public IReadOnlyList<BillLine> Bill =>
    [
        new("calls of tables", TableCalls / Million, "million", (double)CostPage.PerMillionTableCalls),
        new("calls of queues", QueueCalls / Million, "million", (double)CostPage.PerMillionQueueCalls),
        new("runs of functions", Executions / Million, "million", DollarsPerMillionRequests),
        new("instances", GigabyteSeconds / Million, "million GB-s", DollarsPerGigabyteSecond * Million),
        new("kept, for each month that it is kept", Events / Million * GigabytesPerMillion, "GB", DollarsPerGigabyteKept),
    ];

    public static Month Of(ScaleTraffic traffic, ScaleSetup setup, ScaleAssumptions assumptions)
    {
        var curve = DayCurve.Of(traffic.Peak);
        var (least, most) = (curve.Min(), curve.Max());
        var factors = most - least < 0.01 ? [most] : Enumerable.Range(0, Moments).Select(i => least + ((most - least) * i / (Moments - 1))).ToList();
        return new Month(curve, [.. factors.Select(factor => (factor, Moment.Of(traffic, setup, assumptions, factor)))]);
    }

    private double Total(Func<Moment, double> perSecond)
    {
        var points = known.Select(point => (point.Factor, Value: perSecond(point.Moment))).ToList();
        return curve.Sum(factor => Between(points, factor)) * SecondsPerHour * Days;
    }

    private static double Between(List<(double Factor, double Value)> points, double factor)
    {
        var next = Math.Clamp(points.FindIndex(point => point.Factor >= factor), 0, points.Count - 1);
        if (next == 0)
        {
            return points[0].Value;
        }

        var (left, right) = (points[next - 1], points[next]);
        return left.Value + ((right.Value - left.Value) * (factor - left.Factor) / (right.Factor - left.Factor));
    }
}
