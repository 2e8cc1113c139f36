using System.Diagnostics;
using Attribution.Local.Demo;
using Attribution.Local.Processes;

namespace Attribution.Local.Steps;

/// <summary>A report that arrived.</summary>
/// <param name="Marketer">Whose it is.</param>
/// <param name="Pdf">Where it is.</param>
internal sealed record ArrivedReport(DemoMarketer Marketer, string Pdf);

/// <summary>Waits for the reports to arrive by mail and puts them where they are easily found.</summary>
internal static class ReportMail
{
    private static readonly Dictionary<string, string> Subjects = new(StringComparer.Ordinal)
    {
        ["en"] = "Weekly channel report, week 12 of 2026",
        ["lv"] = "Kanālu nedēļas pārskats: 2026. gada 12. nedēļa",
        ["hy"] = "Ալիքների շաբաթական հաշվետվություն՝ 2026\u00a0թ., 12\u2011րդ շաբաթ",
        ["hu"] = "Heti csatornajelentés, 2026. 12. hét",
    };

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan BetweenLooks = TimeSpan.FromMilliseconds(250);

    /// <summary>Returns the reports, and what is wrong with the mails.</summary>
    public static async Task<(IReadOnlyList<ArrivedReport> Reports, IReadOnlyList<string> Faults)> Wait(
        MailCatcher mail, string folder, Action<string> progress, CancellationToken ct)
    {
        var waited = Stopwatch.StartNew();
        IReadOnlyList<CaughtMail> mails;
        while ((mails = mail.Received()).Count < DemoCatalogue.Marketers.Count && waited.Elapsed < Patience)
        {
            progress($"{mails.Count} of {DemoCatalogue.Marketers.Count}");
            await Task.Delay(BetweenLooks, ct).ConfigureAwait(false);
        }

        var (reports, faults) = (new List<ArrivedReport>(), new List<string>());
        foreach (var marketer in DemoCatalogue.Marketers)
        {
            var own = mails.Where(m => m.To.Contains(marketer.Email)).ToList();
            var (name, subject) = ($"weekly-report-2026-W12-{marketer.Id}.pdf", Subjects[marketer.Language]);
            if (own is [{ Attachments: [var pdf], Html.Length: > 0, Subject: var said }] && said == subject && pdf.FileName == name)
            {
                var target = Path.Combine(folder, name);
                File.Copy(Path.Combine(mail.Folder, pdf.File), target, overwrite: true);
                reports.Add(new ArrivedReport(marketer, target));
            }
            else
            {
                faults.Add(own is []
                    ? $"No report arrived for {marketer.Name} within {Patience.TotalSeconds:0} s; logs/function-app.log may tell why."
                    : $"{marketer.Name} should have got one mail '{subject}' with {name}, but got {string.Join(" and ", own.Select(Describe))}.");
            }
        }

        return (reports, faults);
    }

    private static string Describe(CaughtMail mail) => $"'{mail.Subject}' with {(mail.Attachments is [] ? "nothing" : string.Join(", ", mail.Attachments.Select(a => a.FileName)))}";
}
