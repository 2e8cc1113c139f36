using System.Text.RegularExpressions;

namespace Attribution.Domain.Touches;

/// <summary>The rules of GA4's default channel groups: in order, the first that holds decides.</summary>
/// <remarks>
/// After support.google.com/analytics/answer/9756891. GA4 does not publish where its newest group, AI Assistant, stands; here it is
/// the first of the unpaid ones. Nothing known at all is what GA4 writes as <c>(direct) / (none)</c>.
/// </remarks>
public static partial class ChannelGroups
{
    private static readonly HashSet<string> BannerMedia = ["display", "banner", "expandable", "interstitial", "cpm"];
    private static readonly HashSet<string> SocialMedia = ["social", "social-network", "social-media", "sm", "social network", "social media"];
    private static readonly HashSet<string> MailNames = ["email", "e-mail", "e_mail", "e mail"];
    private static readonly HashSet<string> ReferralMedia = ["referral", "app", "link"];

    private static readonly IReadOnlyList<(ChannelGroup Group, Predicate<Traffic> Holds)> Rules =
    [
        (ChannelGroup.Direct, IsDirect),
        (ChannelGroup.CrossNetwork, t => t.Campaign.Contains("cross-network", StringComparison.Ordinal)),
        (ChannelGroup.PaidShopping, t => IsShop(t) && IsPaid(t.Medium)),
        (ChannelGroup.PaidSearch, t => Sites.Search.Contains(t.Source) && IsPaid(t.Medium)),
        (ChannelGroup.PaidSocial, t => Sites.Social.Contains(t.Source) && IsPaid(t.Medium)),
        (ChannelGroup.PaidVideo, t => Sites.Video.Contains(t.Source) && IsPaid(t.Medium)),
        (ChannelGroup.Display, t => BannerMedia.Contains(t.Medium)),
        (ChannelGroup.PaidOther, t => IsPaid(t.Medium)),
        (ChannelGroup.AiAssistant, t => t.Medium == "ai-assistant"),
        (ChannelGroup.OrganicShopping, IsShop),
        (ChannelGroup.OrganicSocial, t => Sites.Social.Contains(t.Source) || SocialMedia.Contains(t.Medium)),
        (ChannelGroup.OrganicVideo, t => Sites.Video.Contains(t.Source) || t.Medium.Contains("video", StringComparison.Ordinal)),
        (ChannelGroup.OrganicSearch, t => Sites.Search.Contains(t.Source) || t.Medium == "organic"),
        (ChannelGroup.Email, t => MailNames.Contains(t.Source) || MailNames.Contains(t.Medium)),
        (ChannelGroup.Affiliates, t => t.Medium == "affiliate"),
        (ChannelGroup.Referral, t => ReferralMedia.Contains(t.Medium)),
        (ChannelGroup.Audio, t => t.Medium == "audio"),
        (ChannelGroup.Sms, t => t.Source == "sms" || t.Medium == "sms"),
        (ChannelGroup.MobilePushNotifications, IsPush),
    ];

    private static readonly Dictionary<string, ChannelGroup> ByName = Enum.GetValues<ChannelGroup>().ToDictionary(Name, StringComparer.Ordinal);

    /// <summary>All names, in order of the rules.</summary>
    public static IReadOnlyCollection<string> Names => ByName.Keys;

    /// <summary>The group of a visit.</summary>
    public static ChannelGroup Of(Traffic traffic)
    {
        foreach (var (group, holds) in Rules)
        {
            if (holds(traffic))
            {
                return group;
            }
        }

        return ChannelGroup.Unassigned;
    }

    /// <summary>How a group is written: <c>paid-social</c>.</summary>
    public static string Name(ChannelGroup group) => UpperCase().Replace(group.ToString(), "-$0").ToLowerInvariant();

    /// <summary>Whether a normalised medium speaks of ads.</summary>
    internal static bool SaysPaid(string medium) => IsPaid(medium) || BannerMedia.Contains(medium);

    private static bool IsDirect(Traffic t) => t.Medium is "" or "(none)" or "(not set)" && (t.Source == "(direct)" || (t.Source.Length == 0 && t.Campaign.Length == 0));

    private static bool IsPaid(string medium) => PaidPattern().IsMatch(medium);

    private static bool IsShop(Traffic t) => Sites.Shopping.Contains(t.Source) || ShopPattern().IsMatch(t.Campaign);

    private static bool IsPush(Traffic t) =>
        t.Medium.EndsWith("push", StringComparison.Ordinal) || t.Medium.Contains("mobile", StringComparison.Ordinal)
        || t.Medium.Contains("notification", StringComparison.Ordinal) || t.Source == "firebase";

    [GeneratedRegex(@"^(.*cp.*|ppc|retargeting|paid.*)\z", RegexOptions.CultureInvariant | RegexOptions.Singleline)]
    private static partial Regex PaidPattern();

    [GeneratedRegex(@"([^a-df-z]|^)shop|shopping", RegexOptions.CultureInvariant)]
    private static partial Regex ShopPattern();

    [GeneratedRegex(@"(?<!^)[A-Z]", RegexOptions.CultureInvariant)]
    private static partial Regex UpperCase();
}
