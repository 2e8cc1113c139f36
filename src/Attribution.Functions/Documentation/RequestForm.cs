using Attribution.Functions.Imports;

namespace Attribution.Functions.Documentation;

/// <summary>What a body is.</summary>
internal enum BodyShape
{
    /// <summary>One JSON object.</summary>
    Entry = 1,

    /// <summary>An item, an array of items, or one per line.</summary>
    Items = 2,

    /// <summary>A file as somebody else's program wrote it.</summary>
    File = 3,

    /// <summary>JSON in the sender's own format.</summary>
    Foreign = 4,
}

/// <summary>What a route takes.</summary>
/// <param name="Shape">What the body is.</param>
/// <param name="Types">What it may be sent as, the usual type first.</param>
/// <param name="Required">Fields that the object, or each item, must have whatever else it says.</param>
internal sealed record RequestForm(BodyShape Shape, IReadOnlyList<string> Types, IReadOnlyList<string> Required)
{
    private const string Json = "application/json";
    private const string Lines = "application/x-ndjson";

    /// <summary>The routes that take a body. A test sends bodies without each of these fields to the app, which has to miss it.</summary>
    public static IReadOnlyDictionary<string, RequestForm> All { get; } = new Dictionary<string, RequestForm>(StringComparer.Ordinal)
    {
        ["POST /reach"] = Items("source"),
        ["POST /impressions"] = Items("source"),
        ["POST /clicks"] = Items("source"),
        ["POST /applications"] = Items("source"),
        ["POST /costs"] = Items("source"),
        ["POST /touches"] = Items("source", "id", "occurredAt"),
        ["POST /touches/{connection}"] = Items("id", "occurredAt") with { Types = [Json, "text/plain"] },
        ["POST /deals/events"] = Items("source", "deal", "id", "kind", "at"),
        ["POST /events/{id}/facts"] = Items("source", "id", "kind", "at"),
        ["POST /leads/{id}/events"] = Items("source", "id", "kind", "at"),
        ["POST /leads/events"] = Items("source", "id", "kind", "at"),
        ["PUT /channels/{id}"] = Entry("name"),
        ["PUT /campaigns/{id}"] = Entry("name", "channel"),
        ["PUT /managers/{id}"] = Entry("name", "email"),
        ["PUT /marketers/{id}"] = Entry("name", "email", "timeZone"),
        ["PUT /plans/{id}"] = Entry("marketer", "from", "to", "targetLeads", "allowedCpl"),
        ["PUT /connections/{id}"] = Entry("platform", "name"),
        ["PUT /events/{id}"] = Entry("name", "kind", "from", "to", "channel"),
        ["PUT /personas/{id}"] = Entry("name"),
        ["PUT /journey-stages/{id}"] = Entry("name", "place"),
        ["PUT /contents/{id}"] = Entry("title", "persona", "stage"),
        ["PUT /pipeline/stages/{id}"] = Entry("name", "order", "probabilityPercent"),
        ["PUT /pipeline/quotas/{id}"] = Entry("manager", "from", "to", "amount", "currency"),
        ["PUT /pipeline/settings"] = Entry(),
        ["PUT /connections/{id}/secrets/{kind}"] = Entry("value"),
        ["POST /leads/{id}/rejection"] = Entry("reason"),
        ["POST /reports/{week}/revisions"] = Entry("reason"),
        ["POST /people/export"] = Entry("kind", "value"),
        ["POST /people/erasure"] = Entry("kind", "value"),
        ["POST /imports/{format}"] = File([.. ImportFormat.CsvTypes, Json]),
        ["POST /imports/crm-leads-csv"] = File(ImportFormat.CsvTypes),
        ["POST /webhooks/{platform}/{connection}"] = new RequestForm(BodyShape.Foreign, [Json], []),
    };

    private static RequestForm Entry(params string[] required) => new(BodyShape.Entry, [Json], required);

    private static RequestForm Items(params string[] required) => new(BodyShape.Items, [Json, Lines], required);

    private static RequestForm File(IReadOnlyList<string> types) => new(BodyShape.File, types, []);
}
