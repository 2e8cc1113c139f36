using System.Net;
using Attribution.Local.Demo;
using Attribution.Local.Platforms;

namespace Attribution.Local.Tests.Platforms;

/// <summary>What stands in for the platforms must be as strict as they are.</summary>
public sealed class LeadPlatformsTests
{
    private const string MetaLead = "1029384756102938";
    private const string LinkedInLead = "5c1d0f4e-7a38-4c02-9d51-0b8e6f2a7731-4";
    private static readonly DemoData Data = DemoData.Create(DemoSize.Small);

    [Fact]
    public async Task Meta_TellsOfALead_OnceItIsNotBusy_AndTheTokenIsRight()
    {
        await using var platforms = await LeadPlatforms.Start(Data, CancellationToken.None);
        using var http = new HttpClient();
        Task<(HttpStatusCode Status, string Body)> Ask(string id, string token) => Answer(http, new HttpRequestMessage(HttpMethod.Get, $"{platforms.Meta}/{id}?fields=id&access_token={token}"));

        Assert.Equal(HttpStatusCode.Unauthorized, (await Ask(MetaLead, "another")).Status);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, (await Ask(MetaLead, Data.Secrets.MetaAccess)).Status);
        Assert.Equal((HttpStatusCode.OK, Data.MetaLeads[MetaLead]), await Ask(MetaLead, Data.Secrets.MetaAccess));
        Assert.Equal(HttpStatusCode.BadRequest, (await Ask("1029384756102939", Data.Secrets.MetaAccess)).Status);
        Assert.Equal((1, 3), (platforms.Told, platforms.Refused));
    }

    [Fact]
    public async Task LinkedIn_WantsItsHeaders()
    {
        await using var platforms = await LeadPlatforms.Start(Data, CancellationToken.None);
        using var http = new HttpClient();
        Task<(HttpStatusCode Status, string Body)> Ask(string id, string? version)
        {
            var request = new HttpRequestMessage(HttpMethod.Get, $"{platforms.LinkedIn}/rest/leadFormResponses/{id}");
            request.Headers.Add("Authorization", $"Bearer {Data.Secrets.LinkedInAccess}");
            request.Headers.Add("X-Restli-Protocol-Version", "2.0.0");
            if (version is not null)
            {
                request.Headers.Add("LinkedIn-Version", version);
            }

            return Answer(http, request);
        }

        Assert.Equal(HttpStatusCode.BadRequest, (await Ask(LinkedInLead, null)).Status);
        Assert.Equal(HttpStatusCode.TooManyRequests, (await Ask(LinkedInLead, "202606")).Status);
        Assert.Equal((HttpStatusCode.OK, Data.LinkedInLeads[LinkedInLead]), await Ask(LinkedInLead, "202606"));
        Assert.Equal(HttpStatusCode.NotFound, (await Ask("5c1d0f4e-0000", "202606")).Status);
    }

    private static async Task<(HttpStatusCode Status, string Body)> Answer(HttpClient http, HttpRequestMessage request)
    {
        using (request)
        {
            using var response = await http.SendAsync(request);
            return (response.StatusCode, await response.Content.ReadAsStringAsync());
        }
    }
}
