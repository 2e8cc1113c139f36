#pragma warning disable format // The columns of tables stay aligned.
using Attribution.Domain.Touches;

namespace Attribution.Domain.Tests.Touches;

public sealed class LandingPageTests
{
    [Theory]
    // Tags as they came: decoded once, a plus sign is a space.
    [InlineData("https://example.com/?utm_source=Google&utm_medium=cpc", "Google", "cpc", "")]
    [InlineData("https://example.com/?utm_campaign=spring+shop&x=1",     "",       "",    "spring shop")]
    [InlineData("?utm_campaign=100%2525",                                "",       "",    "100%25")]
    [InlineData("/page?UTM_Source=vk#?utm_source=no",                    "vk",     "",    "")]
    [InlineData("https://example.com/?utm_source=a&utm_source=b",        "a",      "",    "")]
    [InlineData("https://example.com/#utm_source=a",                     "",       "",    "")]
    [InlineData("not an address",                                        "",       "",    "")]
    [InlineData("?&&=&utm_source&utm_medium=%zz",                        "",       "%zz", "")]
    public void Read_FindsTags(string url, string source, string medium, string campaign)
    {
        var page = LandingPage.Read(url);

        Assert.Equal((source, medium, campaign), (page.Utm.Source, page.Utm.Medium, page.Utm.Campaign));
    }

    [Theory]
    // Byte for byte: no case, plus sign or second escape is touched.
    [InlineData("?gclid=Cj0KCQ_aB-c",             "gclid",     "Cj0KCQ_aB-c")]
    [InlineData("?gclid=A+b%2Bc",                 "gclid",     "A+b+c")]
    [InlineData("?fbclid=IwAR%2541",              "fbclid",    "IwAR%41")]
    [InlineData("?sccid=x&epik=",                 "ScCid",     "x")]
    [InlineData("?GCLID=One&gclid=Two",           "gclid",     "One")]
    [InlineData("?li_fat_id= 7 ",                 "li_fat_id", " 7 ")]
    public void Read_KeepsClickIds(string url, string name, string value)
    {
        var click = Assert.Single(LandingPage.Read(url).ClickIds);

        Assert.Equal((name, value), (click.Key, click.Value));
    }

    [Fact]
    public void Read_KeepsEveryClickId_WhenThereAreSeveral() =>
        Assert.Equal(["fbclid", "gclid", "msclkid"], LandingPage.Read("https://example.com/?gclid=1&fbclid=2&msclkid=3&other=4").ClickIds.Keys);

    [Theory]
    [InlineData("https://WWW.Example.com/a?b", "www.example.com")]
    [InlineData("http://example.com:8080",     "example.com")]
    [InlineData("android-app://com.example",   "com.example")]
    [InlineData("file:///etc/hosts",           "")]
    [InlineData("/page",                       "")]
    [InlineData("",                            "")]
    public void HostOf_IsTheHost_OfAnAddress(string url, string host) => Assert.Equal(host, LandingPage.HostOf(url));
}
