using Attribution.Domain.Catalog;
using Attribution.Domain.LeadLife;
using Attribution.Domain.Leads;

#pragma warning disable format // The columns of tables stay aligned.

namespace Attribution.Domain.Tests.LeadLife;

/// <summary>To whom a lead goes. Managers are written as name, open leads of capacity, rank as a closer, and what they take.</summary>
public sealed class LeadAssignmentTests
{
    [Theory]
    //          managers                                              lead          to whom
    // Whoever has most room, by share and not by number.
    [InlineData("ilze 4/10, ivars 5/10",                              "warm ads",   "ilze")]
    [InlineData("ilze 4/5, ivars 50/100",                             "cold ads",   "ivars")]
    // Hot leads go to the best closer while there is room, whatever there is to do.
    [InlineData("ilze 9/10 #1, ivars 0/10 #2",                        "hot ads",    "ilze")]
    [InlineData("ilze 9/10 #1, ivars 0/10 #2",                        "warm ads",   "ivars")]
    [InlineData("ilze 10/10 #1, ivars 9/10 #2, maris 0/10",           "hot ads",    "ivars")]
    [InlineData("ilze 5/10 #1, ivars 4/10 #1",                        "hot ads",    "ivars")]
    [InlineData("ilze 0/10, ivars 9/10 #7",                           "hot ads",    "ivars")]
    // Who takes only some of them.
    [InlineData("ilze 9/10 hot+warm, ivars 0/10 cold",                "hot ads",    "ilze")]
    [InlineData("ilze 9/10 hot+warm, ivars 0/10 cold",                "cold ads",   "ivars")]
    [InlineData("ilze 9/10 @ads, ivars 0/10 @mail",                   "cold ads",   "ilze")]
    [InlineData("ilze 9/10 @ads, ivars 0/10",                         "cold radio", "ivars")]
    // Nobody: a person decides.
    [InlineData("",                                                   "hot ads",    "-")]
    [InlineData("ilze 10/10 #1, ivars 11/10",                         "hot ads",    "-")]
    [InlineData("ilze 0/10 cold",                                     "hot ads",    "-")]
    public void Lead_GoesTo(string managers, string lead, string toWhom)
    {
        var (temperature, channel) = (LeadTemperatures.Parse(lead.Split(' ')[0])!.Value, lead.Split(' ')[1]);

        Assert.Equal(toWhom, LeadAssignment.Choose("lead-1", temperature, channel, Loads(managers))?.Id ?? "-");
    }

    [Fact]
    public void Leads_AreSharedFairly_AmongManagersWhoAreAlike()
    {
        var chosen = Enumerable.Range(0, 3_000).CountBy(number => LeadAssignment.Choose($"lead-{number}", LeadTemperature.Cold, "ads", Loads("ilze 0/10, ivars 0/10, maris 0/10"))!.Id).ToDictionary();

        Assert.All(chosen.Values, leads => Assert.InRange(leads, 900, 1_100));
        Assert.Equal(3, chosen.Count);
    }

    [Fact]
    public void Lead_GoesToTheSame_WhateverTheOrderOfTheManagers() => Assert.All(Enumerable.Range(0, 100), number => Assert.Equal(
        LeadAssignment.Choose($"lead-{number}", LeadTemperature.Hot, "ads", Loads("ilze 0/10, ivars 0/10, maris 0/10")),
        LeadAssignment.Choose($"lead-{number}", LeadTemperature.Hot, "ads", Loads("maris 0/10, ilze 0/10, ivars 0/10")),
        (one, other) => one!.Id == other!.Id));

    private static IReadOnlyList<ManagerLoad> Loads(string text) => [.. text.Split(", ", StringSplitOptions.RemoveEmptyEntries).Select(Load)];

    private static ManagerLoad Load(string text)
    {
        var parts = text.Split(' ');
        var load = parts[1].Split('/').Select(number => int.Parse(number, System.Globalization.CultureInfo.InvariantCulture)).ToList();
        var manager = new Manager(parts[0], parts[0], "m@example.com", load[1]);
        foreach (var more in parts.Skip(2))
        {
            manager = more[0] switch
            {
                '#' => manager with { CloserRank = int.Parse(more[1..], System.Globalization.CultureInfo.InvariantCulture) },
                '@' => manager with { Channels = [more[1..]] },
                _ => manager with { Temperatures = [.. more.Split('+').Select(word => LeadTemperatures.Parse(word)!.Value)] },
            };
        }

        return new ManagerLoad(manager, load[0]);
    }
}
