using Azure.Core;

namespace Azure.Data.Tables;

/// <content>Single rows, and transactions over several.</content>
public partial class TableClient
{
    private static readonly StatusCodeClassifier FoundOrNot = new([200, 404]);

    public virtual async Task<Response> AddEntityAsync<T>(T entity, CancellationToken cancellationToken = default)
        where T : ITableEntity
    {
        ArgumentNullException.ThrowIfNull(entity);
        using var message = connection.CreateMessage(RequestMethod.Post, address.Rows);
        message.Request.Headers.Add("Prefer", "return-no-content");
        return await Write(message, entity, cancellationToken).ConfigureAwait(false);
    }

    public virtual async Task<Response<T>> GetEntityAsync<T>(
        string partitionKey, string rowKey, IEnumerable<string>? select = null, CancellationToken cancellationToken = default)
        where T : class, ITableEntity
    {
        using var message = connection.CreateMessage(RequestMethod.Get, Selected(partitionKey, rowKey, select));
        var response = await connection.Send(message, cancellationToken).ConfigureAwait(false);
        return Response.FromValue(EntityJson.Read<T>(response.Content.ToMemory().Span), response);
    }

    public virtual async Task<NullableResponse<T>> GetEntityIfExistsAsync<T>(
        string partitionKey, string rowKey, IEnumerable<string>? select = null, CancellationToken cancellationToken = default)
        where T : class, ITableEntity
    {
        using var message = connection.CreateMessage(RequestMethod.Get, Selected(partitionKey, rowKey, select), FoundOrNot);
        var response = await connection.Send(message, cancellationToken).ConfigureAwait(false);
        return response.Status == 404
            ? new NoValueResponse<T>(response)
            : Response.FromValue(EntityJson.Read<T>(response.Content.ToMemory().Span), response);
    }

    public virtual async Task<Response> UpsertEntityAsync<T>(
        T entity, TableUpdateMode mode = TableUpdateMode.Merge, CancellationToken cancellationToken = default)
        where T : ITableEntity
    {
        ArgumentNullException.ThrowIfNull(entity);
        using var message = connection.CreateMessage(Method(mode), address.Row(entity.PartitionKey, entity.RowKey));
        return await Write(message, entity, cancellationToken).ConfigureAwait(false);
    }

    /// <param name="entity">The row's new content.</param>
    /// <param name="ifMatch">Version expected; <see cref="ETag.All"/> for any. There is no default, so that none is forgotten.</param>
    /// <param name="mode">What becomes of properties that the entity does not name.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    public virtual async Task<Response> UpdateEntityAsync<T>(
        T entity, ETag ifMatch, TableUpdateMode mode = TableUpdateMode.Merge, CancellationToken cancellationToken = default)
        where T : ITableEntity
    {
        ArgumentNullException.ThrowIfNull(entity);
        if (ifMatch == default)
        {
            throw new ArgumentException("An update needs the version it expects; ETag.All stands for any.", nameof(ifMatch));
        }

        using var message = connection.CreateMessage(Method(mode), address.Row(entity.PartitionKey, entity.RowKey));
        message.Request.Headers.Add("If-Match", ifMatch.ToString("H"));
        return await Write(message, entity, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Answers 404, without throwing, if there is no such row.</summary>
    /// <param name="partitionKey">Partition key of the row.</param>
    /// <param name="rowKey">Row key of the row.</param>
    /// <param name="ifMatch">Version expected; the default means any.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    public virtual async Task<Response> DeleteEntityAsync(
        string partitionKey, string rowKey, ETag ifMatch = default, CancellationToken cancellationToken = default)
    {
        using var message = connection.CreateMessage(RequestMethod.Delete, address.Row(partitionKey, rowKey), TableOperations.DeletedOrGone);
        message.Request.Headers.Add("If-Match", ifMatch == default ? "*" : ifMatch.ToString("H"));
        return await connection.Send(message, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>The version that <paramref name="entity"/> carries is not looked at; only <paramref name="ifMatch"/> counts.</summary>
    public virtual Task<Response> DeleteEntityAsync(ITableEntity entity, ETag ifMatch = default, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(entity);
        return DeleteEntityAsync(entity.PartitionKey, entity.RowKey, ifMatch, cancellationToken);
    }

    /// <summary>Writes all or nothing.</summary>
    /// <returns>One response for each action, in order; its headers carry the row's new version.</returns>
    /// <exception cref="InvalidOperationException">There is no action.</exception>
    /// <exception cref="ArgumentException">There are more than 100 actions, or they span partitions.</exception>
    /// <exception cref="TableTransactionFailedException">An action was refused; nothing was written.</exception>
    public virtual async Task<Response<IReadOnlyList<Response>>> SubmitTransactionAsync(
        IEnumerable<TableTransactionAction> transactionActions, CancellationToken cancellationToken = default)
    {
        var actions = TransactionWriter.Checked(transactionActions);
        using var message = connection.CreateMessage(RequestMethod.Post, connection.Base + "/$batch");
        message.Request.Headers.Add("Content-Type", TransactionWriter.ContentType);
        message.Request.Content = TransactionWriter.Write(actions, address);
        var response = await connection.Send(message, cancellationToken).ConfigureAwait(false);
        return Response.FromValue(TransactionReader.Read(response, actions.Count), response);
    }

    private static RequestMethod Method(TableUpdateMode mode) => mode switch
    {
        TableUpdateMode.Merge => RequestMethod.Patch,
        TableUpdateMode.Replace => RequestMethod.Put,
        _ => throw new ArgumentOutOfRangeException(nameof(mode), mode, "There is no such way to update."),
    };

    private string Selected(string partitionKey, string rowKey, IEnumerable<string>? select)
    {
        var row = address.Row(partitionKey, rowKey);
        return select is null ? row : $"{row}?$select={Uri.EscapeDataString(string.Join(',', select))}";
    }

    private async Task<Response> Write(HttpMessage message, ITableEntity entity, CancellationToken cancellationToken)
    {
        message.Request.Headers.Add("Content-Type", "application/json");
        message.Request.Content = EntityJson.Content(entity);
        return await connection.Send(message, cancellationToken).ConfigureAwait(false);
    }
}
