namespace Attribution.Local.Tests.Infrastructure;

/// <summary>No door with a key: everything is opened by an identity alone.</summary>
[Collection(DeploymentsCollection.Name)]
public sealed class ProtectionTests(Deployments deployments)
{
    [BicepFact]
    public void StorageAccounts_TakeNoKeys_AndShowNothingToEverybody()
    {
        // Those of the host and the data, and two for events.
        var accounts = deployments.WithMost.All("Microsoft.Storage/storageAccounts").ToList();

        Assert.Equal(4, accounts.Count);
        Assert.All(accounts, account => Assert.Equal(
            ("False", "False", "False", "TLS1_2", "True"),
            (account.Text("allowSharedKeyAccess"), account.Text("allowBlobPublicAccess"), account.Text("allowCrossTenantReplication"), account.Text("minimumTlsVersion"), account.Text("supportsHttpsTrafficOnly"))));
    }

    [BicepFact]
    public void Telemetry_TakesNoKeys()
    {
        Assert.Equal("True", deployments.WithLeast.The("Microsoft.Insights/components").Text("DisableLocalAuth"));
        Assert.True(deployments.WithLeast.The("Microsoft.OperationalInsights/workspaces").Properties.GetProperty("features").GetProperty("disableLocalAuth").GetBoolean());
    }

    [BicepFact]
    public void App_IsReachedOverTlsAlone_AndPublishedWithoutPasswords()
    {
        var app = deployments.WithLeast.The("Microsoft.Web/sites");

        Assert.Equal(("True", "1.2"), (app.Text("httpsOnly"), app.Properties.GetProperty("siteConfig").GetProperty("minTlsVersion").GetString()));
        Assert.Equal([("ftp", "False"), ("scm", "False")], deployments.WithLeast.All("Microsoft.Web/sites/basicPublishingCredentialsPolicies").Select(p => (p.Name, p.Text("allow"))).Order());
    }

    [BicepFact]
    public void Vault_KeepsWhatIsDeleted_AndKnowsRolesOnly()
    {
        var vault = deployments.WithLeast.The("Microsoft.KeyVault/vaults");

        Assert.Equal(("True", "True", "True"), (vault.Text("enableRbacAuthorization"), vault.Text("enableSoftDelete"), vault.Text("enablePurgeProtection")));
        Assert.InRange(vault.Name.Length, 3, 24);
        Assert.Empty(deployments.WithLeast.All("Microsoft.KeyVault/vaults/secrets"));
    }

    [BicepFact]
    public void DataAndKeys_AreLocked_UnlessSaidOtherwise()
    {
        Assert.Equal(["keep-data", "keep-keys"], deployments.WithLeast.All("Microsoft.Authorization/locks").Select(l => l.Name).Order());
        Assert.Empty(deployments.WithMost.All("Microsoft.Authorization/locks"));
    }

    [BicepFact]
    public void App_RunsOnFlexConsumption_OfTheSizeThatIsAskedFor()
    {
        Assert.Equal((2048, 40, "[]"), Size(deployments.WithLeast));
        var (memory, most, ready) = Size(deployments.WithMost);
        Assert.Equal((4096, 100), (memory, most));
        Assert.Contains("\"http\"", ready);
        Assert.Equal("FC1", deployments.WithLeast.The("Microsoft.Web/serverfarms").Json.GetProperty("sku").GetProperty("name").GetString());
        var runtime = deployments.WithLeast.The("Microsoft.Web/sites").Properties.GetProperty("functionAppConfig").GetProperty("runtime");
        Assert.Equal(("dotnet-isolated", "10.0"), (runtime.GetProperty("name").GetString(), runtime.GetProperty("version").GetString()));
    }

    private static (int Memory, int Most, string Ready) Size(Deployment deployment)
    {
        var size = deployment.The("Microsoft.Web/sites").Properties.GetProperty("functionAppConfig").GetProperty("scaleAndConcurrency");
        return (size.GetProperty("instanceMemoryMB").GetInt32(), size.GetProperty("maximumInstanceCount").GetInt32(), size.GetProperty("alwaysReady").GetRawText());
    }
}
