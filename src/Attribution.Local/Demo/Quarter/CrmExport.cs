namespace Attribution.Local.Demo.Quarter;

/// <summary>Calls and demonstrations as a CRM exports them: in its own words, with the clock of the office.</summary>
internal static class CrmExport
{
    private const string Path = "/imports/crm-leads-csv?source=crm&delimiter=semicolon&timeFormat=dd.MM.yyyy%20HH%3Amm%3Ass"
        + "&map.leadId=Lead&map.leadSource=Sender&map.connection=Form&map.id=Record&map.kind=Activity&map.at=When&kind.Call=contacted&kind.Demo=demo-held";

    private static readonly TimeSpan Riga = TimeSpan.FromHours(2);

    /// <summary>A file with some facts.</summary>
    public static PushItem Request(int wave, IReadOnlyList<LeadFactBody> facts) => Wire.File(
        wave, Path, "text/csv", string.Join('\n', facts.Select(Row).Prepend("Record;Lead;Sender;Form;Activity;When")), facts.Count);

    private static string Row(LeadFactBody fact) => string.Join(
        ';',
        fact.Id,
        fact.LeadId,
        fact.LeadSource,
        fact.Connection,
        fact.Kind == "contacted" ? "Call" : "Demo",
        Wire.Parse(fact.At).ToOffset(Riga).ToString("dd.MM.yyyy HH:mm:ss", System.Globalization.CultureInfo.InvariantCulture));
}
