using System.Text.RegularExpressions;
using Attribution.Functions.Timer;
using Attribution.Local.Processes;

namespace Attribution.Local.Tests.Infrastructure;

/// <summary>Alerts look for lines that the code really writes: a reworded message must not silence one.</summary>
[Collection(DeploymentsCollection.Name)]
public sealed partial class AlertTests(Deployments deployments)
{
    [BicepFact]
    public void Alerts_AreThese_AndEachTellsSomebody()
    {
        var alerts = deployments.WithMost.All("Microsoft.Insights/scheduledQueryRules").ToList();

        Assert.Equal(["attribution-failed-reports", "attribution-ingest-errors", "attribution-parked-leads", "attribution-poison", "attribution-reconciliation"], alerts.Select(a => a.Name).Order());
        Assert.All(alerts, alert => Assert.Contains("actionGroups/attribution-alerts", alert.Properties.GetProperty("actions").GetRawText()));
        Assert.Equal(
            ["head@example.com", "ops@example.com"],
            deployments.WithMost.The("Microsoft.Insights/actionGroups").Properties.GetProperty("emailReceivers").EnumerateArray().Select(r => r.GetProperty("emailAddress").GetString()!).Order());
        Assert.All(alerts, alert => Assert.Contains($"`{alert.Name["attribution-".Length..]}`", InfraPage.Text));
    }

    [BicepFact]
    public void LinesThatAlertsLookFor_AreWrittenByTheCode()
    {
        var messages = Directory.EnumerateFiles(Path.Combine(NodeTools.RepositoryRoot, "src", "Attribution.Functions"), "*.cs", SearchOption.AllDirectories)
            .SelectMany(file => Message().Matches(File.ReadAllText(file))).Select(m => m.Groups["text"].Value).ToList();

        var sought = Queries().SelectMany(query => Sought().Matches(query)).Select(m => m.Groups["text"].Value).ToList();

        Assert.Equal(5, sought.Count);
        Assert.All(sought, text => Assert.Contains(messages, message => message.StartsWith(text, StringComparison.Ordinal)));
    }

    [BicepFact]
    public void FunctionsThatAlertsName_Exist() =>
        Assert.Contains(Queries(), query => query.Contains($"operation_Name == \"{nameof(SendDueReports)}\"", StringComparison.Ordinal));

    // The Functions host's own words, as its queue extension writes them: "Message has reached MaxDequeueCount of 5. Moving message to queue 'x-poison'."
    [BicepFact]
    public void PoisonIsSeen_InTheWordsOfTheHost() =>
        Assert.Contains(Queries(), query => query.Contains("has \"Moving message to queue\" and message has \"-poison\"", StringComparison.Ordinal));

    [BicepFact]
    public void Budget_IsSet_OnlyWithAnAmount()
    {
        var budget = deployments.WithMost.The("Microsoft.Consumption/budgets");

        Assert.Equal("200", budget.Text("amount"));
        Assert.Equal("2026-12-01", budget.Properties.GetProperty("timePeriod").GetProperty("startDate").GetString());
        Assert.Empty(deployments.WithLeast.All("Microsoft.Consumption/budgets"));
    }

    private IEnumerable<string> Queries() =>
        from alert in deployments.WithMost.All("Microsoft.Insights/scheduledQueryRules")
        from criterion in alert.Properties.GetProperty("criteria").GetProperty("allOf").EnumerateArray()
        select criterion.GetProperty("query").GetString()!;

    [GeneratedRegex(@"Message = ""(?<text>[^""]+)""")]
    private static partial Regex Message();

    [GeneratedRegex(@"message startswith ""(?<text>[^""]+)""")]
    private static partial Regex Sought();
}
