using System.Net.Mail;
using System.Text.Json;
using Attribution.Domain.Catalog;
using Attribution.Domain.Leads;
using Attribution.Functions.Ingestion;
using Attribution.Reporting.Text;

namespace Attribution.Functions.Cataloguing;

/// <summary>Managers as JSON.</summary>
public sealed class ManagerFormat : IEntryFormat<Manager>
{
    private const int MostLeads = 100_000;
    private const int MostChannels = 100;
    private const int MostRank = 1_000;

    /// <inheritdoc />
    public string Kind => "manager";

    /// <inheritdoc />
    public Task<Manager?> Read(string id, JsonElement body, FieldReader fields, Manager? before, CancellationToken ct)
    {
        var language = Marketer.DefaultLanguage;
        var isRight = fields.Text("name", out var name) & Email(fields, out var email) & (!fields.Has("language") || Language(fields, out language));
        return Task.FromResult(isRight && Number(fields, "capacity", MostLeads, out var capacity) && Number(fields, "closerRank", MostRank, out var rank)
            && Temperatures(fields, out var temperatures) && fields.Texts("channels", MostChannels, out var channels)
                ? new Manager(id, name, email, capacity ?? Manager.UsualCapacity) { Language = language, Temperatures = temperatures, Channels = channels, CloserRank = rank }
                : null);
    }

    /// <inheritdoc />
    public object View(Manager entry) => new
    {
        entry.Id,
        entry.Name,
        entry.Email,
        entry.Language,
        entry.Capacity,
        entry.CloserRank,
        Temperatures = entry.Temperatures.Select(temperature => JsonNamingPolicy.CamelCase.ConvertName(temperature.ToString())),
        entry.Channels,
    };

    private static bool Email(FieldReader fields, out string email) =>
        fields.Text("email", out email) && ((MailAddress.TryCreate(email, out var parsed) && parsed.Address == email)
            || fields.Fails("email", "invalid-email", "'email' must be an address such as ilze@example.com."));

    private static bool Language(FieldReader fields, out string language) =>
        fields.Text("language", out language) && (ReportTexts.Languages.Contains(language)
            || fields.Fails("language", "unknown-language", $"'language' must be one of {string.Join(", ", ReportTexts.Languages)}."));

    private static bool Number(FieldReader fields, string field, int most, out int? value)
    {
        value = null;
        if (!fields.Has(field))
        {
            return true;
        }

        if (!fields.Count(field, out var given))
        {
            return false;
        }

        value = (int)Math.Clamp(given, 1, most);
        return value == given || fields.Fails(field, "out-of-range", $"'{field}' must lie between 1 and {most:N0}.");
    }

    private static bool Temperatures(FieldReader fields, out IReadOnlyList<LeadTemperature> temperatures)
    {
        temperatures = [];
        if (!fields.Texts("temperatures", 3, out var texts))
        {
            return false;
        }

        var read = texts.Select(LeadTemperatures.Parse).ToList();
        temperatures = [.. read.OfType<LeadTemperature>().Order()];
        return !read.Contains(null) || fields.Fails("temperatures", "unknown-temperature", $"A temperature is one of {LeadTemperatures.Names}.");
    }
}
