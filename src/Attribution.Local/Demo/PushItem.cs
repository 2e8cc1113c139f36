namespace Attribution.Local.Demo;

/// <summary>One request as an ad platform, a website or an integration would send it; made once, sent as often as wanted.</summary>
/// <param name="Wave">Items of one wave may overtake each other; waves are sent one after the other.</param>
/// <param name="Method">HTTP method.</param>
/// <param name="Path">Path below <c>/api</c>.</param>
/// <param name="ContentType">Content type; null without a body.</param>
/// <param name="Body">The bytes.</param>
/// <param name="Expected">What must come back.</param>
internal sealed record PushItem(int Wave, HttpMethod Method, string Path, string? ContentType, ReadOnlyMemory<byte> Body, Answer Expected);

/// <summary>What must come back, whether the item is sent for the first time or again.</summary>
/// <param name="Status">HTTP status; 200 stands for 201 too, as whoever creates a thing a second time replaces it.</param>
/// <param name="Received">Facts in the body; zero where the answer does not count them.</param>
/// <param name="Rejected">How many of them are refused.</param>
internal sealed record Answer(int Status, int Received = 0, int Rejected = 0);
