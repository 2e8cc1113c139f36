using System.Text.Json;
using Attribution.Functions.Ingestion;
using Attribution.Functions.Settings;
using Attribution.Storage.Identity;
using Microsoft.Extensions.Logging;

namespace Attribution.Functions.Webhooks;

/// <summary>How a delivery fared; <c>Http/ReceiveGoogleLead.cs</c> answers as Google understands it.</summary>
public enum GoogleDelivery
{
    /// <summary>Stored, known already, or a test.</summary>
    Taken,

    /// <summary>The key is wrong.</summary>
    WrongKey,

    /// <summary>Authentic, but it can never be a lead.</summary>
    Unusable,
}

/// <summary>Takes in leads of Google Ads' lead forms.</summary>
public sealed partial class GoogleLeadIntake(
    MeasureIntake intake, Pseudonyms pseudonyms, ReportingCalendar calendar, ILogger<GoogleLeadIntake> logger)
{
    /// <summary>Takes in one delivery.</summary>
    /// <param name="id">The connection's id.</param>
    /// <param name="connection">The connection.</param>
    /// <param name="body">The body.</param>
    /// <param name="ct">Cancels the calls.</param>
    /// <returns>How it fared, and a sentence for the sender when it was not taken.</returns>
    public async Task<(GoogleDelivery Result, string? Message)> Accept(string id, WebhookConnection connection, JsonElement body, CancellationToken ct)
    {
        if (body.ValueKind != JsonValueKind.Object)
        {
            return (GoogleDelivery.Unusable, "The body must be an object.");
        }

        var now = calendar.Now;
        GoogleLeadForm? form;
        string? fault;
        try
        {
            if (!SharedKey.Matches(connection.Key, GoogleLeadForm.KeyOf(body)))
            {
                Log.WrongKey(logger, id);
                return (GoogleDelivery.WrongKey, "google_key is not the key of this connection.");
            }

            form = GoogleLeadForm.Read(body, now, out fault);
        }
        catch (InvalidOperationException)
        {
            // Half of a surrogate pair is valid JSON, but no text.
            return (GoogleDelivery.Unusable, "The body contains a text that is not Unicode.");
        }

        if (form is null)
        {
            return (GoogleDelivery.Unusable, fault);
        }

        if (form.IsTest)
        {
            Log.TestLead(logger, id);
            return (GoogleDelivery.Taken, null);
        }

        await Store(id, connection, form, form.SubmittedAt ?? now, ct).ConfigureAwait(false);
        return (GoogleDelivery.Taken, null);
    }

    private Task Store(string id, WebhookConnection connection, GoogleLeadForm form, DateTimeOffset convertedAt, CancellationToken ct)
    {
        var source = $"webhook:{id}";
        IReadOnlyList<string> identifiers = form.ClickId is { } click ? [pseudonyms.OfClick("gclid", click)] : [];
        return intake.Accept(
            new MeasureItem.Form(new LeadForm(source, form.LeadId, connection.Channel, form.Campaign, convertedAt, identifiers, form.NamedAnswers)), ct);
    }

    private static partial class Log
    {
        [LoggerMessage(EventId = 1, Level = LogLevel.Warning, Message = "A delivery with a wrong key was refused. Connection: {Connection}.")]
        public static partial void WrongKey(ILogger logger, string connection);

        [LoggerMessage(EventId = 2, Level = LogLevel.Information, Message = "Test lead received. Connection: {Connection}.")]
        public static partial void TestLead(ILogger logger, string connection);
    }
}
