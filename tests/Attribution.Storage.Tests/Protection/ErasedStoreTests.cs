using System.Net;
using Attribution.Domain.Leads;
using Attribution.Storage.Journeys;
using Attribution.Storage.Leads;
using Attribution.Storage.Operations;
using Attribution.Storage.Persons;
using Attribution.Storage.Pipeline;
using Attribution.Storage.Protection;
using Attribution.Storage.Sealing;
using Attribution.Storage.Tests.Support;

namespace Attribution.Storage.Tests.Protection;

/// <summary>Where somebody could be left: as a tombstone of too early a day, in a reason, in what an operator asked for, in what a failure says.</summary>
[Collection(StorageCollection.Name)]
public sealed class ErasedStoreTests(StorageFixture storage)
{
    private const string Pseudonym = "e:vfRJI2oP0BO5YXX68JgJIA";

    private static readonly DateTimeOffset Noon = new(2026, 3, 16, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task Mark_KeepsTheLaterErasure_WhenAnEarlierOneIsFinishedAfterIt()
    {
        var (erased, identifier) = (new ErasedStore(storage.Tables, new DataCipher(new byte[32])), $"e:{Ids.Own()}");
        Assert.Null(await erased.ErasedAt(identifier, default));

        await erased.Mark([identifier], Noon.AddHours(1), default);
        await erased.Mark([identifier], Noon, default);

        Assert.Equal(Noon.AddHours(1), await erased.ErasedAt(identifier, default));
        await erased.Mark([identifier], Noon.AddHours(2), default);
        Assert.Equal(Noon.AddHours(2), await erased.ErasedAt(identifier, default));
    }

    [Fact]
    public async Task Reasons_AreSaidOtherwise_WhereTheyQuote_AndKeepTheirHistory()
    {
        var (failures, queue) = (new FailureStore(storage.Tables, new DataCipher(new byte[32]), new SetClock()), Ids.Own());
        var address = $"{queue}@example.com";
        await failures.Note(queue, "1", $"{address} was refused.", default);
        await failures.Note(queue, "1", $"{address} was refused.", default);
        await failures.Note(queue, "2", "The store does not answer.", default);

        Assert.Equal(1, await failures.Reword(reason => reason.Contains(address, StringComparison.Ordinal), "erased", default));

        var known = await failures.Of(queue, default);
        Assert.Equal((2, "erased"), (known[FailureStore.IdOf(queue, "1")].Tries, known[FailureStore.IdOf(queue, "1")].Reason));
        Assert.Equal("The store does not answer.", known[FailureStore.IdOf(queue, "2")].Reason);
        Assert.Equal(0, await failures.Reword(reason => reason.Contains(address, StringComparison.Ordinal), "erased", default));
    }

    [Fact]
    public async Task Audit_SaysOtherwise_WhatQuotes_AndStillThatItWasDone()
    {
        var clock = new SetClock { Now = new DateTimeOffset(2031, 7, 8, 9, 0, 0, TimeSpan.Zero) };
        var audit = new AuditStore(storage.Tables, clock);
        await audit.End(await audit.Begin("drop-parked", "leads-to-fetch", $"reason={Ids.Own()}@example.com", isDryRun: false, "10.0.0.1", default), 3, "Were dropped.", default);

        Assert.Equal(1, await audit.Reword(text => text.Contains($"{Ids.Own()}@example.com", StringComparison.Ordinal), "erased", default));

        var day = DateOnly.FromDateTime(clock.Now.UtcDateTime);
        var entry = Assert.Single(await audit.Of(day, day, default));
        Assert.Equal(new AuditEntry(clock.Now, "drop-parked", "leads-to-fetch", "erased", false, "10.0.0.1", 3, clock.Now, "Were dropped."), entry);
    }

    /// <summary>Whoever loses every race says so, in logs and in reasons of failures: not over whom.</summary>
    [Fact]
    public async Task Failures_NameNobody_WhenEveryRaceIsLost()
    {
        var tables = storage.TablesBehind(new LostRaces());
        var form = new Lead("Rp4hc-ZRvz8Alapffq6PnA", "web", null, "", Noon, new DateOnly(2026, 3, 16), [Pseudonym]);
        var touch = new Touchpoint("t", "ad", "", Noon, [Pseudonym]);
        var (erasure, journeys) = (new Erasure("1", Noon, [form.Key], new Dictionary<string, string> { [Pseudonym] = "e:erased-0000-chance" }), new JourneyStore(tables));

        var failures = await Task.WhenAll(
            Lost(() => new PersonStore(tables, new LeadStore(tables)).Of(form, default)),
            Lost(() => journeys.Add([touch], default)),
            Lost(() => new DealLinkStore(tables).NoteForm("d:aDEfcVsq4auL7cJ5fWSYfA", form.Key, default)),
            Lost(() => new ErasedStore(tables, new DataCipher(new byte[32])).Mark(erasure.Renames.Keys, Noon, default)));

        Assert.All(failures, failure => Assert.DoesNotMatch("[a-z]:[A-Za-z0-9_-]{22}", failure.ToString()));
    }

    private static async Task<Exception> Lost(Func<Task> write)
    {
        var failure = await Record.ExceptionAsync(write);
        return failure as StoreBusyException ?? Assert.IsType<StoreBusyException>((failure as AggregateException)?.InnerExceptions[0]);
    }

    /// <summary>A store in which somebody else is always faster.</summary>
    private sealed class LostRaces : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) => Task.FromResult(
            new HttpResponseMessage(request.Method == HttpMethod.Get ? HttpStatusCode.NotFound : HttpStatusCode.Conflict)
            {
                RequestMessage = request,
                Content = new StringContent("""{"odata.error":{"code":"EntityAlreadyExists","message":{"lang":"en-US","value":"It is there."}}}""", System.Text.Encoding.UTF8, "application/json"),
            });
    }
}
