using Attribution.Domain.Catalog;
using Attribution.Functions.Settings;
using Microsoft.Extensions.Options;

namespace Attribution.Functions.Webhooks.Fetching;

/// <summary>Leads from LinkedIn's lead sync interface.</summary>
public sealed class LinkedInForms(HttpClient http, IOptions<LinkedInOptions> options) : ILeadSource
{
    /// <summary>Setting: version of the interface, as <c>yyyymm</c>.</summary>
    public const string VersionSetting = "version";

    private const string UsualVersion = "202606";
    private const string Fields =
        "ownerInfo,associatedEntityInfo,leadMetadataInfo,owner,leadType,versionedLeadGenFormUrn,id,submittedAt,testLead,formResponse,form:(hiddenFields,creationLocale,name,id,content)";

    /// <inheritdoc />
    public Platform Platform => Platform.LinkedIn;

    /// <inheritdoc />
    public async Task<FetchOutcome> Fetch(Connection connection, string accessToken, string id, DateTimeOffset now, CancellationToken ct)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, $"{options.Value.Address.TrimEnd('/')}/rest/leadFormResponses/{Uri.EscapeDataString(id)}?fields={Fields}");
        request.Headers.TryAddWithoutValidation("Authorization", $"Bearer {accessToken}");
        request.Headers.TryAddWithoutValidation("LinkedIn-Version", connection.Settings.GetValueOrDefault(VersionSetting, UsualVersion));
        request.Headers.TryAddWithoutValidation("X-Restli-Protocol-Version", "2.0.0");
        return await http.Fetch(request, body => LinkedInLead.Read(id, body, now), ct).ConfigureAwait(false);
    }
}
