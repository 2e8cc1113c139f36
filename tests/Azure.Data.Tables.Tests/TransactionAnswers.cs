using System.Net;
using System.Net.Http.Headers;

namespace Azure.Data.Tables.Tests;

/// <summary>Answers to transactions, in the forms that the protocol allows.</summary>
internal static class TransactionAnswers
{
    public static HttpResponseMessage Of(string body)
    {
        var content = new StringContent(body);
        content.Headers.ContentType = MediaTypeHeaderValue.Parse("multipart/mixed; boundary=batchresponse_1");
        return new HttpResponseMessage(HttpStatusCode.Accepted) { Content = content };
    }

    public static string Committed(int parts) =>
        "--batchresponse_1\r\nContent-Type: multipart/mixed; boundary=changesetresponse_2\r\n\r\n" +
        string.Concat(Enumerable.Range(0, parts).Select(i =>
            "--changesetresponse_2\r\nContent-Type: application/http\r\nContent-Transfer-Encoding: binary\r\n\r\n" +
            $"HTTP/1.1 204 No Content\r\nX-Content-Type-Options: nosniff\r\nDataServiceVersion: 1.0;\r\nETag: W/\"{i}\"\r\n\r\n\r\n")) +
        "--changesetresponse_2--\r\n--batchresponse_1--\r\n";

    public static string Refused(string message, bool inChangeSet) =>
        (inChangeSet
            ? "--batchresponse_1\r\nContent-Type: multipart/mixed; boundary=changesetresponse_2\r\n\r\n--changesetresponse_2\r\n"
            : "--batchresponse_1\r\n") +
        "Content-Type: application/http\r\nContent-Transfer-Encoding: binary\r\n\r\n" +
        "HTTP/1.1 409 Conflict\r\nContent-Type: application/json;odata=minimalmetadata;streaming=true;charset=utf-8\r\n\r\n" +
        $$$$"""{"odata.error":{"code":"EntityAlreadyExists","message":{"lang":"en-US","value":"{{{{message}}}}"}}}""" + "\r\n" +
        (inChangeSet ? "--changesetresponse_2--\r\n" : string.Empty) + "--batchresponse_1--\r\n";
}
