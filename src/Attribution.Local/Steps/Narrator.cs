using System.Diagnostics;
using Spectre.Console;

namespace Attribution.Local.Steps;

/// <summary>Says what happens while it happens: on a terminal in one moving line, otherwise line by line.</summary>
internal sealed class Narrator(IAnsiConsole console)
{
    private static readonly TimeSpan BetweenLines = TimeSpan.FromSeconds(3);
    private readonly Stopwatch clock = Stopwatch.StartNew();

    /// <summary>Does a step and says what came of it.</summary>
    /// <param name="title">What is being done.</param>
    /// <param name="work">Does it; may say how far it is; returns what came of it in a few words.</param>
    public async Task Step(string title, Func<Action<string>, Task<string>> work)
    {
        var result = console.Profile.Capabilities.Interactive
            ? await console.Status().StartAsync($"{title} ...", status => work(progress => status.Status = $"{title}: {Markup.Escape(progress)}")).ConfigureAwait(false)
            : await work(Sparingly(title)).ConfigureAwait(false);
        Say($"{title}: {result}");
    }

    /// <summary>Says something.</summary>
    public void Say(string text) => console.WriteLine($"{clock.Elapsed.TotalSeconds,5:0.0} s  {text}");

    /// <summary>Says something that went wrong.</summary>
    public void Warn(string text) => console.MarkupLineInterpolated($"[red]{clock.Elapsed.TotalSeconds,5:0.0} s  {text}[/]");

    private Action<string> Sparingly(string title)
    {
        var last = clock.Elapsed;
        var once = new Lock();
        return progress =>
        {
            lock (once)
            {
                if (clock.Elapsed - last >= BetweenLines)
                {
                    last = clock.Elapsed;
                    Say($"{title}: {progress}");
                }
            }
        };
    }
}
