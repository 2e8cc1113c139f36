namespace Attribution.Domain.Paths.Chains;

/// <summary>
/// Says how well chains of each order tell converting journeys from others, as the choose_order function of the ChannelAttribution
/// package does: a journey's score is the conversion share of its last state; the area under the ROC curve of these scores is lowered for
/// the number of states that the order may have.
/// </summary>
public sealed class OrderChoice : IPathSink
{
    private readonly LastStates[] orders;
    private readonly HashSet<int> channels = [];
    private ExactSum journeys;

    /// <summary>Compares the orders from 1 to a greatest one.</summary>
    public OrderChoice(int greatestOrder)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(greatestOrder, 1);
        orders = [.. Enumerable.Range(0, greatestOrder).Select(_ => new LastStates(new SequenceIndex(), new Tally(), new Tally()))];
    }

    /// <inheritdoc />
    public void Add(in PathRow row)
    {
        if (row is { Conversions: 0, Nulls: 0 })
        {
            return;
        }

        foreach (var channel in row.Channels)
        {
            channels.Add(channel);
        }

        journeys.Add(ExactSum.Of(row.Conversions));
        journeys.Add(ExactSum.Of(row.Nulls));
        for (var order = 1; order <= orders.Length; order++)
        {
            var (states, converted, failed) = orders[order - 1];
            var state = states.Add(row.Channels[^Math.Min(order, row.Channels.Length)..]);
            converted[state].Add(row.Conversions);
            failed[state].Add(row.Nulls);
        }
    }

    /// <summary>Scores of the orders from 1 on. Choose the greatest <see cref="OrderScore.Penalised"/>; of equal ones the lowest order.</summary>
    public IReadOnlyList<OrderScore> Scores() =>
    [
        .. orders.Select((states, place) =>
        {
            var area = AreaUnderCurve(states);
            return new OrderScore(place + 1, area, Penalised(area, place + 1));
        }),
    ];

    // 1 - (1 - AUC)(N - 1)/(N - p - 1) with p = C(n + k - 1, k) for n channels and order k.
    private double Penalised(double area, int order)
    {
        var parameters = 1.0;
        for (var i = 1; i <= order; i++)
        {
            parameters *= (channels.Count + i - 1.0) / i;
        }

        var number = journeys.ToDouble();
        return number - parameters - 1 > 0 ? Math.Max(0, 1 - ((1 - area) * (number - 1) / (number - parameters - 1))) : 0;
    }

    // The chance that a converting journey scores above another, a tie counting half.
    private static double AreaUnderCurve(LastStates last)
    {
        var shares = Enumerable.Range(0, last.States.Count)
            .Select(state => (Converted: last.Converted[state].ToDouble(), Failed: last.Failed[state].ToDouble()))
            .GroupBy(ends => ends.Converted / (ends.Converted + ends.Failed), (share, ends) => (Share: share, Ends: ends.ToList()))
            .OrderBy(group => group.Share)
            .Select(group => (Converted: Sum(group.Ends.Select(e => e.Converted)), Failed: Sum(group.Ends.Select(e => e.Failed))))
            .ToList();
        var (above, below) = (0.0, 0.0);
        foreach (var (converted, failed) in shares)
        {
            above += converted * (below + (failed / 2));
            below += failed;
        }

        var all = Sum(shares.Select(ends => ends.Converted)) * below;
        return all > 0 ? above / all : 0.5;
    }

    private static double Sum(IEnumerable<double> parts)
    {
        var sum = default(ExactSum);
        foreach (var part in parts)
        {
            sum.Add(part);
        }

        return sum.ToDouble();
    }

    private sealed record LastStates(SequenceIndex States, Tally Converted, Tally Failed);
}

/// <summary>How well chains of an order tell converting journeys from others.</summary>
/// <param name="Order">Touches in a row that make a state.</param>
/// <param name="Auc">
/// Area under the ROC curve, from 0.5 to 1. Near 0.5 the last touches say little about whether a journey converts: then data-driven
/// credit is not more than a convention, and a report should say so.
/// </param>
/// <param name="Penalised">The area, lowered for the number of states; 0 where there are more of them than journeys could tell apart.</param>
public sealed record OrderScore(int Order, double Auc, double Penalised);
