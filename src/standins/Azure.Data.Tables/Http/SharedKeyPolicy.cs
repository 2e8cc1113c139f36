using System.Globalization;
using Azure.Core;
using Azure.Core.Pipeline;

namespace Azure.Data.Tables;

/// <summary>
/// Signs each try of a request with the account's key, in the scheme "Shared Key Lite" for the Table service
/// (https://learn.microsoft.com/rest/api/storageservices/authorize-with-shared-key).
/// </summary>
/// <param name="credential">Account and key.</param>
/// <param name="clock">Dates the request: the service refuses dates more than fifteen minutes off.</param>
internal sealed class SharedKeyPolicy(TableSharedKeyCredential credential, TimeProvider clock) : HttpPipelineSynchronousPolicy
{
    public override void OnSendingRequest(HttpMessage message)
    {
        var date = clock.GetUtcNow().ToString("R", CultureInfo.InvariantCulture);
        var text = StringToSign(date, credential.AccountName, message.Request.Uri.ToUri());
        message.Request.Headers.SetValue("x-ms-date", date);
        message.Request.Headers.SetValue("Authorization", $"SharedKeyLite {credential.AccountName}:{credential.Sign(text)}");
    }

    /// <summary>The path is signed in its encoded form. Of the query only <c>comp</c> would count, which no operation here sends.</summary>
    internal static string StringToSign(string date, string accountName, Uri address) => $"{date}\n/{accountName}{address.AbsolutePath}";
}
