using System.Security.Cryptography;
using System.Text;

namespace Attribution.Benchmarks.Kill.Promises;

/// <summary>What arrived at the mail server, against what was frozen.</summary>
internal static class Mailed
{
    private const string Again = "-again-";
    private const string Assignment = "lead-";

    /// <summary>Each report that was asked for was sent, by mails of one number, whose PDF is the frozen one; and nobody got anything else.</summary>
    public static async Task<IReadOnlyList<string>> Reports(World world, CancellationToken ct)
    {
        var (faults, all) = (new List<string>(), await Activities.Reports.All(world, ct));
        faults.AddRange(world.Book.DueWeeks.SelectMany(week => world.Book.Readers.Where(reader => !all.Contains((week, reader, 1, "sent"))).Select(reader => $"The report of {week} for {reader} was due and is not sent")));
        faults.AddRange(all.Where(report => report.State != "sent").Select(report => $"Revision {report.Revision} of {report.Week} for {report.Reader} is {report.State}"));

        var mails = world.App.Mail.Mails.Where(mail => !mail.MessageId.StartsWith(Assignment, StringComparison.Ordinal)).ToLookup(mail => mail.MessageId.Split(Again)[0], StringComparer.Ordinal);
        foreach (var (week, reader, revision, _) in all)
        {
            var pdf = await world.Callers.Ask(world.Requests.Get(FormattableString.Invariant($"/reports/{week}/{reader}?revision={revision}")), ct);
            var frozen = Convert.ToHexStringLower(SHA256.HashData(pdf.Body));
            var known = world.Frozen.GetOrAdd((week, reader, revision), frozen);
            var own = mails[Number(week, reader, revision)].ToList();
            if (pdf.Status != 200 || known != frozen)
            {
                faults.Add($"Revision {revision} of {week} for {reader} is not what it was: {pdf.Status}, {frozen} in place of {known}");
            }

            if (!own.Exists(mail => !mail.MessageId.Contains(Again, StringComparison.Ordinal)) || own.Exists(mail => mail.Pdf != known || mail.To != $"{reader}@example.com"))
            {
                faults.Add($"Revision {revision} of {week} for {reader}, {known}, came by mail as: {string.Join("; ", own)}");
            }
        }

        var numbers = all.Select(report => Number(report.Week, report.Reader, report.Revision)).ToHashSet(StringComparer.Ordinal);
        faults.AddRange(mails.Where(mail => !numbers.Contains(mail.Key)).Select(mail => $"Nobody asked for the mail {mail.Key}"));
        return faults;
    }

    /// <summary>Each lead that was handed over was announced to whoever it was handed to, by mails of one number.</summary>
    public static async Task<IReadOnlyList<string>> Assignments(World world, CancellationToken ct)
    {
        var told = new HashSet<string>(StringComparer.Ordinal);
        foreach (var mark in await world.Store.Rows("Facts", "PartitionKey ge 'lead|' and PartitionKey lt 'lead~' and Kind eq 'assigned'", ct))
        {
            told.Add(mark.PartitionKey["lead|".Length..]);
        }

        var mailed = world.App.Mail.Mails.Where(mail => mail.MessageId.StartsWith(Assignment, StringComparison.Ordinal))
            .Select(mail => mail.MessageId).Distinct(StringComparer.Ordinal).GroupBy(id => Encoding.UTF8.GetString(Convert.FromHexString(id[Assignment.Length..^2]))).ToDictionary(lead => lead.Key, lead => lead.Count(), StringComparer.Ordinal);
        return
        [
            .. told.Where(lead => !mailed.ContainsKey(lead)).Select(lead => $"Lead {lead} was handed over and nobody was told"),
            .. mailed.Where(lead => !told.Contains(lead.Key) || lead.Value > 1).Select(lead => $"Lead {lead.Key} was announced by {lead.Value} different mails"),
            .. told.Count == 0 && world.Book.People.Count > 0 ? ["No lead was handed over"] : Array.Empty<string>(),
        ];
    }

    /// <summary>How many reports and announcements came more than once, each time as the same mail.</summary>
    public static (int Reports, int Doubled) Doubled(World world)
    {
        var mails = world.App.Mail.Mails.GroupBy(mail => mail.MessageId, StringComparer.Ordinal).ToList();
        return (mails.Count, mails.Count(mail => mail.Count() > 1));
    }

    private static string Number(string week, string reader, int revision) =>
        FormattableString.Invariant($"weekly-report-{week}-{reader}{(revision == 1 ? "" : FormattableString.Invariant($"-revision-{revision}"))}");
}
