using Attribution.Domain.Figures;
using Attribution.Reporting.Model;
using Attribution.Reporting.Text;

namespace Attribution.Reporting.Weekly;

/// <summary>The campaigns that make most of their money, and those that make least of it.</summary>
internal static class CampaignTable
{
    /// <summary>The table; none when no campaign stands out.</summary>
    public static IEnumerable<DataTable> Of(WeekContext week)
    {
        var average = week.Figures.Total.CplMicros;
        var top = CampaignCalculation.Top(week.Reported.Campaigns, average);
        var worst = CampaignCalculation.Worst(week.Reported.Campaigns, average).Reverse().ToList();
        return top.Count + worst.Count == 0 ? [] :
        [
            new DataTable(
                week.Texts[Phrase.Campaigns],
                week.Texts[Phrase.CampaignsDetail],
                [
                    new(week.Texts[Phrase.Campaign], Alignment.Left, 3) { Detail = week.Texts[Phrase.Channel] },
                    .. new[] { Phrase.Clicks, Phrase.Applications, Phrase.Leads, Phrase.Cost, Phrase.Cpl, Phrase.BeyondAverage }
                        .Select(header => new TableColumn(week.Texts[header], Alignment.Right, 0.5)),
                ],
                [.. top.Select(campaign => Row(campaign, average, Emphasis.Strong, week)), .. worst.Select(campaign => Row(campaign, average, Emphasis.Alert, week))],
                null,
                week.Texts.Say(Phrase.CampaignsCaption, ("cpl", week.Money(average)))),
        ];
    }

    private static IReadOnlyList<TableCell> Row(CampaignFigures campaign, long? average, Emphasis beyond, WeekContext week) =>
    [
        TableCell.Of(campaign.Name) with { Detail = week.Name(campaign.Channel) },
        TableCell.Of(week.Count(campaign.Clicks)),
        TableCell.Of(week.Count(campaign.Applications)),
        TableCell.Of(week.Leads(campaign.LeadUnits)),
        TableCell.Of(week.Money(campaign.CostMicros)),
        TableCell.Of(week.Money(campaign.CplMicros)),
        TableCell.Of(week.SignedLeads(campaign.BeyondAverage(average)), beyond),
    ];
}
