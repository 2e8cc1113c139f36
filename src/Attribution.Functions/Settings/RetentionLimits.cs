using Attribution.Domain.Retention;
using Microsoft.Extensions.Options;

namespace Attribution.Functions.Settings;

/// <summary>Refuses periods that contradict how far back crediting reaches: checked when the app starts.</summary>
public sealed class RetentionLimits(IOptions<AttributionOptions> attribution) : IValidateOptions<RetentionOptions>
{
    /// <inheritdoc />
    public ValidateOptionsResult Validate(string? name, RetentionOptions options)
    {
        int window;
        try
        {
            window = attribution.Value.LookbackDays;
        }
        catch (OptionsValidationException)
        {
            // Told by itself.
            return ValidateOptionsResult.Success;
        }

        List<string> faults =
        [
            .. Short(nameof(RetentionOptions.EventDays), options.EventDays, RetentionPeriods.LeastEvents(window), "journeys that led to no lead are closed from their events"),
            .. Short(nameof(RetentionOptions.TouchDays), options.TouchDays, RetentionPeriods.LeastTouches(window), "leads of the last two weeks, and journeys that are over, reach back so far"),
            .. Short(nameof(RetentionOptions.PersonDays), options.PersonDays, RetentionPeriods.LeastPeople(window), "somebody who comes back within the window must be known"),
        ];
        if (options.FactDays is > 0 and < RetentionPeriods.LeastFacts)
        {
            faults.Add($"{RetentionOptions.Section}:{nameof(RetentionOptions.FactDays)} is {options.FactDays}; it must be 0, for good, or at least {RetentionPeriods.LeastFacts}: facts of events come weeks late.");
        }

        return faults is [] ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(faults);

        IEnumerable<string> Short(string setting, int days, int least, string why)
        {
            if (days > 0 && days < least)
            {
                yield return $"{RetentionOptions.Section}:{setting} is {days} while {AttributionOptions.Section}:{nameof(AttributionOptions.LookbackDays)} is {window}; it must be 0, for good, or at least {least}: {why}.";
            }
        }
    }
}
