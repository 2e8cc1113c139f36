namespace Attribution.Reporting.Mail;

/// <summary>Sends mail.</summary>
public interface IMailSender
{
    /// <summary>Hands a mail over to the server, once.</summary>
    /// <param name="mail">The mail.</param>
    /// <param name="ct">Gives up; that alone throws.</param>
    Task<MailOutcome> Send(ReportMail mail, CancellationToken ct);
}

/// <summary>What became of a mail.</summary>
public abstract record MailOutcome
{
    private MailOutcome()
    {
    }

    /// <summary>The server has taken it.</summary>
    public sealed record Sent : MailOutcome;

    /// <summary>It can never be delivered as it is: repeating it would not help.</summary>
    /// <param name="Reason">What the server, or the address, says; one line.</param>
    public sealed record Rejected(string Reason) : MailOutcome;

    /// <summary>
    /// Not now, but perhaps later: no connection, a certificate that is not trusted, a 4xx answer, wrong credentials, no answer in time.
    /// </summary>
    /// <param name="Reason">What happened; one line.</param>
    public sealed record PutOff(string Reason) : MailOutcome;
}
