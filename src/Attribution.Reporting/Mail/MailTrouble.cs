using System.Net.Sockets;
using MailKit;
using MailKit.Net.Smtp;
using MailKit.Security;

namespace Attribution.Reporting.Mail;

/// <summary>What a failure to hand over a mail means: for good, or for now.</summary>
internal static class MailTrouble
{
    private const int BadAddress = 501;
    private const int FirstAboutTheMail = 550;
    private const int LastAboutTheMail = 559;
    private const int MostCharacters = 300;

    /// <summary>Null for what is no trouble of mail.</summary>
    public static MailOutcome? Outcome(Exception e) => e switch
    {
        SmtpCommandException refused when IsForGood(refused) => new MailOutcome.Rejected(OneLine($"{(int)refused.StatusCode} {refused.Message}")),
        SmtpCommandException refused => new MailOutcome.PutOff(OneLine($"{(int)refused.StatusCode} {refused.Message}")),
        AuthenticationException => new MailOutcome.PutOff(OneLine($"The mail server does not accept user name and password: {e.Message}")),
        SslHandshakeException => new MailOutcome.PutOff(OneLine($"TLS failed, or the server's certificate is not trusted: {(e.InnerException ?? e).Message}")),
        ProtocolException or ServiceNotConnectedException or ServiceNotAuthenticatedException or NotSupportedException or IOException or SocketException =>
            new MailOutcome.PutOff(OneLine(e.Message)),
        _ => null,
    };

    /// <summary>
    /// A mailbox or a mail that is refused by 55x stays refused. Other 5xx answers, such as 530 for a missing login, and all that is said about the
    /// sender, are about our settings: once they are mended, the mail can go.
    /// </summary>
    private static bool IsForGood(SmtpCommandException e)
    {
        var status = (int)e.StatusCode;
        var isAboutTheMail = status is >= FirstAboutTheMail and <= LastAboutTheMail;
        return e.ErrorCode switch
        {
            SmtpErrorCode.RecipientNotAccepted => isAboutTheMail || status == BadAddress,
            SmtpErrorCode.MessageNotAccepted => isAboutTheMail,
            _ => false,
        };
    }

    private static string OneLine(string text)
    {
        var line = string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        return line.Length > MostCharacters ? line[..MostCharacters] : line;
    }
}
