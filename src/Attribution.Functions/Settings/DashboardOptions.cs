using System.ComponentModel.DataAnnotations;

namespace Attribution.Functions.Settings;

/// <summary>The dashboard, section <c>Dashboard</c>.</summary>
public sealed class DashboardOptions : IValidatableObject
{
    /// <summary>Name of the section.</summary>
    public const string Section = "Dashboard";

    /// <summary>Address at which readers reach the app, such as <c>https://reports.example.com</c>; empty when mails are to hold no link.</summary>
    public string BaseAddress { get; init; } = "";

    /// <summary>How long the link in a mail opens the dashboard, in days. Thirty-five unless set: until the mail four weeks later has come.</summary>
    [Range(1, 366)]
    public int LinkDays { get; init; } = 35;

    /// <summary><see cref="BaseAddress"/> with a slash at its end; null when there is none.</summary>
    internal Uri? Base => Uri.TryCreate(BaseAddress.TrimEnd('/') + "/", UriKind.Absolute, out var address) && address.Scheme is "http" or "https" && address.Query.Length == 0 ? address : null;

    /// <inheritdoc />
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (BaseAddress.Length > 0 && Base is null)
        {
            yield return new ValidationResult($"{Section}:{nameof(BaseAddress)}: it must be an address such as https://reports.example.com.", [nameof(BaseAddress)]);
        }
    }
}
