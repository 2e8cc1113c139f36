using System.ComponentModel.DataAnnotations;

namespace Attribution.Functions.Settings;

/// <summary>Where Meta's leads are fetched, section <c>Platforms:Meta</c>. Never a connection's own address: whoever may change one must not send us anywhere.</summary>
public sealed class MetaOptions
{
    /// <summary>Name of the section.</summary>
    public const string Section = "Platforms:Meta";

    /// <summary>Address of the Graph with its version.</summary>
    [Required, Url]
    public string GraphAddress { get; init; } = "https://graph.facebook.com/v25.0";

    /// <summary>How long an answer may take, in seconds. Ten unless set.</summary>
    [Range(1, 60)]
    public int TimeoutSeconds { get; init; } = 10;
}

/// <summary>Where LinkedIn's leads are fetched, section <c>Platforms:LinkedIn</c>.</summary>
public sealed class LinkedInOptions
{
    /// <summary>Name of the section.</summary>
    public const string Section = "Platforms:LinkedIn";

    /// <summary>Address of the interface.</summary>
    [Required, Url]
    public string Address { get; init; } = "https://api.linkedin.com";

    /// <summary>How long an answer may take, in seconds. Ten unless set.</summary>
    [Range(1, 60)]
    public int TimeoutSeconds { get; init; } = 10;
}
