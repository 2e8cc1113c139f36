namespace Attribution.Domain.Touches;

/// <summary>Kinds of traffic as the default channel groups of GA4 name them. The name in lower case with hyphens is how they are written.</summary>
public enum ChannelGroup
{
    /// <summary>Nothing says where the visitor came from.</summary>
    Direct = 1,

    /// <summary>Ads over several of a platform's networks at once.</summary>
    CrossNetwork,

    /// <summary>Ads on shopping sites, or for a shop.</summary>
    PaidShopping,

    /// <summary>Ads of search engines.</summary>
    PaidSearch,

    /// <summary>Ads of social networks.</summary>
    PaidSocial,

    /// <summary>Ads on video sites.</summary>
    PaidVideo,

    /// <summary>Banners.</summary>
    Display,

    /// <summary>Any other ads.</summary>
    PaidOther,

    /// <summary>Links of assistants' answers.</summary>
    AiAssistant,

    /// <summary>Unpaid links of shopping sites.</summary>
    OrganicShopping,

    /// <summary>Unpaid links of social networks.</summary>
    OrganicSocial,

    /// <summary>Unpaid links of video sites.</summary>
    OrganicVideo,

    /// <summary>Unpaid results of search engines.</summary>
    OrganicSearch,

    /// <summary>Links in mails.</summary>
    Email,

    /// <summary>Partners who are paid per result.</summary>
    Affiliates,

    /// <summary>Links of other sites.</summary>
    Referral,

    /// <summary>Podcasts and the like.</summary>
    Audio,

    /// <summary>Links in text messages.</summary>
    Sms,

    /// <summary>Notifications on phones.</summary>
    MobilePushNotifications,

    /// <summary>There are tags, but no rule knows them.</summary>
    Unassigned,
}
