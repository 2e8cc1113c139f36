using System.Globalization;
using System.Net.Mail;
using System.Text.Json;
using Attribution.Domain.Catalog;
using Attribution.Functions.Ingestion;
using Attribution.Reporting.Text;

namespace Attribution.Functions.Cataloguing;

/// <summary>Marketers as JSON.</summary>
public sealed class MarketerFormat : IEntryFormat<Marketer>
{
    /// <inheritdoc />
    public string Kind => "marketer";

    /// <inheritdoc />
    public Task<Marketer?> Read(string id, JsonElement body, FieldReader fields, Marketer? before, CancellationToken ct)
    {
        var sendOn = DayOfWeek.Monday;
        var sendAt = new TimeOnly(7, 0);
        var language = Marketer.DefaultLanguage;
        if (!fields.Text("name", out var name) || !Email(fields, out var email) || !Role(fields, out var role) || !Zone(fields, out var zone)
            || (fields.Has("sendOn") && !SendOn(fields, out sendOn)) || (fields.Has("sendAt") && !SendAt(fields, out sendAt))
            || (fields.Has("language") && !Language(fields, out language)))
        {
            return Task.FromResult<Marketer?>(null);
        }

        return Task.FromResult<Marketer?>(new Marketer(id, name, email, role, zone, sendOn, sendAt) { Language = language });
    }

    /// <inheritdoc />
    public object View(Marketer entry) => new
    {
        entry.Id,
        entry.Name,
        entry.Email,
        Role = entry.Role == MarketerRole.Head ? "head" : "marketer",
        entry.TimeZone,
        SendOn = JsonNamingPolicy.CamelCase.ConvertName(entry.SendOn.ToString()),
        SendAt = entry.SendAt.ToString("HH:mm", CultureInfo.InvariantCulture),
        entry.Language,
    };

    private static bool Email(FieldReader fields, out string email) =>
        fields.Text("email", out email) && ((MailAddress.TryCreate(email, out var parsed) && parsed.Address == email)
            || fields.Fails("email", "invalid-email", "'email' must be an address such as anna@example.com."));

    private static bool Role(FieldReader fields, out MarketerRole role)
    {
        role = MarketerRole.Marketer;
        if (!fields.Has("role"))
        {
            return true;
        }

        if (!fields.Text("role", out var text))
        {
            return false;
        }

        role = text == "head" ? MarketerRole.Head : MarketerRole.Marketer;
        return text is "head" or "marketer" || fields.Fails("role", "unknown-role", "'role' must be marketer or head.");
    }

    private static bool Zone(FieldReader fields, out string zone) =>
        fields.Text("timeZone", out zone) && ((TimeZoneInfo.TryFindSystemTimeZoneById(zone, out var found) && found.HasIanaId)
            || fields.Fails("timeZone", "unknown-time-zone", "'timeZone' must be an IANA zone such as Europe/Riga."));

    private static bool SendOn(FieldReader fields, out DayOfWeek day)
    {
        day = default;
        return fields.Text("sendOn", out var text)
            && ((text.All(char.IsLetter) && Enum.TryParse(text, ignoreCase: true, out day))
                || fields.Fails("sendOn", "invalid-weekday", "'sendOn' must be a weekday such as monday."));
    }

    private static bool SendAt(FieldReader fields, out TimeOnly time)
    {
        time = default;
        return fields.Text("sendAt", out var text)
            && (TimeOnly.TryParseExact(text, "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out time)
                || fields.Fails("sendAt", "invalid-time", "'sendAt' must be a time of day such as 07:00."));
    }

    private static bool Language(FieldReader fields, out string language) =>
        fields.Text("language", out language) && (ReportTexts.Languages.Contains(language)
            || fields.Fails("language", "unknown-language", $"'language' must be one of {string.Join(", ", ReportTexts.Languages)}."));
}
