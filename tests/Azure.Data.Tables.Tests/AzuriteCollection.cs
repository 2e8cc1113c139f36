using Attribution.Testing;

namespace Azure.Data.Tables.Tests;

/// <summary>One emulator for all tests that need one.</summary>
[CollectionDefinition(Name)]
public sealed class AzuriteCollection : ICollectionFixture<AzuriteFixture>
{
    public const string Name = "Azurite";
}
