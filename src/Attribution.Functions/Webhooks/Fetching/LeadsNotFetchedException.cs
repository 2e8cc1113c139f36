namespace Attribution.Functions.Webhooks.Fetching;

/// <summary>Leads could not be fetched now; the message has to be tried again.</summary>
public sealed class LeadsNotFetchedException(string message) : Exception(message);
