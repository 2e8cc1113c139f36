namespace Attribution.Domain.Personas;

/// <summary>Who is targeted: a portrait of a buyer.</summary>
/// <param name="Id">Lower-case letters, digits, hyphens, dots, underscores.</param>
/// <param name="Name">What people read.</param>
public sealed record Persona(string Id, string Name)
{
    /// <summary>Where they are; null when that does not matter.</summary>
    public string? Geography { get; init; }

    /// <summary>What business they are in; null alike.</summary>
    public string? Industry { get; init; }

    /// <summary>For companies: how large, which form, which technology; null alike.</summary>
    public string? Firmographics { get; init; }

    /// <summary>For consumers: age, family, income; null alike.</summary>
    public string? Demographics { get; init; }
}
