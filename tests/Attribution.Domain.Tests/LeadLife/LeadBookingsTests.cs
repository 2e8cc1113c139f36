using Attribution.Domain.Bookings;
using Attribution.Domain.Calendar;
using Attribution.Domain.Kpis;
using Attribution.Domain.LeadLife;
using Attribution.Domain.Models;
using Attribution.Domain.Tests.Support;
using FsCheck;
using FsCheck.Fluent;

#pragma warning disable format // The columns of tables stay aligned.

namespace Attribution.Domain.Tests.LeadLife;

/// <summary>What a lead of Monday, 16 March books.</summary>
public sealed class LeadBookingsTests
{
    private const string Credit = "ads 60 friends 40 | a 60 - 40";

    [Theory]
    //          facts                                        in which lines it is told
    [InlineData("",                                          "03-16 total 1, 03-16 channel/ads 0.6, 03-16 channel/friends 0.4, 03-16 marketer/- 0.4, 03-16 marketer/anna 0.6, 03-16 manager/- 1, 03-16 temperature/cold 1, 03-16 family/nets 0.6, 03-16 family/seeds 0.4, 03-16 cell/-/- 1")]
    [InlineData("assigned@1:ilze family@1:spears persona@2:owner stage@3:supplier temperature@1:hot",
                                                             "03-16 total 1, 03-16 channel/ads 0.6, 03-16 channel/friends 0.4, 03-16 marketer/- 0.4, 03-16 marketer/anna 0.6, 03-16 manager/ilze 1, 03-16 temperature/hot 1, 03-16 family/spears 1, 03-16 cell/owner/supplier 1")]
    // A rejected lead is told where its credit would have gone, to whoever's plan: that somebody brings many of them says something.
    [InlineData("rejected@2:spam",                           "03-16 total 1, 03-16 channel/ads 0.6, 03-16 channel/friends 0.4, 03-16 marketer/- 0.4, 03-16 marketer/anna 0.6, 03-16 manager/- 1, 03-16 temperature/cold 1, 03-16 family/nets 0.6, 03-16 family/seeds 0.4, 03-16 cell/-/- 1")]
    public void Lead_IsTold_InEveryCut(string facts, string told) => Assert.Equal(told, Booked.Text(Booked.Of(Credit, facts), LeadMeasures.Leads));

    [Theory]
    //          facts                                                          what the total books, beside the lead itself
    [InlineData("",                                                            "03-16 accepted 1, 03-16 openLeads 1")]
    [InlineData("qualified@1",                                                 "03-16 accepted 1, 03-16 openLeads 1, 03-16 qualified 1, 03-17 qualifiedInPeriod 1")]
    [InlineData("qualified@1 contacted@0.5 demo-held@3 converted@10",
                "03-16 accepted 1, 03-16 contactSeconds 43200s, 03-16 contacted 1, 03-16 conversionSeconds 864000s, 03-16 customers 1, 03-16 demos 1, 03-16 qualified 1, 03-17 qualifiedInPeriod 1, 03-26 convertedInPeriod 1")]
    // Put off; put off by mistake is not told apart, because nothing takes it back but a retraction.
    [InlineData("deferred@2",                                                  "03-16 accepted 1, 03-16 deferred 1, 03-16 refusedLeads 1")]
    // A rejection: neither contact nor demo count any more.
    [InlineData("qualified@1 contacted@1 demo-held@1 rejected@9:price",        "03-16 refusedLeads 1, 03-16 rejected 1, 03-17 qualifiedInPeriod 1, 03-25 rejectedInPeriod 1")]
    [InlineData("rejected@1:spam restored@2",                                  "03-16 accepted 1, 03-16 openLeads 1")]
    // A lead that comes back stays one lead of its first day.
    [InlineData("rejected@1:price reactivated@40",                             "03-16 accepted 1, 03-16 openLeads 1, 03-16 recycledLeads 1, 03-16 refusedLeads 1, 03-17 rejectedInPeriod 1, 04-25 reactivatedInPeriod 1")]
    [InlineData("deferred@1 reactivated@40 deferred@41 reactivated@50",        "03-16 accepted 1, 03-16 openLeads 1, 03-16 recycledLeads 1, 03-16 refusedLeads 1, 04-25 reactivatedInPeriod 1, 05-05 reactivatedInPeriod 1")]
    // A call that was noted for an earlier moment than the form took no time.
    [InlineData("contacted@-1",                                                "03-16 accepted 1, 03-16 contacted 1, 03-16 openLeads 1")]
    [InlineData("nps@30:9 nps@31:6 nps@32:8",                                  "03-16 accepted 1, 03-16 openLeads 1, 04-15 npsAnswers 1, 04-15 npsBalance 1, 04-16 npsAnswers 1, 04-16 npsBalance -1, 04-17 npsAnswers 1")]
    public void Total_Books(string facts, string told)
    {
        var own = Booked.Of(Credit, facts).Where(booking => booking.Cut == Cut.Total && booking.Measure is not (LeadMeasures.Leads or LeadMeasures.Score or LeadMeasures.Completeness or LeadMeasures.CustomerScore));

        Assert.Equal(told, string.Join(", ", own.Select(booking => $"{booking.Day:MM-dd} {booking.Measure} {Number(booking)}")));
    }

    [Theory]
    //          facts                                  complete  points of completeness, of the score (persona 25, interest 5, completeness a fifth, demo 20), and how the score did
    [InlineData("",                                    75,       "75 20")]
    [InlineData("converted@9",                         75,       "75 20 lowScoreCustomers")]
    [InlineData("persona@1:owner demo-held@1 stage@1:x", 100,    "100 80 highScoreLeads highScoreWithoutSale")]
    [InlineData("persona@1:owner demo-held@1 stage@1:x converted@2", 100, "100 80 highScoreLeads")]
    [InlineData("rejected@1:spam",                     0,        "0 5")]
    public void Points_Are(string facts, int completeness, string told)
    {
        var own = Booked.Of(Credit, facts, Stories.Lead with { Completeness = completeness }).Where(booking => booking.Cut == Cut.Total).ToDictionary(b => b.Measure, b => b.Amounts[AttributionModel.Last]);

        Assert.Equal(told, string.Join(' ', new[] { $"{own.GetValueOrDefault(LeadMeasures.Completeness) / 1_000_000}", $"{own[LeadMeasures.Score] / 1_000_000}" }
            .Concat(new[] { LeadMeasures.LowCustomers, LeadMeasures.HighLeads, LeadMeasures.HighWithoutSale }.Where(own.ContainsKey))));
    }

    [Theory]
    //          facts                                            who was handed how many, and how many of them were hot
    [InlineData("assigned@1:ilze",                               "03-17 manager/ilze 1", "")]
    [InlineData("assigned@1:ilze assigned@3:ivars temperature@1:hot", "03-17 manager/ilze 1, 03-19 manager/ivars 1", "03-17 manager/ilze 1, 03-19 manager/ivars 1")]
    public void Assignment_IsTold_OnItsDay(string facts, string assigned, string hot)
    {
        var booked = Booked.Of(Credit, facts);

        Assert.Equal((assigned, hot), (Booked.Text(booked, LeadMeasures.Assigned), Booked.Text(booked, LeadMeasures.AssignedHot)));
    }

    [Theory]
    //          facts                     how warm it came, as each marketer is told
    [InlineData("temperature@0:hot",      "03-16 marketer/- 0.4, 03-16 marketer/anna 0.6", "", "hot 0.6 / 0.6, warm 0 / 0.6, cold 0 / 0.6")]
    [InlineData("temperature@0:warm",     "", "03-16 marketer/- 0.4, 03-16 marketer/anna 0.6", "hot 0 / 0.6, warm 0.6 / 0.6, cold 0 / 0.6")]
    [InlineData("",                       "", "",                                             "hot 0 / 0.6, warm 0 / 0.6, cold 0.6 / 0.6")]
    public void Warmth_IsTold_OfEachMarketer(string facts, string hot, string warm, string told)
    {
        var booked = Booked.Of(Credit, facts);
        string Marketers(string measure) => Booked.Text([.. booked.Where(booking => booking.Cut.Kind == CutKind.Marketer)], measure);

        Assert.Equal((hot, warm), (Marketers(LeadMeasures.HotLeads), Marketers(LeadMeasures.WarmLeads)));

        var inputs = new KpiInputs(new DayRange(new DateOnly(2026, 3, 16), new DateOnly(2026, 3, 23)), "EUR", BookedSums.Of(booked), BookedSums.None, [], []);
        var anna = LeadLifeKpis.Area.Lines(inputs, AttributionModel.Last, CutKind.Marketer).First(line => line.Id == "anna");
        Assert.Equal(told, string.Join(", ", new[] { "hot", "warm", "cold" }.Select(name => FormattableString.Invariant($"{name} {anna[name]!.Numerator.Value:0.##} / {anna[name]!.Denominator!.Value:0.##}"))));
    }

    [Fact]
    public void AttachedForm_BooksNothing()
    {
        var state = Stories.State("qualified@1");

        Assert.Empty(LeadBookings.Of(Stories.Lead, LeadAttribution.Attached(Stories.Lead, "card"), state, Booked.Around));
    }

    [Fact]
    public void EveryCut_AddsUpToTheTotal_WhateverHappened() => Properties.Hold(Lives, life =>
    {
        var sums = BookedSums.Of(Booked.Of(life.Credit, life.Facts));
        foreach (var (_, measure, total) in sums.All.Where(sum => sum.Cut == Cut.Total).ToList())
        {
            foreach (var kind in new[] { CutKind.Channel, CutKind.Marketer, CutKind.Manager, CutKind.Temperature, CutKind.Family, CutKind.Cell })
            {
                Assert.Equal(total, sums.Lines(kind).Aggregate(Amounts.None, (sum, line) => sum + sums[line, measure]));
            }
        }
    });

    [Fact]
    public void Bookings_AreTheSame_WhateverTheOrderOfTheFacts() => Properties.Hold(
        from life in Lives
        from shuffled in Gen.Shuffle(life.Facts.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        select (life.Credit, life.Facts, Shuffled: string.Join(' ', shuffled)),
        pair => Assert.Equal(Booked.Of(pair.Credit, pair.Facts), Booked.Of(pair.Credit, pair.Shuffled)));

    private static string Number(Booking booking) => booking.Measure.EndsWith("Seconds", StringComparison.Ordinal)
        ? $"{booking.Amounts[AttributionModel.Last]}s"
        : $"{booking.Amounts[AttributionModel.Last] / Booking.One}";

    private static Gen<(string Credit, string Facts)> Lives =>
        from credit in Gen.Elements("ads 60 friends 40 | a 60 - 40", "ads 33 mail 33 radio 34 | a 33 b 67", "mail 100 | - 100")
        from facts in Gen.ListOf(from kind in Gen.Elements(Kinds) from day in Gen.Choose(0, 30) select kind.Contains(':', StringComparison.Ordinal) ? kind.Replace(":", $"@{day}:", StringComparison.Ordinal) : $"{kind}@{day}")
        select (credit, string.Join(' ', facts.Take(8)));

    private static readonly string[] Kinds =
        ["qualified", "rejected:spam", "restored", "deferred", "reactivated", "assigned:ilze", "assigned:ivars", "contacted", "demo-held", "converted", "nps:9", "nps:3", "temperature:hot", "family:spears", "persona:owner", "stage:problem"];
}
