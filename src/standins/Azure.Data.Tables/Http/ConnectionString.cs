namespace Azure.Data.Tables;

/// <summary>A storage connection string, as far as tables are concerned.</summary>
internal sealed record ConnectionString(Uri Endpoint, TableSharedKeyCredential Credential)
{
    private const string EmulatorAccount = "devstoreaccount1";
    private const string EmulatorKey = "Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==";

    public static ConnectionString Parse(string text)
    {
        ArgumentException.ThrowIfNullOrEmpty(text);
        var settings = Settings(text);
        if (settings.TryGetValue("UseDevelopmentStorage", out var use) && bool.TryParse(use, out var emulator) && emulator)
        {
            return new ConnectionString(
                new Uri($"http://127.0.0.1:10002/{EmulatorAccount}"), new TableSharedKeyCredential(EmulatorAccount, EmulatorKey));
        }

        if (settings.ContainsKey("SharedAccessSignature"))
        {
            throw new NotSupportedException(
                "Connection strings with a shared access signature are not supported; use an account key or a token credential.");
        }

        var account = Required(settings, "AccountName");
        return new ConnectionString(Address(settings, account), new TableSharedKeyCredential(account, Required(settings, "AccountKey")));
    }

    private static Uri Address(Dictionary<string, string> settings, string account)
    {
        var address = settings.GetValueOrDefault("TableEndpoint");
        if (string.IsNullOrEmpty(address))
        {
            var scheme = settings.GetValueOrDefault("DefaultEndpointsProtocol", "https");
            var suffix = settings.GetValueOrDefault("EndpointSuffix", "core.windows.net");
            address = $"{scheme}://{account}.table.{suffix}";
        }

        return Uri.TryCreate(address, UriKind.Absolute, out var endpoint)
            ? endpoint
            : throw new InvalidOperationException("The connection string's table endpoint is not an address.");
    }

    private static Dictionary<string, string> Settings(string text)
    {
        var settings = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var part in text.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            // Only the first sign separates: keys are Base64 and may end with more of them.
            var equals = part.IndexOf('=');
            if (equals <= 0)
            {
                throw new InvalidOperationException(
                    "The connection string must be made of settings in the form name=value, separated by semicolons.");
            }

            settings[part[..equals].Trim()] = part[(equals + 1)..].Trim();
        }

        return settings;
    }

    private static string Required(Dictionary<string, string> settings, string name) =>
        settings.TryGetValue(name, out var value) && value.Length > 0
            ? value
            : throw new InvalidOperationException($"The connection string lacks {name}, and does not say UseDevelopmentStorage=true.");
}
