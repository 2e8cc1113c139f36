namespace Attribution.Domain.Catalog;

/// <summary>A name for a platform's campaign id. Numbers of campaigns that were never named are kept all the same.</summary>
/// <param name="Id">The platform's id: letters, digits and <c>_ - . :</c>; at most 100 characters.</param>
/// <param name="Name">What people read.</param>
/// <param name="Channel">Channel id.</param>
public sealed record Campaign(string Id, string Name, string Channel)
{
    /// <summary>Persona that it is for; null when that was not said.</summary>
    public string? Persona { get; init; }

    /// <summary>Stage of the buying journey that it is for; null alike.</summary>
    public string? Stage { get; init; }
}
