using Attribution.Testing;

namespace Microsoft.Azure.Functions.Worker.Tests.Support;

/// <summary>One emulator for all test classes that run at the same time; it ends with the last of them.</summary>
public sealed class SharedAzurite : IAsyncLifetime
{
    private static readonly SemaphoreSlim Gate = new(1);
    private static AzuriteFixture? current;
    private static int users;

    public string ConnectionString => current!.ConnectionString;

    public async Task InitializeAsync()
    {
        await Gate.WaitAsync();
        try
        {
            if (current is null)
            {
                var started = new AzuriteFixture();
                await started.InitializeAsync();
                current = started;
            }

            users++;
        }
        finally
        {
            Gate.Release();
        }
    }

    public async Task DisposeAsync()
    {
        await Gate.WaitAsync();
        try
        {
            if (--users == 0)
            {
                await current!.DisposeAsync();
                current = null;
            }
        }
        finally
        {
            Gate.Release();
        }
    }
}
