using Attribution.Local.Processes;

namespace Attribution.Functions.Tests.Support;

/// <summary>Settings of a function app under test, as a user would put them into the environment.</summary>
internal static class AppSettings
{
    public const string FunctionKey = "test-function-key";
    public const string MasterKey = "test-master-key";
    public const string Origin = "https://www.example.com";
    public const int MostImportBytes = 2_000_000;
    public const string DashboardAddress = "https://reports.example.com";
    public const string GoogleKey = "sample-google-key-1";

    /// <summary>Monday, 07:00 in Riga: the moment at which the reports of 2026-W12 are due.</summary>
    public const string MondayMorning = "2026-03-23T05:00:00Z";

    /// <summary>256 bits in base64: the same in every test, so that what one app wrote another can read.</summary>
    public const string Secret = "MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY=";

    public static Dictionary<string, string> For(Azurite azurite, int smtpPort, string startClockAt = MondayMorning) => new()
    {
        ["AzureWebJobsStorage"] = azurite.ConnectionString,
        ["AttributionStorage"] = azurite.ConnectionString,
        ["Attribution__Currency"] = "EUR",
        ["Attribution__TimeZone"] = "Europe/Riga",
        ["Attribution__IdentityKey"] = Secret,
        ["Attribution__EncryptionKey"] = Secret,
        ["Attribution__StartClockAt"] = startClockAt,
        ["Attribution__Country"] = "LV",
        ["Attribution__Origins"] = $"{Origin}, https://shop.example.com:8443",
        ["Attribution__MostImportBytes"] = $"{MostImportBytes}",
        ["Mail__Host"] = "127.0.0.1",
        ["Mail__Port"] = $"{smtpPort}",
        ["Mail__From"] = "reports@attribution.example",
        // A third of a second instead of a minute.
        ["Mail__RetryMinutes"] = "0.005",
        ["FunctionKeys__Host__default"] = FunctionKey,
        ["FunctionKeys__Master"] = MasterKey,
        // The schedules run on the machine's clock, which has no business in a test: timers are fired by hand.
        ["AzureWebJobs__SendDueReports__Disabled"] = "true",
        ["AzureWebJobs__SendLeftBehind__Disabled"] = "true",
        ["AzureWebJobs__ApplyRetention__Disabled"] = "true",
        ["AzureWebJobs__FinishErasures__Disabled"] = "true",
        ["AzureWebJobs__RenewEncryption__Disabled"] = "true",
        ["AzureWebJobs__RenewIdentities__Disabled"] = "true",
        ["AzureWebJobs__CloseJourneysNightly__Disabled"] = "true",
        ["AzureWebJobs__ComputePathsNightly__Disabled"] = "true",
        ["AzureWebJobs__ReconcileNightly__Disabled"] = "true",
        // Seconds that users would not notice and tests would wait for.
        ["AzureFunctionsJobHost__extensions__queues__maxPollingInterval"] = "00:00:00.100",
        ["AzureFunctionsJobHost__extensions__queues__visibilityTimeout"] = "00:00:01",
    };
}
