using Attribution.Domain.Calendar;

namespace Attribution.Domain.Pipeline;

/// <summary>What a deal tells of its customer.</summary>
/// <param name="Deal">Deal key.</param>
/// <param name="WonAt">When it was won.</param>
/// <param name="Kind">What it was to the customer.</param>
/// <param name="LostAt">When the customer left afterwards, as was said of this deal.</param>
public sealed record DealWin(string Deal, DateTimeOffset WonAt, DealKind Kind, IReadOnlyList<DateTimeOffset> LostAt);

/// <summary>A time as a customer.</summary>
/// <param name="Since">When it began: with a won deal.</param>
/// <param name="Until">When the customer left; null while it did not.</param>
public sealed record CustomerSpan(DateTimeOffset Since, DateTimeOffset? Until);

/// <summary>A customer: everybody of whom a deal was won, from the first win on.</summary>
/// <param name="Deal">Key of the first won deal, which stands for the customer.</param>
/// <param name="IsNew">Whether that deal was first business: an expansion shows that the customer was one before anybody wrote it down.</param>
/// <param name="Spans">Times as a customer, in order; more than one when the customer came back.</param>
public sealed record CustomerLife(string Deal, bool IsNew, IReadOnlyList<CustomerSpan> Spans)
{
    /// <summary>The customer of some won deals of one account. Their order does not matter.</summary>
    /// <returns>Null when nothing was won.</returns>
    public static CustomerLife? Of(IEnumerable<DealWin> wins)
    {
        var won = wins.OrderBy(win => win.WonAt).ThenBy(win => win.Deal, StringComparer.Ordinal).ToList();
        if (won is [])
        {
            return null;
        }

        var spans = new List<CustomerSpan>();
        var events = won.Select(win => (At: win.WonAt, IsWin: true)).Concat(won.SelectMany(win => win.LostAt).Select(at => (At: at, IsWin: false)));
        foreach (var (at, isWin) in events.OrderBy(e => e.At).ThenByDescending(e => e.IsWin))
        {
            var isCustomer = spans is [.., { Until: null }];
            if (isWin && !isCustomer)
            {
                spans.Add(new CustomerSpan(at, null));
            }
            else if (!isWin && isCustomer)
            {
                spans[^1] = spans[^1] with { Until = at };
            }
        }

        return new CustomerLife(won[0].Deal, won[0].Kind == DealKind.New, spans);
    }

    /// <summary>Whether they were a customer when a day began.</summary>
    /// <param name="day">The day, in the reporting time zone.</param>
    /// <param name="zone">The reporting time zone.</param>
    public bool IsCustomerOn(DateOnly day, TimeZoneInfo zone) =>
        Spans.Any(span => LocalTime.Day(span.Since, zone) < day && (span.Until is null || LocalTime.Day(span.Until.Value, zone) >= day));
}
