using Azure;

namespace Attribution.Storage.Tests.Support;

/// <summary>Somebody who sends again until it is taken, as platforms and queues do.</summary>
internal static class Sender
{
    private const int Times = 5;

    public static async Task Insist(Func<Task> send)
    {
        for (var i = 1; ; i++)
        {
            try
            {
                await send();
                return;
            }
            catch (Exception e) when (e is RequestFailedException or AggregateException && i < Times)
            {
                // Once more.
            }
        }
    }
}
