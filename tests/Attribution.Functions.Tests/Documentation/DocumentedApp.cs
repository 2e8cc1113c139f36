using Attribution.Functions.Tests.Support;

namespace Attribution.Functions.Tests.Documentation;

/// <summary>An app of its own: what is documented is tried as it is written, with the names that it is written with.</summary>
[CollectionDefinition(Name)]
public sealed class DocumentedApp : ICollectionFixture<AppFixture>
{
    public const string Name = "the app as it is documented";
}
