namespace Attribution.Local.Demo.Quarter;

/// <summary>Something that happened to a lead, as it is sent.</summary>
internal sealed record LeadFactBody(string Source, string Id, string Kind, string At)
{
    public string? Connection { get; init; }

    public string? LeadSource { get; init; }

    public string? LeadId { get; init; }

    public string? Reason { get; init; }

    public string? Until { get; init; }

    public string? Manager { get; init; }

    public string? Customer { get; init; }

    public int? Score { get; init; }

    public string? Temperature { get; init; }

    public string? Persona { get; init; }

    public string? Stage { get; init; }

    public string? RetractedSource { get; init; }

    public string? RetractedId { get; init; }
}

/// <summary>Something that happened to a deal, as it is sent.</summary>
internal sealed record DealFactBody(string Source, string Deal, string Id, string Kind, string At)
{
    public string? Stage { get; init; }

    public string? Manager { get; init; }

    public string? DealKind { get; init; }

    public string? Company { get; init; }

    public string? Domain { get; init; }

    public IReadOnlyList<LeadBody>? Leads { get; init; }

    public string? Amount { get; init; }

    public string? Currency { get; init; }

    public string? ExpectedClose { get; init; }

    public string? Reason { get; init; }

    public string? RetractedId { get; init; }
}

/// <summary>A lead that a deal names: by its connection, or by the source of a form of our own.</summary>
internal sealed record LeadBody(string? Connection, string? Source, string Id);

/// <summary>Something that was said about an event, as it is sent.</summary>
internal sealed record EventFactBody(string Source, string Id, string Kind, string At)
{
    public string? Email { get; init; }

    public string? Meeting { get; init; }

    public string? State { get; init; }

    public string? With { get; init; }

    public string? Purpose { get; init; }

    public string? Representative { get; init; }

    public IReadOnlyList<string>? AttendedBy { get; init; }

    public DealBody? Deal { get; init; }

    public string? Of { get; init; }

    public string? Amount { get; init; }

    public string? Currency { get; init; }

    public int? Own { get; init; }

    public int? Category { get; init; }

    public string? When { get; init; }

    public bool? KnowsBrand { get; init; }

    public string? RetractedId { get; init; }
}

/// <summary>A deal that a fact of an event names.</summary>
internal sealed record DealBody(string Source, string Id);
