using System.Text.Json;
using Attribution.Domain.Calendar;
using Attribution.Domain.Leads;
using Attribution.Domain.Models;
using Attribution.Functions.Messages;
using Attribution.Functions.Settings;
using Attribution.Functions.Tests.Support;
using Attribution.Storage.Credits;
using Attribution.Storage.Journeys;
using Attribution.Storage.Leads;
using Attribution.Storage.Outbox;
using Azure;
using Azure.Core.Pipeline;
using Azure.Data.Tables;
using Azure.Storage.Queues;

namespace Attribution.Functions.Tests.People;

/// <summary>Everything that credits leads, over real tables and a real queue, worked by hand: who runs when is the test's to say.</summary>
internal sealed class PeopleWorld(string connectionString)
{
    private const int Forever = int.MaxValue;
    private readonly List<AttributeLeads> pending = [];
    private readonly QueueClient queue = Queues(connectionString).GetQueueClient(AttributeLeads.Queue);

    public bool IsIdle => pending.Count == 0;

    public async Task Deliver(Lead form)
    {
        await new LeadStore(Tables(Forever)).Add(form, default);
        pending.Add(new AttributeLeads([form.Key]));
    }

    public async Task Deliver(Touchpoint touch)
    {
        var leads = await new JourneyStore(Tables(Forever)).Add([touch], default);
        if (leads.Count > 0)
        {
            pending.Add(new AttributeLeads([.. leads]) { AreKnown = true });
        }
    }

    /// <summary>Handles one message, two at once, or one by a process that dies on the way: then it is delivered again.</summary>
    /// <param name="choice">Which of them, 0 to 9.</param>
    public async Task Work(int choice)
    {
        if (pending.Count == 0)
        {
            return;
        }

        var first = Take(choice);
        if (choice >= 7)
        {
            await Handle(first, cutAfter: 4 * (choice - 6));
            pending.Add(first);
        }
        else if (choice >= 4 && pending.Count > 0)
        {
            await Task.WhenAll(Handle(first, Forever), Handle(Take(choice), Forever));
        }
        else
        {
            await Handle(first, Forever);
        }

        await Collect();
    }

    public async Task<(IReadOnlyList<ChannelCredit> Channels, Dictionary<string, string?> AttachedTo)> Outcome(IReadOnlyList<Lead> forms, ReportingWeek week)
    {
        var credits = new CreditStore(Tables(Forever));
        var attachedTo = new Dictionary<string, string?>();
        foreach (var form in forms)
        {
            attachedTo[form.Key] = (await credits.Find(form, default))!.AttachedTo;
        }

        return ((await credits.Sums(week, default)).Channels, attachedTo);
    }

    private AttributeLeads Take(int choice)
    {
        var message = pending[choice * 7 % pending.Count];
        pending.Remove(message);
        return message;
    }

    private async Task Handle(AttributeLeads message, int cutAfter)
    {
        var attributor = Attributors.Of(Tables(cutAfter), new MessageSender(Queues(connectionString)), TimeProvider.System, new AttributionOptions { TimeZone = "UTC" });
        try
        {
            await attributor.Attribute(message.Leads, !message.AreKnown, default);
        }
        catch (Exception e) when (cutAfter < Forever && e is RequestFailedException or AggregateException)
        {
            // As meant.
        }
    }

    private async Task Collect()
    {
        while ((await queue.ReceiveMessagesAsync(32)).Value is { Length: > 0 } messages)
        {
            foreach (var message in messages)
            {
                pending.Add(JsonSerializer.Deserialize<AttributeLeads>(message.Body.ToString(), JsonSerializerOptions.Web)!);
                await queue.DeleteMessageAsync(message.MessageId, message.PopReceipt);
            }
        }
    }

    private TableServiceClient Tables(int cutAfter) => new(connectionString, new TableClientOptions
    {
        Transport = new HttpClientTransport(new CutNetwork(cutAfter)),
        Retry = { MaxRetries = 0 },
    });

    private static QueueServiceClient Queues(string connectionString) =>
        new(connectionString, new QueueClientOptions { MessageEncoding = QueueMessageEncoding.Base64 });
}
