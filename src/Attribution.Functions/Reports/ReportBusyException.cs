namespace Attribution.Functions.Reports;

/// <summary>Somebody else is sending the report right now. The queue tries again later and then finds it sent.</summary>
public sealed class ReportBusyException(string message) : Exception(message);
