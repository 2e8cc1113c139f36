using System.ComponentModel.DataAnnotations;

namespace Attribution.Reporting.Mail;

/// <summary>Where mail goes out. Bound from the section <c>Mail</c> and checked at start.</summary>
public sealed class MailOptions
{
    /// <summary>Name of the section.</summary>
    public const string Section = "Mail";

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

    /// <summary>Whether to encrypt the connection by STARTTLS. Off unless set, as for a mail catcher or a relay on the same machine.</summary>
    public bool UseTls { get; init; }

    /// <summary>Name to log in with; empty when the server asks for none.</summary>
    public string UserName { get; init; } = "";

    /// <summary>Password to log in with. Comes from a secret store, never from a file of the repository.</summary>
    public string Password { get; init; } = "";

    /// <summary>How long one mail may take. Thirty seconds unless set.</summary>
    [Range(1, 600)]
    public int TimeoutSeconds { get; init; } = 30;
}
