using System.Globalization;
using Attribution.Domain.Calendar;
using Attribution.Domain.Figures;
using Attribution.Functions.Comparing;
using Attribution.Functions.Ingestion;
using Attribution.Functions.Settings;
using Attribution.Storage.Figures;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Options;

namespace Attribution.Functions.Http;

/// <summary>The models side by side: what each gives to each channel, and at what cost per lead.</summary>
public sealed class CompareModels(ComparisonReader reader, IOptions<AttributionOptions> options)
{
    private const int MostDays = 366;
    private const int LastYear = 2100;

    /// <summary>Any days up to a year; whole weeks are answered fastest.</summary>
    [Function(nameof(CompareModels))]
    public async Task<IActionResult> Run(
        [HttpTrigger(AuthorizationLevel.Function, "get", Route = "attribution/compare")] HttpRequest request, CancellationToken ct)
    {
        if (Day(request, "from", out var from) is { } wrongFrom)
        {
            return Problems.Invalid(wrongFrom);
        }

        if (Day(request, "to", out var to) is { } wrongTo)
        {
            return Problems.Invalid(wrongTo);
        }

        var days = DayRange.Including(from, to);
        if (days.IsEmpty || days.Days > MostDays)
        {
            return Problems.Invalid(new ItemFault("to", "invalid-date", days.IsEmpty ? "'to' must not lie before 'from'." : $"'from' and 'to' span {days.Days} days; at most {MostDays} are compared."));
        }

        var inputs = await reader.Read(days, options.Value.Model, ct).ConfigureAwait(false);
        return new OkObjectResult(ComparisonView.Of(inputs, ModelComparison.Of(inputs), options.Value.Currency));
    }

    private static ItemFault? Day(HttpRequest request, string name, out DateOnly day)
    {
        day = default;
        var text = request.Query[name].ToString();
        return text.Length == 0 ? new ItemFault(name, "missing-field", $"'{name}' is required: a day such as 2026-03-16.")
            : DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out day) && day >= FieldReader.Earliest && day.Year <= LastYear ? null
            : new ItemFault(name, "invalid-date", $"'{name}' must be a day of the years 2000 to 2100, such as 2026-03-16.");
    }
}
