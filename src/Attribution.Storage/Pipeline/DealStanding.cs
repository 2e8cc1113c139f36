using Attribution.Domain.Pipeline;

namespace Attribution.Storage.Pipeline;

/// <summary>How a deal stands, with whatever else follows from its facts, its account and the touches of its people.</summary>
/// <param name="State">What follows from its facts alone.</param>
/// <param name="Opened">Whose it was when it was opened.</param>
/// <param name="Closed">Whose it was when it was closed; that of the opening while it is open.</param>
/// <param name="Customer">The customer of its account; null when nothing was won.</param>
/// <param name="Leads">Keys of the leads that it is the opportunity of, sorted.</param>
/// <param name="At">Accounts and forms by which other deals are of the same customer, sorted.</param>
public sealed record DealStanding(DealState State, DealShares Opened, DealShares Closed, CustomerLife? Customer, IReadOnlyList<string> Leads, IReadOnlyList<string> At);

/// <summary>What leads and other deals must know of a deal.</summary>
/// <param name="Deal">Deal key.</param>
/// <param name="OpenedAt">When it was opened; null when nobody has opened it.</param>
/// <param name="Win">How it was won; null unless it is.</param>
/// <param name="Leads">Keys of the leads that it is the opportunity of.</param>
/// <param name="At">Accounts and forms by which other deals are of the same customer.</param>
public sealed record DealNews(string Deal, DateTimeOffset? OpenedAt, DealWin? Win, IReadOnlyList<string> Leads, IReadOnlyList<string> At)
{
    /// <summary>As long as nobody was told of it.</summary>
    public static DealNews None(string deal) => new(deal, null, null, [], []);
}

/// <summary>A deal in the pipeline.</summary>
/// <param name="Stage">Stage id.</param>
/// <param name="AmountMicros">What it is worth, in micros; null when nobody said.</param>
/// <param name="Currency">ISO 4217 code of the amount.</param>
/// <param name="Manager">Id of who is responsible; null for nobody.</param>
/// <param name="Shares">Whose it is.</param>
public sealed record OpenDeal(string Stage, long? AmountMicros, string? Currency, string? Manager, DealShares Shares);

/// <summary>A customer, and who won them.</summary>
/// <param name="Life">Times as a customer.</param>
/// <param name="Manager">Id of who was responsible for the first won deal; null for nobody.</param>
/// <param name="Shares">Whose the first won deal was.</param>
public sealed record KnownCustomer(CustomerLife Life, string? Manager, DealShares Shares);

/// <summary>Whose a deal was when it was last settled.</summary>
/// <param name="Opened">Whose it was when it was opened.</param>
/// <param name="OpenedAt">The moment of opening that this was told for.</param>
/// <param name="Closed">Whose it was when it was closed.</param>
/// <param name="ClosedAt">The moment of closing that this was told for; that of the opening while it was open.</param>
public sealed record SettledShares(DealShares Opened, DateTimeOffset OpenedAt, DealShares Closed, DateTimeOffset ClosedAt);
