namespace Attribution.Domain.Personas;

/// <summary>Something that is made for one persona at one stage of the journey: an article, a white paper, a video.</summary>
/// <param name="Id">Lower-case letters, digits, hyphens, dots, underscores.</param>
/// <param name="Title">What people read.</param>
/// <param name="Persona">Persona id.</param>
/// <param name="Stage">Journey stage id.</param>
/// <param name="Campaign">Campaign that it is part of; empty for none. What that costs counts where the campaign's own tags say.</param>
public sealed record Content(string Id, string Title, string Persona, string Stage, string Campaign);
