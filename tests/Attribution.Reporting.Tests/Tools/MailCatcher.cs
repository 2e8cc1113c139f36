using System.Diagnostics;
using System.Text.Json;
using Attribution.Local.Processes;
using Attribution.Reporting.Mail;
using Microsoft.Extensions.Options;

namespace Attribution.Reporting.Tests.Tools;

/// <summary>A mail server that keeps what it gets.</summary>
public sealed class MailCatcher : IAsyncLifetime
{
    private readonly string folder = Directory.CreateTempSubdirectory("attribution-mail-").FullName;
    private ChildProcess? process;

    public int Port { get; private set; }

    public async Task InitializeAsync()
    {
        var script = Path.Combine(NodeTools.RepositoryRoot, "tests", "Attribution.Reporting.Tests", "Tools", "catch-mail.mjs");
        (process, var port) = await ChildProcess.Start(
            "catch-mail",
            new ProcessStartInfo("node", [script, folder, NodeTools.Modules]),
            Path.Combine(AppContext.BaseDirectory, "logs"),
            line => line.StartsWith("listening on port ", StringComparison.Ordinal) ? line["listening on port ".Length..] : null,
            TimeSpan.FromSeconds(60),
            CancellationToken.None);
        Port = int.Parse(port, System.Globalization.CultureInfo.InvariantCulture);
    }

    public async Task DisposeAsync()
    {
        if (process is not null)
        {
            await process.DisposeAsync();
        }

        Directory.Delete(folder, recursive: true);
    }

    internal static IMailSender Sender(int port, string user = "", string password = "", int timeoutSeconds = 30) =>
        new SmtpMailSender(Options.Create(new MailOptions
        {
            Host = "127.0.0.1",
            Port = port,
            From = "reports@example.com",
            FromName = "Отчёты",
            UserName = user,
            Password = password,
            TimeoutSeconds = timeoutSeconds,
        }));

    internal IMailSender Sender() => Sender(Port);

    /// <summary>The only mail for an address.</summary>
    internal CaughtMail For(string address) => Directory.GetFiles(folder)
        .Select(f => JsonSerializer.Deserialize<CaughtMail>(File.ReadAllText(f), JsonSerializerOptions.Web)!)
        .Single(m => m.To.Address == address);
}

internal sealed record CaughtMail(
    CaughtAddress From, CaughtAddress To, string Subject, string Text, string MessageId, string? User,
    string AttachmentName, string AttachmentType, byte[] Attachment);

internal sealed record CaughtAddress(string Name, string Address);
