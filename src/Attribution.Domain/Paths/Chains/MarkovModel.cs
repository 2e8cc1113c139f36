namespace Attribution.Domain.Paths.Chains;

/// <summary>
/// Markov removal effects (Anderl, Becker, von Wangenheim, Schumann, "Mapping the customer journey", IJRM 33(3), 2016, 457-474): what
/// share of the conversions would be lost if every visit of a channel led nowhere, scaled to the conversions there were.
/// </summary>
/// <remarks>
/// A state of order k is k touches in a row, a path shorter than k is one state, and equal neighbours count once; those are the
/// conventions of the ChannelAttribution package. The chain is solved, not simulated.
/// </remarks>
public sealed class MarkovModel : PathModel
{
    private readonly MarkovSettings settings;
    private readonly SequenceIndex states = new();
    private readonly SequenceIndex steps = new();
    private readonly Tally stepped = new();
    private readonly Tally started = new();
    private readonly Tally ended = new();
    private readonly Tally converted = new();
    private readonly Tally valued = new();

    // Value that came without a conversion, by touch. Where a file has no other value, no removal can say whose it is.
    private readonly FractionTally unexplained = new();

    /// <summary>An empty model.</summary>
    /// <param name="settings">Order, from 1, and whether null paths count.</param>
    public MarkovModel(MarkovSettings settings)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(settings.Order, 1);
        this.settings = settings;
    }

    private protected override void Count(in PathRow row)
    {
        if (row is { Value: > 0, Conversions: 0 })
        {
            unexplained.Divide(row.Channels.Length);
            foreach (var channel in row.Channels)
            {
                unexplained.Add(channel, default, ExactSum.Of(row.Value), 1);
            }
        }

        var journeys = ExactSum.Of(row.Conversions);
        if (settings.WithNulls)
        {
            journeys.Add(row.Nulls);
        }

        if (journeys.IsZero && row.Value == 0)
        {
            return;
        }

        var length = Math.Min(settings.Order, row.Channels.Length);
        if (journeys.IsZero)
        {
            // Nobody went this way, but what conversions in the last state are worth may have come on a line of its own.
            valued[states.Add(row.Channels[^length..])].Add(row.Value);
            return;
        }

        Span<int> step = [-1, -1];
        for (var start = 0; start + length <= row.Channels.Length; start++)
        {
            var state = states.Add(row.Channels.Slice(start, length));
            if (state == step[1])
            {
                continue;
            }

            (step[0], step[1]) = (step[1], state);
            if (step[0] < 0)
            {
                started[state].Add(journeys);
            }
            else
            {
                stepped[steps.Add(step)].Add(journeys);
            }
        }

        ended[step[1]].Add(journeys);
        converted[step[1]].Add(row.Conversions);
        valued[step[1]].Add(row.Value);
    }

    private protected override CreditWeights Weights(ChannelOrder order)
    {
        var chain = ChainOf(order);
        var effects = chain.Count <= StateElimination.MostStates ? StateElimination.Effects(chain) : VisitIteration.Effects(chain);
        var weights = CreditWeights.Of(effects.Conversions, effects.Values, chain.Visited);
        return effects.Values.Sum() > 0 ? weights : weights with { Values = unexplained.Weights(order).Values };
    }

    /// <summary>The chain as probabilities, in an order that the channels' names alone decide.</summary>
    private Chain ChainOf(ChannelOrder order)
    {
        var (numbers, ranked) = order.Sort(states);
        var places = new int[numbers.Length];
        for (var place = 0; place < numbers.Length; place++)
        {
            places[numbers[place]] = place;
        }

        var flows = new Flow[steps.Count];
        for (var i = 0; i < flows.Length; i++)
        {
            flows[i] = new Flow(places[steps[i][0]], places[steps[i][1]], stepped[i].ToDouble());
        }

        return Chain.Of(
            order.Count,
            ranked,
            [.. numbers.Select(number => new Ends(started[number].ToDouble(), ended[number].ToDouble(), converted[number].ToDouble(), valued[number].ToDouble()))],
            flows);
    }
}
