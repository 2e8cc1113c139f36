namespace Attribution.Benchmarks.Report;

/// <summary>Measures the writer alone, then the whole product on the emulator.</summary>
internal sealed class ReportBenchmark(ReportSettings settings, Action<string> say)
{
    public async Task<ReportResult> Run(CancellationToken ct)
    {
        say("Drawing reports");
        var writer = WriterBenchmark.Run(settings.Renderings, say, ct);

        MailingTime? mailing = null;
        if (settings.Marketers > 0)
        {
            say(FormattableString.Invariant($"Mailing {settings.Marketers} reports"));
            mailing = await MailingBenchmark.Run(settings.Marketers, ct);
            say(FormattableString.Invariant($"  {mailing.LastSeconds:0.0} s"));
        }

        var stored = settings.Events.Count > 0 ? await StoredEventsBenchmark.Run(settings.Events, settings.Reports, say, ct) : [];
        return new ReportResult(settings, writer, mailing, stored);
    }
}
