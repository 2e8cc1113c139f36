using Attribution.Domain.Kpis;

namespace Attribution.Reporting.Quarterly;

/// <summary>A row of figures.</summary>
/// <param name="Name">What readers call it.</param>
/// <param name="Line">Its figures.</param>
/// <param name="Whole">Rows of the same whole add up, also as they are printed; 0 for a row that is no part of any.</param>
internal sealed record KpiRow(string Name, KpiLine Line, int Whole = 0);
