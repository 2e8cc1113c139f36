namespace Attribution.Domain.Touches;

/// <summary>Our own short lists of sites by kind; a site that is missing can be given a channel by a connection's rule.</summary>
internal static class Sites
{
    public static SiteList Search { get; } = new(
        """
        google googlequicksearchbox googleads adwords google-ads google_ads bing yahoo yandex ya.ru duckduckgo ddg baidu ecosia qwant startpage
        search.brave.com brave rambler go.mail.ru naver daum sogou so.com seznam aol ask startsiden lite.qwant.com dogpile onet sapo virgilio msn
        """);

    public static SiteList Social { get; } = new(
        """
        facebook fb fb.com fb.me meta instagram ig ig.me threads threads.net whatsapp wa.me messenger m.me linkedin lnkd.in lnkd twitter t.co x.com
        vk vk.com vk.ru vkontakte vk_ads vk-ads ok.ru odnoklassniki my.mail.ru mytarget tiktok tiktokads tik-tok telegram t.me tgstat pinterest pin.it reddit redd.it
        snapchat tumblr quora discord bsky.app bluesky mastodon mastodon.social xing weibo wechat line.me kakao kakaotalk draugiem draugiem.lv
        nextdoor medium.com stackoverflow stackexchange news.ycombinator.com viber slack skype flipboard
        """);

    public static SiteList Video { get; } = new(
        "youtube youtu.be vimeo twitch rutube dailymotion netflix hulu disneyplus wistia ted.com bilibili iqiyi youku crackle");

    public static SiteList Shopping { get; } = new(
        """
        amazon ebay etsy aliexpress alibaba walmart shopify shopping.google.com googleshopping google-shopping google_shopping shopping.yahoo.com
        shopping.yandex.ru market.yandex.ru market.yandex wildberries ozon allegro zalando rakuten mercadolibre mercadolivre idealo kurpirkt salidzini
        pricerunner shopzilla target bestbuy costco ikea
        """);

    public static SiteList AiAssistants { get; } = new(
        """
        chatgpt chatgpt.com openai chat.openai.com perplexity perplexity.ai claude claude.ai gemini.google.com bard.google.com copilot.microsoft.com copilot.com
        deepseek chat.deepseek.com mistral chat.mistral.ai grok grok.com meta.ai you.com poe.com phind alice.yandex.ru
        """);
}
