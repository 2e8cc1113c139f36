using System.ComponentModel.DataAnnotations;
using System.Net;

namespace Attribution.Reporting.Mail;

/// <summary>Where mail goes out. Bound from the section <c>Mail</c> and checked at start.</summary>
public sealed class MailOptions : IValidatableObject
{
    /// <summary>Name of the section.</summary>
    public const string Section = "Mail";

    private const int ImplicitTlsPort = 465;

    /// <summary>Name or address of the SMTP server.</summary>
    [Required]
    public string Host { get; init; } = "";

    /// <summary>Its port. 587, for submission with STARTTLS, unless set.</summary>
    [Range(1, 65_535)]
    public int Port { get; init; } = 587;

    /// <summary>Address that reports come from. Its domain is also that of message ids.</summary>
    [Required]
    [EmailAddress]
    public string From { get; init; } = "";

    /// <summary>Name that reports come from; empty for none.</summary>
    public string FromName { get; init; } = "";

    /// <summary>How the connection is protected. Unless set: TLS from the first byte on port 465, none to this machine itself, STARTTLS otherwise.</summary>
    public MailSecurity? Security { get; init; }

    /// <summary>SHA-256 of the server's certificate in 64 hexadecimal digits, for a server whose certificate no authority has signed; empty for none.</summary>
    [RegularExpression("^[0-9A-Fa-f]{64}$", ErrorMessage = "Mail:TrustedCertificate must be a SHA-256 of 64 hexadecimal digits.")]
    public string TrustedCertificate { get; init; } = "";

    /// <summary>Whether authorities are asked if they have revoked the certificate. On unless set; needs a way out to them.</summary>
    public bool CheckRevocation { get; init; } = true;

    /// <summary>Name to log in with; empty when the server asks for none.</summary>
    public string UserName { get; init; } = "";

    /// <summary>Password to log in with. Comes from a secret store, never from a file of the repository.</summary>
    public string Password { get; init; } = "";

    /// <summary>How long one mail may take, in seconds; less than the five minutes for which a delivery holds a report. Thirty unless set.</summary>
    [Range(1, 240)]
    public int TimeoutSeconds { get; init; } = 30;

    /// <summary>Minutes after which a mail that the server did not take is tried again; the last number stands for all that follow.</summary>
    public string RetryMinutes { get; init; } = "1 2 5 15 30 60";

    /// <summary>How long a mail is tried, in hours. A day unless set.</summary>
    [Range(0, 144)]
    public double GiveUpAfterHours { get; init; } = 24;

    /// <summary>What <see cref="RetryMinutes"/> and <see cref="GiveUpAfterHours"/> say.</summary>
    public RetryPlan PlanRetries() => RetryPlan.Parse(RetryMinutes, TimeSpan.FromHours(GiveUpAfterHours), out var plan) is null ? plan : RetryPlan.None;

    /// <summary>What holds: what is set, or else what follows from host and port.</summary>
    internal MailSecurity Protection => Security ?? (Port == ImplicitTlsPort ? MailSecurity.Tls : IsThisMachine ? MailSecurity.None : MailSecurity.StartTls);

    private bool IsThisMachine => Host == "localhost" || (IPAddress.TryParse(Host, out var address) && IPAddress.IsLoopback(address));

    /// <inheritdoc />
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (RetryPlan.Parse(RetryMinutes, TimeSpan.FromHours(GiveUpAfterHours), out _) is { } fault)
        {
            yield return new ValidationResult($"{Section}:{nameof(RetryMinutes)}: {fault}", [nameof(RetryMinutes)]);
        }

        if (UserName.Length > 0 && Protection == MailSecurity.None && !IsThisMachine)
        {
            yield return new ValidationResult($"{Section}:{nameof(Security)}: a password is sent only over TLS; set StartTls or Tls.", [nameof(Security)]);
        }
    }
}

/// <summary>How a connection to the mail server is protected.</summary>
public enum MailSecurity
{
    /// <summary>Not at all: for a mail catcher, or a relay in a network of one's own.</summary>
    None = 1,

    /// <summary>The connection is encrypted by the command STARTTLS, and closed when the server does not know it (RFC 3207).</summary>
    StartTls = 2,

    /// <summary>Encrypted from the first byte (RFC 8314), usually on port 465.</summary>
    Tls = 3,
}
