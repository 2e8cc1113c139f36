using System.Diagnostics;
using System.Globalization;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text.Json;
using Attribution.Local.Processes;
using Attribution.Reporting.Mail;

namespace Attribution.Reporting.Tests.Tools;

/// <summary>A mail server that keeps what it gets: without TLS, with STARTTLS, and with TLS from the first byte, by a certificate that no authority has signed.</summary>
public sealed class MailCatcher : IAsyncLifetime
{
    private readonly string folder = Directory.CreateTempSubdirectory("attribution-mail-").FullName;
    private readonly string keys = Directory.CreateTempSubdirectory("attribution-mail-").FullName;
    private ChildProcess? process;

    public int Port { get; private set; }

    public int StartTlsPort { get; private set; }

    public int TlsPort { get; private set; }

    /// <summary>SHA-256 of the certificate.</summary>
    public string Certificate { get; private set; } = "";

    public async Task InitializeAsync()
    {
        WriteCertificate();
        var script = Path.Combine(NodeTools.RepositoryRoot, "tests", "Attribution.Reporting.Tests", "Tools", "catch-mail.mjs");
        (process, var ports) = await ChildProcess.Start(
            "catch-mail",
            new ProcessStartInfo("node", [script, folder, NodeTools.Modules, Path.Combine(keys, "key.pem"), Path.Combine(keys, "certificate.pem")]),
            Path.Combine(AppContext.BaseDirectory, "logs"),
            line => line.StartsWith("listening on ports ", StringComparison.Ordinal) ? line["listening on ports ".Length..] : null,
            TimeSpan.FromSeconds(60),
            CancellationToken.None);
        var numbers = ports.Split(' ').Select(p => int.Parse(p, CultureInfo.InvariantCulture)).ToList();
        (Port, StartTlsPort, TlsPort) = (numbers[0], numbers[1], numbers[2]);
    }

    public async Task DisposeAsync()
    {
        if (process is not null)
        {
            await process.DisposeAsync();
        }

        Directory.Delete(folder, recursive: true);
        Directory.Delete(keys, recursive: true);
    }

    internal static MailOptions Options(int port, MailSecurity? security = null, string user = "", string password = "", int timeoutSeconds = 30, string certificate = "") => new()
    {
        Host = "127.0.0.1",
        Port = port,
        From = "reports@example.com",
        FromName = "Отчёты",
        Security = security,
        UserName = user,
        Password = password,
        TimeoutSeconds = timeoutSeconds,
        TrustedCertificate = certificate,
    };

    internal static IMailSender Sender(MailOptions options) => new SmtpMailSender(Microsoft.Extensions.Options.Options.Create(options));

    internal IMailSender Sender() => Sender(Options(Port));

    /// <summary>The only mail for an address.</summary>
    internal CaughtMail For(string address) => Assert.Single(AllFor(address));

    internal IReadOnlyList<CaughtMail> AllFor(string address) => [.. Directory.GetFiles(folder)
        .Select(f => JsonSerializer.Deserialize<CaughtMail>(File.ReadAllText(f), JsonSerializerOptions.Web)!)
        .Where(m => m.Envelope == address)];

    private void WriteCertificate()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=127.0.0.1", key, HashAlgorithmName.SHA256);
#pragma warning disable RS0030 // A certificate that has to hold on the day of the test.
        using var certificate = request.CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(1));
#pragma warning restore RS0030
        Certificate = certificate.GetCertHashString(HashAlgorithmName.SHA256);
        File.WriteAllText(Path.Combine(keys, "key.pem"), key.ExportPkcs8PrivateKeyPem());
        File.WriteAllText(Path.Combine(keys, "certificate.pem"), certificate.ExportCertificatePem());
    }
}

internal sealed record CaughtMail(
    CaughtAddress From, CaughtAddress To, string Subject, string Text, string Html, string MessageId, DateTimeOffset Date, string? User, bool IsEncrypted, string Envelope,
    byte[] Source, Dictionary<string, string> Headers, string AttachmentName, string AttachmentType, byte[] Attachment);

internal sealed record CaughtAddress(string Name, string Address);
