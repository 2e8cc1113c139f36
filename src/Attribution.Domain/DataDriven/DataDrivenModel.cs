namespace Attribution.Domain.DataDriven;

/// <summary>A model that shares all leads together, by what the paths of all journeys say. The numbers and names are stored.</summary>
public enum DataDrivenModel
{
    /// <summary>By how many leads would be lost without a channel: removal effects of a Markov chain, with the journeys that led to none.</summary>
    Markov = 1,

    /// <summary>By what a channel adds to every set of channels: the Shapley value.</summary>
    Shapley = 2,
}

/// <summary>Settings of the data-driven models.</summary>
/// <param name="MarkovOrder">Touches in a row that make a state of the chain; from 1.</param>
/// <param name="LeastLeads">Leads that the answer must rest on. With fewer it would tell chance, and the fallback takes its place.</param>
/// <param name="Fallback">Model that takes the place: it needs no other leads to share one.</param>
public sealed record DataDrivenSettings(int MarkovOrder, int LeastLeads, Models.AttributionModel Fallback);
