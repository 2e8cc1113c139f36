namespace Attribution.Local.Tests.Infrastructure;

/// <summary>What the app may do: this table and nothing else.</summary>
[Collection(DeploymentsCollection.Name)]
public sealed class RoleTests(Deployments deployments)
{
    // Host storage: package, leases and keys are the host's own. Data: rows, messages, reports. The rest: telemetry and secrets without keys.
    private static readonly (string Resource, string Role)[] OfTheApp =
    [
        ("components/appi-", "Monitoring Metrics Publisher"),
        ("storageAccounts/stdata", "Storage Blob Data Contributor"),
        ("storageAccounts/stdata", "Storage Queue Data Contributor"),
        ("storageAccounts/stdata", "Storage Table Data Contributor"),
        ("storageAccounts/sthost", "Storage Blob Data Owner"),
        ("vaults/kv-", "Key Vault Secrets User"),
    ];

    // Each account that was asked for beside.
    private static readonly (string Resource, string Role) OfEvents = ("storageAccounts/stev", "Storage Table Data Contributor");

    [BicepFact]
    public void App_HasTheseRolesOnly() => Assert.Equal(OfTheApp, Assignments(deployments.WithLeast).Select(a => (a.Resource, a.Role)).Order());

    [BicepFact]
    public void Deployer_WritesSecrets_AndNothingElse()
    {
        var own = Assignments(deployments.WithMost).Where(a => a.Principal == Deployments.DeployerId).ToList();

        Assert.Equal([("vaults/kv-", "Key Vault Secrets Officer", Deployments.DeployerId, "ServicePrincipal")], own);
        Assert.Equal(OfTheApp.Append(OfEvents).Append(OfEvents).Order(), Assignments(deployments.WithMost).Where(a => !own.Contains(a)).Select(a => (a.Resource, a.Role)).Order());
    }

    [BicepFact]
    public void EveryAssignment_IsOfTheAppsOwnIdentity_OrTheDeployers() => Assert.All(
        Assignments(deployments.WithMost),
        a => Assert.True(a.Principal == Deployments.DeployerId || (a.Principal.Contains("userAssignedIdentities/id-", StringComparison.Ordinal) && a.Kind == "ServicePrincipal"), a.Principal));

    [BicepFact]
    public void Roles_AreAllUsed() => Assert.Equal(
        Declared.RolesById().Values.Order(), Assignments(deployments.WithMost).Select(a => a.Role).Distinct().Order());

    private static IEnumerable<(string Resource, string Role, string Principal, string Kind)> Assignments(Deployment deployment)
    {
        var roles = Declared.RolesById();
        return
            from assignment in deployment.All("Microsoft.Authorization/roleAssignments")
            let role = roles[assignment.Text("roleDefinitionId").Split('/')[^1]]
            let resource = OfTheApp.Append(OfEvents).Select(a => a.Resource).Distinct().Single(r => Scope(assignment).Contains(r, StringComparison.Ordinal))
            select (resource, role, assignment.Text("principalId"), assignment.Text("principalType"));
    }

    /// <summary>The resource that the role is held on: it stands before the assignment's own part of the id.</summary>
    private static string Scope(DeployedResource assignment) => assignment.Id.Replace("[extensionResourceId('", "", StringComparison.Ordinal).Split("'")[0].Split("/providers/Microsoft.Authorization/")[0];
}
