namespace Attribution.Domain.Touches;

/// <summary>Source, medium and campaign of a visit, normalised: what channels are told by. Empty means that nothing is known.</summary>
/// <param name="Source">Who sent it.</param>
/// <param name="Medium">By what kind of thing.</param>
/// <param name="Campaign">Name of the campaign.</param>
/// <param name="CampaignId">The platform's id of the campaign.</param>
public sealed record Traffic(string Source, string Medium, string Campaign, string CampaignId)
{
    private const string Cpc = "cpc";
    private const string AiAssistant = "ai-assistant";
    private const string Referral = "referral";

    /// <summary>
    /// Brings together what is known about a visit. A click id that only ads carry stands above tags that say otherwise, because the ad
    /// network wrote it and people write tags; tags stand above the referrer; of a referrer's own site nothing follows.
    /// </summary>
    /// <param name="utm">Tags of the link.</param>
    /// <param name="clickIds">Names of the click ids, in any spelling.</param>
    /// <param name="referrerHost">Host that the visitor came from; empty when unknown, or when it is the site itself.</param>
    public static Traffic Of(UtmTags utm, IEnumerable<string> clickIds, string referrerHost)
    {
        var (source, medium) = (UtmTags.Normalised(utm.Source), UtmTags.Normalised(utm.Medium));
        var clicked = clickIds.Select(ClickIdName.Find).OfType<ClickIdName>().OrderBy(Rank).FirstOrDefault();
        if (clicked is { ProvesAd: true })
        {
            (source, medium) = ChannelGroups.SaysPaid(medium) ? (source.Length > 0 ? source : clicked.Source, medium) : (clicked.Source, Cpc);
        }
        else if (source.Length == 0 && medium.Length == 0)
        {
            source = clicked?.Source ?? UtmTags.Normalised(referrerHost);
            medium = source.Length > 0 ? Referral : "";
        }

        // Some assistants tag their links with a source alone.
        medium = medium is "" or Referral && Sites.AiAssistants.Contains(source) ? AiAssistant : medium;
        return new Traffic(source, medium, UtmTags.Normalised(utm.Campaign), UtmTags.Normalised(utm.Id));
    }

    // Several click ids on one address: the order of the list of known ones decides, whatever the order on the address.
    private static int Rank(ClickIdName name) => ClickIdName.Known.ToList().IndexOf(name);
}
