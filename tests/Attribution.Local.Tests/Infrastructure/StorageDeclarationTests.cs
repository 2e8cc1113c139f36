using System.Reflection;
using Attribution.Functions.Messages;
using Attribution.Storage;
using Microsoft.Azure.Functions.Worker;

namespace Attribution.Local.Tests.Infrastructure;

/// <summary>
/// Tables, queues and containers of the code are those of <c>infra/storage.json</c>, and those that a deployment creates. A name that is
/// missing belongs into that file, in its place in the alphabet.
/// </summary>
[Collection(DeploymentsCollection.Name)]
public sealed class StorageDeclarationTests(Deployments deployments)
{
    private const string Account = "Microsoft.Storage/storageAccounts";

    private static IEnumerable<string> Queues => Outgoing.Queues.SelectMany(queue => new[] { queue, queue + "-poison" });

    [Fact]
    public void Tables_AreDeclared() => AssertSame(StorageNames.Tables, Declared.Storage("tables"));

    [Fact]
    public void Queues_AreDeclared() => AssertSame(Outgoing.Queues, Declared.Storage("queues"));

    [Fact]
    public void Containers_AreDeclared() => AssertSame(StorageNames.Containers, Declared.Storage("containers"));

    [Fact]
    public void Names_AreInOrder() => Assert.All(
        new[] { "tables", "queues", "containers" }, kind => Assert.Equal(Declared.Storage(kind).Order(StringComparer.Ordinal), Declared.Storage(kind)));

    [Fact]
    public void Triggers_ListenToTheQueuesOfTheProduct()
    {
        var listened =
            from function in typeof(Outgoing).Assembly.GetTypes()
            from method in function.GetMethods()
            from parameter in method.GetParameters()
            let trigger = parameter.GetCustomAttribute<QueueTriggerAttribute>()
            where trigger is not null
            select (trigger.QueueName, trigger.Connection);

        AssertSame(Outgoing.Queues, [.. listened.Select(l => l.QueueName)]);
        Assert.All(listened, l => Assert.Equal(StorageRegistration.ConnectionName, l.Connection));
    }

    [BicepFact]
    public void Deployment_CreatesWhatTheCodeNeeds_InTheAccountOfTheData()
    {
        var deployment = deployments.WithLeast;

        AssertSame(StorageNames.Tables, Names($"{Account}/tableServices/tables"));
        AssertSame([.. Queues], Names($"{Account}/queueServices/queues"));
        AssertSame([.. StorageNames.Containers, "packages"], Names($"{Account}/blobServices/containers"));
        Assert.All(
            deployment.Resources.Where(r => r.Type.StartsWith(Account + "/", StringComparison.Ordinal) && r.Name is not ("default" or "packages")),
            r => Assert.Contains("/stdata", r.Id));

        IReadOnlyList<string> Names(string type) => [.. deployment.All(type).Select(r => r.Name)];
    }

    [BicepFact]
    public void AccountsForEvents_HoldTheTableOfEventsAndNothingElse_EachFromItsDay()
    {
        var deployment = deployments.WithMost;
        var own = deployment.Resources.Where(r => r.Type.StartsWith(Account + "/", StringComparison.Ordinal) && r.Id.Contains("/stev", StringComparison.Ordinal) && r.Name != "default").ToList();

        Assert.Equal(["Events", "Events"], own.Select(r => r.Name));
        foreach (var (from, number) in new[] { ("2026-05-04", 0), ("2026-06-01", 1) })
        {
            Assert.Equal(from, deployment.Settings[$"AttributionEvents__{number}__from"]);
            Assert.Contains($"stev{number}", deployment.Settings[$"AttributionEvents__{number}__tableServiceUri"]);
        }

        Assert.DoesNotContain(deployments.WithLeast.Settings.Keys, setting => setting.StartsWith("AttributionEvents", StringComparison.Ordinal));
        Assert.Equal(100, deployment.The("Microsoft.Web/sites").Properties.GetProperty("functionAppConfig").GetProperty("scaleAndConcurrency").GetProperty("triggers").GetProperty("http").GetProperty("perInstanceConcurrency").GetInt32());
    }

    private static void AssertSame(IReadOnlyCollection<string> needed, IReadOnlyCollection<string> declared)
    {
        Assert.True(!needed.Except(declared).Any(), $"Missing: {string.Join(", ", needed.Except(declared))}.");
        Assert.True(!declared.Except(needed).Any(), $"Not needed by the code: {string.Join(", ", declared.Except(needed))}.");
        Assert.Equal(needed.Count, declared.Count);
    }
}
