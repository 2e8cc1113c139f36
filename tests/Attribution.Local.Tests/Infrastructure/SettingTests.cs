namespace Attribution.Local.Tests.Infrastructure;

/// <summary>What the templates set is read, and what is read is set or has a stated default.</summary>
[Collection(DeploymentsCollection.Name)]
public sealed class SettingTests(Deployments deployments)
{
    // Read by the Functions host, before and beside our code.
    private static readonly IReadOnlyDictionary<string, string> OfTheHost = new Dictionary<string, string>
    {
        ["AzureWebJobsStorage__credential"] = "how the host identifies itself to its storage",
        ["AzureWebJobsStorage__clientId"] = "as whom",
        ["AzureWebJobsStorage__blobServiceUri"] = "leases, times of timers, keys of functions",
        ["AttributionStorage__credential"] = "how the queue triggers identify themselves",
        ["APPLICATIONINSIGHTS_CONNECTION_STRING"] = "where telemetry goes",
        ["APPLICATIONINSIGHTS_AUTHENTICATION_STRING"] = "as whom it is sent",
    };

    [BicepFact]
    public void SettingsOfTheTemplates_AreRead_ByTheCodeOrTheHost() =>
        Assert.Empty(deployments.WithMost.Settings.Keys.Except(CodeSettings.All.Keys).Except(OfTheHost.Keys));

    [BicepFact]
    public void SettingsOfTheCode_AreSet_OrDescribedAsOptional() =>
        Assert.Empty(CodeSettings.All.Keys.Except(deployments.WithMost.Settings.Keys).Except(InterfacePage.Optional).Except(InfraPage.OptionalSettings.Keys));

    [BicepFact]
    public void RequiredSettings_AreSet_WithTheLeastThatMustBeSaid() => Assert.Empty(InterfacePage.Required.Except(deployments.WithLeast.Settings.Keys));

    [BicepFact]
    public void SettingsOfTheHost_AreSet() => Assert.Empty(OfTheHost.Keys.Except(deployments.WithLeast.Settings.Keys));

    [BicepFact]
    public void OptionalSettings_AreNotSetByTheTemplates() =>
        Assert.Empty(InfraPage.OptionalSettings.Keys.Intersect(deployments.WithLeast.Settings.Keys));

    [Fact]
    public void OptionalSettings_HaveTheDefaultsOfTheCode() =>
        Assert.All(InfraPage.OptionalSettings, row => Assert.Equal((row.Key, CodeSettings.All[row.Key]), (row.Key, row.Value)));

    [Fact]
    public void EveryReadOfConfiguration_IsKnown()
    {
        Assert.Equal(CodeSettings.SectionsOfTheSource(), CodeSettings.KnownSections());
        Assert.Empty(CodeSettings.OtherReads());
    }

    [BicepFact]
    public void Secrets_AreReferences_NeverValues()
    {
        var secrets = deployments.WithMost.Settings.Where(s => s.Value.Contains("SecretName=", StringComparison.Ordinal)).ToDictionary(s => s.Key, s => s.Value);

        Assert.Equal(["Attribution__EncryptionKey", "Attribution__IdentityKey", "Attribution__PreviousEncryptionKey", "Attribution__PreviousIdentityKey", "Mail__Password"], secrets.Keys.Order());
        Assert.All(secrets.Values, value => Assert.Matches(@"^@Microsoft\.KeyVault\(VaultName=kv-\w+;SecretName=[a-z-]+\)$", value));
    }

    [BicepFact]
    public void Password_IsNotAskedFor_WhenTheMailServerKnowsNoUser()
    {
        Assert.DoesNotContain("Mail__Password", deployments.WithLeast.Settings.Keys);
        Assert.DoesNotContain("Mail__UserName", deployments.WithLeast.Settings.Keys);
    }

    [BicepFact]
    public void FurtherSettings_AreAdded_AndReplaceNoneOfTheTemplates()
    {
        Assert.Equal("LV", deployments.WithMost.Settings["Attribution__Country"]);
        Assert.Equal("EUR", deployments.WithMost.Settings["Attribution__Currency"]);
    }

    [BicepFact]
    public void DashboardAddress_IsTheAppsOwn_UnlessSet()
    {
        Assert.Contains("defaultHostName", deployments.WithLeast.Settings["Dashboard__BaseAddress"]);
        Assert.Equal("https://reports.example.com", deployments.WithMost.Settings["Dashboard__BaseAddress"]);
    }
}
