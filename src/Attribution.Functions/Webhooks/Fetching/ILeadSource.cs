using Attribution.Domain.Catalog;

namespace Attribution.Functions.Webhooks.Fetching;

/// <summary>Where leads are fetched that a sender announces by their ids.</summary>
public interface ILeadSource
{
    /// <summary>Whose leads these are.</summary>
    Platform Platform { get; }

    /// <summary>Fetches one lead.</summary>
    /// <param name="connection">Who announced it.</param>
    /// <param name="accessToken">What the platform knows us by; never logged.</param>
    /// <param name="id">The platform's id of the lead.</param>
    /// <param name="now">The present moment.</param>
    /// <param name="ct">Cancels the call.</param>
    Task<FetchOutcome> Fetch(Connection connection, string accessToken, string id, DateTimeOffset now, CancellationToken ct);
}

/// <summary>What came of fetching a lead.</summary>
public abstract record FetchOutcome
{
    /// <summary>The lead.</summary>
    public sealed record Found(DeliveredLead Lead) : FetchOutcome;

    /// <summary>Somebody tried out the form.</summary>
    public sealed record Test : FetchOutcome;

    /// <summary>It may come later: an outage, a limit, a token that expired.</summary>
    /// <param name="Reason">A sentence that says nothing secret.</param>
    public sealed record TryAgain(string Reason) : FetchOutcome;

    /// <summary>It will never come.</summary>
    /// <param name="Reason">A sentence that says nothing about a person.</param>
    public sealed record Hopeless(string Reason) : FetchOutcome;

    private FetchOutcome()
    {
    }
}
