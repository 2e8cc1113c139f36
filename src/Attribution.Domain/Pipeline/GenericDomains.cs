namespace Attribution.Domain.Pipeline;

/// <summary>Domains of e-mail providers at which anybody can have an address: what stands there says nothing about a company.</summary>
public static class GenericDomains
{
    private static readonly HashSet<string> Known = new(StringComparer.Ordinal)
    {
        // Reserved for documents and tests (RFC 2606): nobody's.
        "example.com", "example.net", "example.org",

        // Everywhere.
        "gmail.com", "googlemail.com", "outlook.com", "hotmail.com", "live.com", "msn.com", "yahoo.com", "ymail.com", "rocketmail.com", "aol.com", "icloud.com",
        "me.com", "mac.com", "proton.me", "protonmail.com", "pm.me", "tutanota.com", "tuta.io", "zoho.com", "gmx.com", "gmx.net", "mail.com", "fastmail.com", "hey.com",
        "hushmail.com", "mailbox.org", "posteo.net", "yandex.com", "qq.com", "163.com", "126.com", "naver.com",

        // In Latvian, Lithuanian, Estonian.
        "inbox.lv", "apollo.lv", "one.lv", "tvnet.lv", "delfi.lv", "e-apollo.lv", "mail.lv", "inbox.lt", "one.lt", "delfi.lt", "mail.ee", "hot.ee", "online.ee",

        // In Russian.
        "mail.ru", "inbox.ru", "list.ru", "bk.ru", "internet.ru", "yandex.ru", "ya.ru", "rambler.ru", "lenta.ru", "ro.ru", "autorambler.ru", "myrambler.ru", "ukr.net", "tut.by",
        "yandex.by", "yandex.kz", "yandex.ua", "mail.kz",

        // In Armenian, Georgian, Hungarian.
        "mail.am", "freenet.am", "rambler.am", "mail.ge", "posta.ge", "freemail.hu", "citromail.hu", "indamail.hu", "vipmail.hu", "t-online.hu", "upcmail.hu", "mailbox.hu",

        // In the neighbourhood.
        "gmx.de", "gmx.at", "gmx.ch", "web.de", "t-online.de", "freenet.de", "yahoo.de", "hotmail.de", "outlook.de", "live.de", "yahoo.co.uk", "hotmail.co.uk", "live.co.uk",
        "btinternet.com", "sky.com", "yahoo.fr", "hotmail.fr", "live.fr", "orange.fr", "wanadoo.fr", "free.fr", "laposte.net", "sfr.fr", "yahoo.it", "hotmail.it", "libero.it",
        "virgilio.it", "tiscali.it", "yahoo.es", "hotmail.es", "wp.pl", "o2.pl", "interia.pl", "onet.pl", "op.pl", "gazeta.pl", "seznam.cz", "email.cz", "centrum.cz", "azet.sk", "abv.bg",
        "mail.bg", "yahoo.ro", "comcast.net", "verizon.net", "att.net", "cox.net", "sbcglobal.net",
    };

    /// <summary>Whether a domain, as it is in DNS, is one of these.</summary>
    public static bool Contains(string domain) => Known.Contains(domain);
}
