using System.Diagnostics;

namespace Attribution.Functions.Tests.Support;

/// <summary>Asks until the answer is the expected one.</summary>
internal static class Eventually
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    public static async Task Equal<T>(T expected, Func<Task<T>> ask, TimeSpan? patience = null)
    {
        var start = Stopwatch.GetTimestamp();
        T last;
        while (!EqualityComparer<T>.Default.Equals(last = await ask(), expected))
        {
            if (Stopwatch.GetElapsedTime(start) > (patience ?? Patience))
            {
                Assert.Equal(expected, last);
            }

            await Task.Delay(Pause);
        }
    }

    public static Task Holds(Func<Task<bool>> ask, TimeSpan? patience = null) => Equal(true, ask, patience);
}
