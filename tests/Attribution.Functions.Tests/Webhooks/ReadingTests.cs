using System.Text.Json;
using Attribution.Domain.Catalog;
using Attribution.Functions.Webhooks;
using Attribution.Functions.Webhooks.Fetching;
using Attribution.Functions.Webhooks.Senders;
using Attribution.Local.Processes;
using Attribution.Storage.Notices;

#pragma warning disable format // The columns of tables stay aligned.
namespace Attribution.Functions.Tests.Webhooks;

/// <summary>What deliveries hold, and what platforms answer when they are asked for a lead.</summary>
public sealed class ReadingTests
{
    private static string Sample(string name) => File.ReadAllText(Path.Combine(NodeTools.RepositoryRoot, "src", "Attribution.Local", "Samples", "webhooks", name + ".json"));

    [Fact]
    public void Meta_AnnouncesEveryLeadOfEveryPage()
    {
        var items = Read(new MetaLeadAds(), Arrived.Connection("meta"), Sample("meta-leadgen"));

        Assert.Equal(["1029384756102938", "1029384756102939", "1029384756102940"], items.Cast<DeliveryItem.Announced>().Select(a => a.Notice.Id));
    }

    [Fact]
    public void Meta_LeavesOutOtherChanges_AndParksWhatIsNoLead()
    {
        const string Body = """
            {"object":"page","entry":[{"id":"1","changes":[
                {"field":"feed","value":{"leadgen_id":"1"}}, {"field":"leadgen","value":{"leadgen_id":9007199254740993}},
                {"field":"leadgen","value":{}}, {"field":"leadgen","value":{"leadgen_id":"../me"}}, 7]}]}
            """;

        var items = Read(new MetaLeadAds(), Arrived.Connection("meta"), Body);

        Assert.Equal("9007199254740993", Assert.IsType<DeliveryItem.Announced>(items[0]).Notice.Id);
        Assert.Equal(3, items.Count);
        Assert.All(items.Skip(1), i => Assert.IsType<DeliveryItem.Unusable>(i));
        Assert.Empty(Read(new MetaLeadAds(), Arrived.Connection("meta"), """{"object":"user","entry":[]}"""));
    }

    [Theory]
    // page, pages of the addressed connection, pages of another one, whose lead it is
    [InlineData("1", "",    "",    "one")]
    [InlineData("1", "1,2", "",    "one")]
    [InlineData("1", "2",   "3,1", "two")]
    [InlineData("1", "",    "1",   "two")]
    [InlineData("1", "2",   "3",   null)]
    public void MetaPage_BelongsToTheConnectionThatListsIt(string page, string own, string other, string? expected)
    {
        var one = Arrived.Connection("meta", "one", ("pages", own));

        Assert.Equal(expected, MetaPages.ConnectionOf(page, one, [one, Arrived.Connection("meta", "two", ("pages", other))])?.Id);
    }

    [Theory]
    [InlineData("urn:li:leadGenFormResponse:5c1d0f4e-4",   "5c1d0f4e-4")]
    [InlineData("urn:li:other:(urn:li:x:1,2)",             "(urn:li:x:1,2)")]
    [InlineData("5c1d0f4e-4",                              "5c1d0f4e-4")]
    public void LinkedInUrn_EndsInTheId(string urn, string id) => Assert.Equal(id, LinkedInLeadSync.IdOf(urn));

    [Fact]
    public void LinkedIn_TellsOfLeadsThatCameAndWent()
    {
        var notice = new LeadNotice("one", "5c1d0f4e-7a38-4c02-9d51-0b8e6f2a7731-4");
        var created = Sample("linkedin-lead");

        Assert.Equal(new DeliveryItem.Announced(notice), Assert.Single(Read(new LinkedInLeadSync(), Arrived.Connection("linkedin"), created)));
        Assert.Equal(
            new DeliveryItem.Withdrawn(notice),
            Assert.Single(Read(new LinkedInLeadSync(), Arrived.Connection("linkedin"), created.Replace("CREATED", "DELETED", StringComparison.Ordinal))));
        Assert.IsType<DeliveryItem.Unusable>(Assert.Single(Read(new LinkedInLeadSync(), Arrived.Connection("linkedin"), created.Replace("CREATED", "MOVED", StringComparison.Ordinal))));
        Assert.Empty(Read(new LinkedInLeadSync(), Arrived.Connection("linkedin"), """{"type":"OTHER"}"""));
    }

    [Fact]
    public void TikTok_KeepsEveryDigitAndEveryAnswer()
    {
        var lead = Whole(Assert.Single(Read(new TikTokInstantForms(), Arrived.Connection("tiktok"), Sample("tiktok-lead"))));

        Assert.Equal(("7438912650047711234", "1809876543210001", 1_773_750_641L), (lead.Id, lead.Campaign, lead.SubmittedAt!.Value.ToUnixTimeSeconds()));
        Assert.Equal("name=Teszt Elek Mintaőr, email=teszt.elek@example.com, phone_number=+12025550119, Melyik időpont felel meg?=Délután", Answers(lead));
    }

    [Theory]
    [InlineData("""{"object":1,"entry":[{"id":"7438912650047711234","create_time":"1773739100","changes":[{"field":"email","value":{"value":"a@example.com"}}]}]}""")]
    [InlineData("""{"object":"1","entry":[{"id":7438912650047711234,"create_time":1773739100,"adv_id":1,"changes":[{"field":"email","value":"a@example.com"},7,{"field":"x"}]}]}""")]
    public void TikTok_ReadsIdsAndValuesInBothShapes(string body)
    {
        var lead = Whole(Assert.Single(Read(new TikTokInstantForms(), Arrived.Connection("tiktok"), body)));

        Assert.Equal(("7438912650047711234", "email=a@example.com"), (lead.Id, Answers(lead)));
    }

    [Fact]
    public void TikTok_TreatsEachEntryForItself()
    {
        const string Body = """{"object":1,"entry":[{"id":1,"create_time":1773739100},{"id":2},{"create_time":1},{"id":3,"page_id":30,"create_time":1773739100},{"id":4,"create_time":1773739100}]}""";
        var connection = Arrived.Connection("tiktok", "one", ("testForms", "30"), ("testLeads", "4, 5"));

        Assert.Equal(
            ["Whole", "Unusable", "Unusable", "Test", "Test"],
            Read(new TikTokInstantForms(), connection, Body).Select(i => i.GetType().Name));
        Assert.Empty(Read(new TikTokInstantForms(), connection, """{"object":11,"entry":[{"id":1}]}"""));
    }

    [Fact]
    public void Vk_AnswersAndReads()
    {
        var context = Arrived.Context(Arrived.Connection("vk"), Arrived.Now, ("secret", "s"), ("confirmation", "c0nf1rm"));
        var lead = Whole(Assert.Single(new VkLeadForms().Read(
            Arrived.Delivery("""{"type":"lead_forms_new","group_id":1,"event_id":"e","object":{"lead_id":77,"answers":[{"key":"email","answer":"a@example.com"},{"key":"days","answer":["Mon","Tue"]}]}}"""),
            context).Items));

        Assert.Equal(WebhookAnswer.Text(200, "c0nf1rm"), new VkLeadForms().Read(Arrived.Delivery("""{"type":"confirmation","group_id":1}"""), context).Reply);
        Assert.Equal(("77", "email=a@example.com, days=Mon, days=Tue"), (lead.Id, Answers(lead)));
        Assert.Empty(new VkLeadForms().Read(Arrived.Delivery("""{"type":"message_new"}"""), context).Items);
        Assert.IsType<DeliveryItem.Unusable>(Assert.Single(new VkLeadForms().Read(Arrived.Delivery("""{"type":"lead_forms_new"}"""), context).Items));
    }

    [Fact]
    public void StandardWebhooks_ReadsContactAndTouch()
    {
        using var envelope = JsonDocument.Parse(Sample("standard-webhook"));
        var lead = Whole(Assert.Single(Read(new StandardWebhooks(), Arrived.Connection("standard-webhooks"), envelope.RootElement.GetProperty("body").GetString()!, ("webhook-id", "msg_1"))));

        Assert.Equal(("msg_1", "email=skeres.paraugs@example.com"), (lead.Id, Answers(lead)));
        Assert.Equal(("google", "cpc", "lv_spring_2026", "21873450912", "gclid=Cj0KSAMPLE"), (lead.Tags.Source, lead.Tags.Medium, lead.Tags.Campaign, lead.Tags.Id, string.Join(',', lead.Tags.ClickIds.Select(c => $"{c.Key}={c.Value}"))));
    }

    [Theory]
    [InlineData("""{"type":"lead.created","timestamp":"2026-03-17T09:00:00Z","data":{"test":true}}""",   nameof(DeliveryItem.Test))]
    [InlineData("""{"type":"lead.created","timestamp":"2026-03-17T09:00:00Z","data":{"test":"true"}}""", nameof(DeliveryItem.Whole))]
    [InlineData("""{"type":"lead.created","timestamp":"2026-03-17T09:00:00","data":{}}""",               nameof(DeliveryItem.Unusable))]
    [InlineData("""{"type":"lead.created","timestamp":"2026-03-17T09:00:00Z","data":[]}""",              nameof(DeliveryItem.Unusable))]
    [InlineData("""{"type":"lead.deleted","timestamp":"2026-03-17T09:00:00Z","data":{}}""",              nameof(DeliveryItem.Unusable))]
    [InlineData("[]",                                                                                    nameof(DeliveryItem.Unusable))]
    public void StandardWebhooks_TakesKnownTypesOnly(string body, string kind) =>
        Assert.Equal(kind, Assert.Single(Read(new StandardWebhooks(), Arrived.Connection("standard-webhooks"), body, ("webhook-id", "msg_1"))).GetType().Name);

    [Fact]
    public void Graph_ReadsFieldsAndConsents()
    {
        var lead = Found(MetaGraph.Read("1029384756102938", JsonDocument.Parse(Sample("meta-lead-graph")).RootElement, Arrived.Now.AddDays(1)));

        Assert.Equal(("120214508876540123", new DateTimeOffset(2026, 3, 17, 9, 21, 37, TimeSpan.Zero)), (lead.Campaign, lead.SubmittedAt));
        Assert.Equal("full_name=ნინო სატესტო, email=nino.satesto@example.com, phone_number=+12025550107, city=თბილისი, preferred_days=monday\nthursday, optional_1=yes, optional_2=no", Answers(lead));
    }

    [Fact]
    public void LinkedIn_MapsByTheMeaningOfQuestions_AndTakesTagsFromHiddenFields()
    {
        var lead = Found(LinkedInLead.Read("x-4", JsonDocument.Parse(Sample("linkedin-lead-response")).RootElement, Arrived.Now.AddDays(1)));

        Assert.Equal(("x-4", "287654321", "am_spring_2026", "287654321", 1_773_745_450_902), (lead.Id, lead.Campaign, lead.Tags.Campaign, lead.Tags.Id, lead.SubmittedAt!.Value.ToUnixTimeMilliseconds()));
        Assert.Equal("FIRST_NAME=Նմուշ, LAST_NAME=Օրինակյան, EMAIL=nmush.orinakyan@example.com, Custom question 0=Evening", Answers(lead));
        Assert.IsType<FetchOutcome.Test>(LinkedInLead.Read("x", JsonDocument.Parse("""{"testLead":true}""").RootElement, Arrived.Now));
        Assert.IsType<FetchOutcome.Hopeless>(LinkedInLead.Read("x", JsonDocument.Parse("{}").RootElement, Arrived.Now));
    }

    public static TheoryData<string, string, string> AnswerCases => new()
    {
        // As it comes, the connection's own names, as it is kept.
        { "EMAIL=a, FULL_NAME=b, x?=c",            "",                 "email=a, name=b, x?=c" },
        { "WORK_EMAIL=a",                          "",                 "email=a" },
        { "WORK_EMAIL=a, EMAIL=b",                 "",                 "email=b, work_email=a" },
        { "WORK_PHONE=1",                          "",                 "phone=1" },
        { "PHONE_NUMBER=1, PHONE_NUMBER_VERIFIED=1", "",               "PHONE_NUMBER_VERIFIED=1, phone=1" },
        { "EMAIL= , WORK_EMAIL=a",                 "",                 "EMAIL= , email=a" },
        { "q1=a, email=b",                         "q1=interest",      "email=b, interest=a" },
        { "mail=a",                                "mail=email",       "email=a" },
        { "email=a",                               "email=work_email", "email=a" },
    };

    [Theory]
    [MemberData(nameof(AnswerCases))]
    public void Answers_AreKeptUnderOurNames(string given, string fields, string kept) => Assert.Equal(
        kept,
        string.Join(", ", LeadAnswers.Of(Pairs(given), Pairs(fields).ToDictionary(p => p.Key, p => p.Value)).OrderBy(a => a.Key, StringComparer.Ordinal).Select(a => $"{a.Key}={a.Value}")));

    private static IEnumerable<KeyValuePair<string, string>> Pairs(string text) =>
        text.Split(", ", StringSplitOptions.RemoveEmptyEntries).Select(p => p.Split('=')).Select(p => KeyValuePair.Create(p[0], p[1]));

    private static IReadOnlyList<DeliveryItem> Read(IWebhookSender sender, Connection connection, string body, params (string, string)[] headers) =>
        sender.Read(Arrived.Delivery(body, headers), Arrived.Context(connection, Arrived.Now.AddDays(2))).Items;

    private static DeliveredLead Whole(DeliveryItem item) => Assert.IsType<DeliveryItem.Whole>(item).Lead;

    private static DeliveredLead Found(FetchOutcome outcome) => Assert.IsType<FetchOutcome.Found>(outcome).Lead;

    private static string Answers(DeliveredLead lead) => string.Join(", ", lead.Answers.Select(a => $"{a.Key}={a.Value}"));
}
