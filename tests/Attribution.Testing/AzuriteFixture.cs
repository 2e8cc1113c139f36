using Attribution.Local.Processes;

namespace Attribution.Testing;

/// <summary>One Azurite for the tests of a class or collection: <c>IClassFixture&lt;AzuriteFixture&gt;</c>.</summary>
public sealed class AzuriteFixture : IAsyncLifetime
{
    private Azurite? azurite;

    public Azurite Azurite => azurite ?? throw new InvalidOperationException("The fixture has not been initialised.");

    public string ConnectionString => Azurite.ConnectionString;

    public async Task InitializeAsync() =>
        azurite = await Azurite.Start(Path.Combine(AppContext.BaseDirectory, "logs"));

    public async Task DisposeAsync()
    {
        if (azurite is not null)
        {
            await azurite.DisposeAsync();
        }
    }
}
