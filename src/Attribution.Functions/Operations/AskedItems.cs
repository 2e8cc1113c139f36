using System.Globalization;
using Attribution.Functions.Ingestion;
using Microsoft.AspNetCore.Http;

namespace Attribution.Functions.Operations;

/// <summary>Which poison or parked items an operation is asked to concern, and how.</summary>
/// <param name="Id">Only the item of this id; null for any.</param>
/// <param name="Reason">Only items whose reason contains this, whatever the case; null for any.</param>
/// <param name="OlderThan">Only items whose last failure is at least so long ago.</param>
/// <param name="Most">At most so many.</param>
/// <param name="PerSecond">At most so many in a second.</param>
/// <param name="IsDryRun">Whether to say only which these are.</param>
public sealed record AskedItems(string? Id, string? Reason, TimeSpan OlderThan, int Most, int PerSecond, bool IsDryRun)
{
    private const int MostItems = 1_000;
    private const int UsualItems = 100;
    private const int UsualPerSecond = 10;
    private const int MostMinutes = 60 * 24 * 366;

    /// <summary>A request is cut off by the platform after 230 seconds.</summary>
    private const int MostSeconds = 200;

    /// <summary>Nobody drops everything by leaving something out.</summary>
    /// <returns>What is missing; null when anything is asked for by which items differ.</returns>
    public ItemFault? MustBeNarrow() => Id is not null || Reason is not null || OlderThan > TimeSpan.Zero
        ? null
        : new ItemFault("reason", "missing-field", "Say which items to drop: by 'id', 'reason' or 'olderThanMinutes'.");

    /// <summary>Reads the parameters <c>id</c>, <c>reason</c>, <c>olderThanMinutes</c>, <c>most</c>, <c>perSecond</c> and <c>dryRun</c>.</summary>
    /// <returns>What is wrong with them; null when all is right.</returns>
    public static ItemFault? Parse(HttpRequest request, out AskedItems items)
    {
        ArgumentNullException.ThrowIfNull(request);
        var (minutes, most, perSecond) = (0, UsualItems, UsualPerSecond);
        var dryRun = false;
        var fault = Number(request, "olderThanMinutes", 0, MostMinutes, ref minutes)
            ?? Number(request, "most", 1, MostItems, ref most)
            ?? Number(request, "perSecond", 1, MostItems, ref perSecond)
            ?? (most / perSecond > MostSeconds ? new ItemFault("perSecond", "out-of-range", $"{most} items at {perSecond} a second take longer than the {MostSeconds} seconds that a request may: ask for fewer, or for more a second.") : null)
            ?? Flag(request, "dryRun", ref dryRun);
        items = new AskedItems(Text(request, "id"), Text(request, "reason"), TimeSpan.FromMinutes(minutes), most, perSecond, dryRun);
        return fault;
    }

    /// <summary>Whether an item is meant.</summary>
    public bool Match(string id, string reason, DateTimeOffset? lastAt, DateTimeOffset now) =>
        (Id is null || Id == id)
        && (Reason is null || reason.Contains(Reason, StringComparison.OrdinalIgnoreCase))
        && (OlderThan == TimeSpan.Zero || now - lastAt >= OlderThan);

    /// <summary>Reads a parameter that is true or false.</summary>
    internal static ItemFault? Flag(HttpRequest request, string name, ref bool value)
    {
        var text = request.Query[name].ToString();
        return text.Length == 0 || bool.TryParse(text, out value) ? null : new ItemFault(name, "invalid-choice", $"'{name}' must be true or false.");
    }

    private static string? Text(HttpRequest request, string name) => request.Query[name].ToString() is { Length: > 0 } text ? text : null;

    private static ItemFault? Number(HttpRequest request, string name, int least, int most, ref int value)
    {
        var text = request.Query[name].ToString();
        return text.Length == 0 ? null
            : !int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out value) ? new ItemFault(name, "invalid-number", $"'{name}' must be a whole number.")
            : value < least || value > most ? new ItemFault(name, "out-of-range", $"'{name}' must be from {least} to {most}.")
            : null;
    }
}
