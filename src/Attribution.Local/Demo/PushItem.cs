namespace Attribution.Local.Demo;

/// <summary>One request as an ad platform, a website or an integration would send it; made once, sent as often as wanted.</summary>
/// <param name="Wave">Items of one wave may overtake each other; waves are sent one after the other.</param>
/// <param name="Method">HTTP method.</param>
/// <param name="Path">Path below <c>/api</c>.</param>
/// <param name="ContentType">Content type; null without a body.</param>
/// <param name="Body">The bytes.</param>
/// <param name="Expected">What must come back.</param>
internal sealed record PushItem(int Wave, HttpMethod Method, string Path, string? ContentType, ReadOnlyMemory<byte> Body, Answer Expected)
{
    /// <summary>What proves who sends it; null where that is a key, or nothing.</summary>
    public Signature? Signed { get; init; }

    /// <summary>Leads that a webhook delivers or announces.</summary>
    public int Leads { get; init; }

    /// <summary>Whether a dry run goes before it, which must say the same.</summary>
    public bool IsRehearsed { get; init; }

    /// <summary>Clicks, forms, totals, rows or leads in it.</summary>
    public int Facts => Leads + Expected.Received;
}

/// <summary>Headers that prove who sends a body, made anew whenever it is sent.</summary>
/// <param name="body">The body.</param>
/// <param name="now">What the app's clock says.</param>
internal delegate IReadOnlyDictionary<string, string> Signature(ReadOnlyMemory<byte> body, DateTimeOffset now);

/// <summary>What must come back, whether the item is sent for the first time or again.</summary>
/// <param name="Status">HTTP status; 200 stands for 201 too, as whoever creates a thing a second time replaces it.</param>
/// <param name="Received">Facts or rows in the body; zero where the answer does not count them.</param>
/// <param name="Rejected">How many of them are refused.</param>
internal sealed record Answer(int Status, int Received = 0, int Rejected = 0)
{
    /// <summary>The very text; null where only the status is asked for.</summary>
    public string? Text { get; init; }
}
