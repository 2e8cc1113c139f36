using System.Globalization;

namespace Attribution.Local.Demo.Quarter;

/// <summary>What the CRM notes about a lead, as far as it has happened when the demo ends.</summary>
internal sealed class LeadNotes(DemoLead lead)
{
    private readonly List<LeadFactBody> facts = [];

    /// <summary>The notes so far.</summary>
    public IReadOnlyList<LeadFactBody> Facts => facts;

    /// <summary>Notes something; false when it lies ahead.</summary>
    public bool Add(string kind, DateTimeOffset at, Func<LeadFactBody, LeadFactBody>? details = null)
    {
        if (at > QuarterCalendar.End)
        {
            return false;
        }

        var fact = new LeadFactBody("crm", string.Create(CultureInfo.InvariantCulture, $"{lead.ShortId}-{facts.Count + 1}"), kind, Wire.Time(at))
        {
            Connection = lead.Connection,
            LeadSource = lead.Source,
            LeadId = lead.Id,
        };
        facts.Add(details is null ? fact : details(fact));
        return true;
    }

    /// <summary>Takes the last note back, within the hour.</summary>
    public void TakeBack()
    {
        var wrong = facts[^1];
        Add("retracted", Wire.Parse(wrong.At).AddMinutes(40), fact => fact with { RetractedSource = wrong.Source, RetractedId = wrong.Id });
    }
}
