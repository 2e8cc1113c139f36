using Attribution.Benchmarks.Kill;
using Xunit.Abstractions;

namespace Attribution.Local.Tests;

/// <summary>
/// A short run of the kill test of tests/Attribution.Benchmarks, which kills a hundred times. Every activity once but those with reports: who died over a mail may have sent it, so
/// that the next try comes minutes later.
/// </summary>
public sealed class KillTests(ITestOutputHelper output)
{
    private const int Seed = 20260323;

    private static readonly IReadOnlyList<IReadOnlyList<string>> Rounds =
    [
        ["leads", "ingest", "catalogue"],
        ["facts", "re-attribution", "replay"],
        ["erasure", "new key", "rebuild"],
    ];

    [Fact]
    public async Task WhatWasAcknowledged_IsKept_WhenTheAppIsKilledInTheMiddleOfEverything()
    {
        var said = new List<string>();
        var isKept = await new KillRun(new KillOptions { Rounds = Rounds.Count, Seed = Seed, Activities = Rounds, IsThorough = false }, said.Add).Run(CancellationToken.None);

        output.WriteLine(string.Join(Environment.NewLine, said));
        Assert.True(isKept, string.Join(Environment.NewLine, said.Where(line => line.StartsWith("BROKEN", StringComparison.Ordinal))));
    }
}
