using Attribution.Domain.Leads;
using Attribution.Domain.Models;

namespace Attribution.Domain.Figures;

/// <summary>Credit of leads of one temperature in one channel.</summary>
/// <param name="Temperature">How warm they were when they came; null when nothing said so.</param>
/// <param name="Channel">Channel id.</param>
/// <param name="Credits">Their credit under every model.</param>
public sealed record TemperatureCredit(LeadTemperature? Temperature, string Channel, ModelCredits Credits);
