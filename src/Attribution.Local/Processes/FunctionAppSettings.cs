using System.Security.Cryptography;

namespace Attribution.Local.Processes;

/// <summary>Environment of the function app. Made once per run: a restarted app must find its own pseudonyms again.</summary>
/// <param name="Storage">Connection string of the storage account.</param>
/// <param name="MailPort">Port of the mail catcher.</param>
internal sealed record FunctionAppSettings(string Storage, int MailPort)
{
    /// <summary>When the app's clock starts: Monday 07:00 in Riga, when the reports of week 12 are due.</summary>
    public const string ClockStart = "2026-03-23T05:00:00Z";

    /// <summary>Key for every endpoint that is not open; new for every run.</summary>
    public string HostKey { get; } = RandomKey();

    /// <summary>Key that fires timers by hand; new for every run.</summary>
    public string MasterKey { get; } = RandomKey();

    private string IdentityKey { get; } = RandomKey();

    private string EncryptionKey { get; } = RandomKey();

    /// <summary>Further settings by the names that the app reads; they win over those made here.</summary>
    public IReadOnlyDictionary<string, string> Others { get; init; } = new Dictionary<string, string>();

    /// <summary>The settings by the names that the app reads.</summary>
    public IEnumerable<KeyValuePair<string, string>> Environment()
    {
        yield return new("AzureWebJobsStorage", Storage);
        yield return new("AttributionStorage", Storage);
        yield return new("Attribution__Currency", "EUR");
        yield return new("Attribution__TimeZone", "Europe/Riga");
        yield return new("Attribution__IdentityKey", IdentityKey);
        yield return new("Attribution__EncryptionKey", EncryptionKey);
        yield return new("Attribution__StartClockAt", ClockStart);
        yield return new("Mail__Host", "127.0.0.1");
        yield return new("Mail__Port", FormattableString.Invariant($"{MailPort}"));
        yield return new("Mail__From", "reports@example.com");
        // Fired by hand once everything has been pushed: a schedule that struck in between would report half a week.
        yield return new("AzureWebJobs.SendDueReports.Disabled", "true");
        // On Azure an idle queue may be looked at every ten seconds; here somebody waits for it.
        yield return new("AzureFunctionsJobHost__extensions__queues__maxPollingInterval", "00:00:01");
        // Nor is half a minute needed before a platform that was busy is asked again.
        yield return new("AzureFunctionsJobHost__extensions__queues__visibilityTimeout", "00:00:03");
        // Sales has handed over every lead of the demo long before it is told here.
        yield return new("LeadLife__AssignWithinDays", "0");
        yield return new("FunctionKeys__Host__default", HostKey);
        yield return new("FunctionKeys__Master", MasterKey);

        foreach (var other in Others)
        {
            yield return other;
        }
    }

    private static string RandomKey() => Convert.ToBase64String(RandomNumberGenerator.GetBytes(32));
}
