using System.Text.Json;
using Azure.Core;
using Azure.Data.Tables.Models;

namespace Azure.Data.Tables;

/// <summary>What both clients do with tables themselves.</summary>
internal static class TableOperations
{
    private static readonly StatusCodeClassifier CreatedOrThere = new([201, 204, 409]);

    /// <summary>Absent rows and tables are deleted as well as can be: the answer says 404, nothing is thrown.</summary>
    public static readonly StatusCodeClassifier DeletedOrGone = new([204, 404]);

    public static async Task<Response<TableItem>> Create(TableConnection connection, string name, CancellationToken ct)
    {
        using var message = CreateMessage(connection, name, null);
        return Response.FromValue(new TableItem(name), await connection.Send(message, ct).ConfigureAwait(false));
    }

    public static async Task<Response<TableItem>> CreateIfNotExists(TableConnection connection, string name, CancellationToken ct)
    {
        using var message = CreateMessage(connection, name, CreatedOrThere);
        var response = await connection.Send(message, ct).ConfigureAwait(false);

        // A table that is being deleted also conflicts, and is not there to be used.
        return response.Status == 409 && TableErrorCode.TableAlreadyExists != ODataError.CodeOf(response)
            ? throw new RequestFailedException(response, null, ODataError.Parser)
            : Response.FromValue(new TableItem(name), response);
    }

    public static async Task<Response> Delete(TableConnection connection, string name, CancellationToken ct)
    {
        using var message = connection.CreateMessage(RequestMethod.Delete, new TableAddress(connection.Base, name).Entry, DeletedOrGone);
        return await connection.Send(message, ct).ConfigureAwait(false);
    }

    private static HttpMessage CreateMessage(TableConnection connection, string name, ResponseClassifier? classifier)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        var content = new PooledContent(256);
        using (var writer = new Utf8JsonWriter(content))
        {
            writer.WriteStartObject();
            writer.WriteString("TableName"u8, name);
            writer.WriteEndObject();
        }

        var message = connection.CreateMessage(RequestMethod.Post, TableAddress.Tables(connection.Base), classifier);
        message.Request.Headers.Add("Content-Type", "application/json");
        message.Request.Headers.Add("Prefer", "return-no-content");
        message.Request.Content = content;
        return message;
    }
}
