namespace Attribution.Reporting.Quarterly;

/// <summary>How well a cell of the matrix is served.</summary>
internal enum CellMark
{
    /// <summary>Nothing to remark.</summary>
    None = 1,

    /// <summary>Neither content nor a campaign serves it.</summary>
    Empty = 2,

    /// <summary>It gets far more of the money than of the leads.</summary>
    OverServed = 3,
}

/// <summary>A persona, or a stage of the buying journey.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Name">What people call it.</param>
internal sealed record GridHead(string Id, string Name);

/// <summary>Rows and columns of the matrix of personas and stages, and what is remarkable in it.</summary>
/// <param name="Personas">Personas, in the order of reading.</param>
/// <param name="Stages">Stages, in the order of the journey.</param>
/// <param name="Marks">Cells by persona and stage; what is not there has nothing to remark.</param>
internal sealed record PersonaGrid(IReadOnlyList<GridHead> Personas, IReadOnlyList<GridHead> Stages, IReadOnlyDictionary<(string Persona, string Stage), CellMark> Marks)
{
    /// <summary>No persona and no stage.</summary>
    public static PersonaGrid None { get; } = new([], [], new Dictionary<(string, string), CellMark>());

    /// <summary>How KPIs name a cell.</summary>
    public static string CellId(string persona, string stage) => $"{persona}|{stage}";
}
