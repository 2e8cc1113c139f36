#pragma warning disable format // The columns of tables stay aligned.
using Attribution.Domain.Touches;

namespace Attribution.Domain.Tests.Touches;

/// <summary>The default channel groups of GA4, as a marketer would look them up.</summary>
public sealed class ChannelGroupTests
{
    [Theory]
    // Each rule once, in its order.
    [InlineData("(direct)",               "(none)",         "",                  "direct")]
    [InlineData("(direct)",               "(not set)",      "",                  "direct")]
    [InlineData("google",                 "cpc",            "Cross-network 1",   "cross-network")]
    [InlineData("ebay.com",               "cpc",            "",                  "paid-shopping")]
    [InlineData("google",                 "cpc",            "spring shop",       "paid-shopping")]
    [InlineData("google",                 "cpc",            "brand",             "paid-search")]
    [InlineData("instagram",              "paid_social",    "",                  "paid-social")]
    [InlineData("youtube.com",            "cpv-cpm",        "",                  "paid-video")]
    [InlineData("news.example.com",       "banner",         "",                  "display")]
    [InlineData("partner",                "ppc",            "",                  "paid-other")]
    [InlineData("partner",                "retargeting",    "",                  "paid-other")]
    [InlineData("chatgpt.com",            "ai-assistant",   "",                  "ai-assistant")]
    [InlineData("amazon.de",              "referral",       "",                  "organic-shopping")]
    [InlineData("facebook",               "post",           "",                  "organic-social")]
    [InlineData("partner",                "social",         "",                  "organic-social")]
    [InlineData("youtu.be",               "",               "",                  "organic-video")]
    [InlineData("partner",                "promo-video",    "",                  "organic-video")]
    [InlineData("google.co.uk",           "organic",        "",                  "organic-search")]
    [InlineData("intranet",               "organic",        "",                  "organic-search")]
    [InlineData("newsletter",             "e-mail",         "",                  "email")]
    [InlineData("e_mail",                 "weekly",         "",                  "email")]
    [InlineData("partner",                "affiliate",      "",                  "affiliates")]
    [InlineData("blog.example.com",       "referral",       "",                  "referral")]
    [InlineData("podcast",                "audio",          "",                  "audio")]
    [InlineData("sms",                    "blast",          "",                  "sms")]
    [InlineData("app",                    "web_push",       "",                  "mobile-push-notifications")]
    [InlineData("firebase",               "x",              "",                  "mobile-push-notifications")]

    // Cases in which the order decides, or a spelling.
    [InlineData("facebook",               "cpm",            "",                  "paid-social")]
    [InlineData("newsletter.example.com", "cpm",            "",                  "display")]
    [InlineData("google",                 "cpc",            "workshop",          "paid-search")]
    [InlineData("google",                 "cpc",            "bookshop",          "paid-search")]
    [InlineData("google",                 "cpc",            "shop",              "paid-shopping")]
    [InlineData("google",                 "cpc",            "eshop",             "paid-shopping")]
    [InlineData("google",                 "cpc",            "e-shop",            "paid-shopping")]
    [InlineData("google",                 "cpc",            "shopping-brand",    "paid-shopping")]
    [InlineData("mailchimp",              "newsletter",     "",                  "unassigned")]
    [InlineData("yandex",                 "cpc",            "",                  "paid-search")]
    [InlineData("yandex.ru",              "cpc",            "",                  "paid-search")]
    [InlineData("vk",                     "cpc",            "",                  "paid-social")]
    [InlineData("vk.com",                 "cpc",            "",                  "paid-social")]
    [InlineData("vkontakte",              "cpc",            "",                  "paid-social")]
    [InlineData("ok.ru",                  "cpc",            "",                  "paid-social")]
    [InlineData("t.co",                   "referral",       "",                  "organic-social")]
    [InlineData("lnkd.in",                "referral",       "",                  "organic-social")]
    [InlineData("",                       "",               "",                  "direct")]
    [InlineData("",                       "",               "brand",             "unassigned")]
    [InlineData("partner",                "affiliates",     "",                  "unassigned")]
    [InlineData(" Google ",               "CPC",            "Brand",             "paid-search")]

    // A source that only looks like one of the lists.
    [InlineData("mail.google.com",        "referral",       "",                  "referral")]
    [InlineData("notgoogle.com",          "referral",       "",                  "referral")]
    [InlineData("google.example.com",     "referral",       "",                  "referral")]
    [InlineData("t.com",                  "referral",       "",                  "referral")]
    public void Of_NamesTheGroup_WhenTheTagsAre(string source, string medium, string campaign, string group)
    {
        var traffic = Traffic.Of(UtmTags.None with { Source = source, Medium = medium, Campaign = campaign }, [], "");

        Assert.Equal(group, ChannelGroups.Name(ChannelGroups.Of(traffic)));
    }

    [Theory]
    // What the address says                             click ids           from                     group
    [InlineData("",          "",         "gclid",           "www.google.com",        "paid-search")]
    [InlineData("",          "",         "gbraid",          "",                      "paid-search")]
    [InlineData("",          "",         "wbraid",          "",                      "paid-search")]
    [InlineData("",          "",         "MSCLKID",         "",                      "paid-search")]
    [InlineData("",          "",         "yclid",           "yandex.ru",             "paid-search")]
    [InlineData("",          "",         "ttclid",          "",                      "paid-social")]
    [InlineData("",          "",         "li_fat_id",       "",                      "paid-social")]
    [InlineData("google",    "organic",  "gclid",           "",                      "paid-search")]
    [InlineData("youtube",   "paid",     "gclid",           "",                      "paid-video")]
    [InlineData("news",      "display",  "gclid",           "",                      "display")]

    // Meta marks every link, so its id says where from, but not that it was an ad.
    [InlineData("",          "",         "fbclid",          "",                      "organic-social")]
    [InlineData("facebook",  "paid",     "fbclid",          "",                      "paid-social")]
    [InlineData("weekly",    "email",    "fbclid",          "",                      "email")]
    [InlineData("",          "",         "fbclid,gclid",    "",                      "paid-search")]

    // Without tags the referrer decides, with tags it does not.
    [InlineData("",          "",         "",                "www.google.lv",         "organic-search")]
    [InlineData("",          "",         "",                "l.facebook.com",        "organic-social")]
    [InlineData("",          "",         "",                "away.vk.com",           "organic-social")]
    [InlineData("",          "",         "",                "chatgpt.com",           "ai-assistant")]
    [InlineData("",          "",         "",                "gemini.google.com",     "ai-assistant")]
    [InlineData("chatgpt.com", "",       "",                "",                      "ai-assistant")]
    [InlineData("",          "",         "",                "www.example.com",       "referral")]
    [InlineData("weekly",    "email",    "",                "www.google.lv",         "email")]
    [InlineData("",          "",         "",                "",                      "direct")]
    public void Of_NamesTheGroup_WhenVisitIs(string source, string medium, string clickIds, string referrer, string group)
    {
        var traffic = Traffic.Of(UtmTags.None with { Source = source, Medium = medium }, clickIds.Split(',', StringSplitOptions.RemoveEmptyEntries), referrer);

        Assert.Equal(group, ChannelGroups.Name(ChannelGroups.Of(traffic)));
    }
}
