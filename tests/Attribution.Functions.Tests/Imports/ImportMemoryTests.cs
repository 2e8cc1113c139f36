using System.Globalization;
using System.IO.Pipelines;
using System.Text;
using Attribution.Functions.Imports;
using Attribution.Functions.Tests.Support;
using Attribution.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace Attribution.Functions.Tests.Imports;

/// <summary>A file's size does not matter to memory: no more than a chunk of it is held.</summary>
[Collection(AloneCollection.Name)]
public sealed class ImportMemoryTests(AppFixture app)
{
    private const long FileBytes = 64L * 1024 * 1024;
    private const long MostBytes = 24L * 1024 * 1024;

    private static string Csv(int row) => string.Create(CultureInfo.InvariantCulture, $"{Day(row):yyyy-MM-dd},{row % 20},\"{new string('x', 900)}\",{row % 7300}\n");

    private static string Json(int row) => string.Create(
        CultureInfo.InvariantCulture, $$"""{"campaign_id":"{{row % 20}}","campaign_name":"{{new string('x', 900)}}","impressions":"{{row % 7300}}","date_start":"{{Day(row):yyyy-MM-dd}}"},""") + "\n";

    private static DateOnly Day(int row) => new DateOnly(2025, 1, 1).AddDays(row / 20 % 365);

    [Fact]
    public async Task Csv_IsImportedInBoundedMemory() => await IsBounded("csv", "day,campaign,name,impressions\n", Csv, "");

    [Fact]
    public async Task Json_IsImportedInBoundedMemory() => await IsBounded("meta-insights", "[", Json, "{}]");

    [Fact]
    public async Task ThirdFile_IsPutOff_WhileTwoAreImported()
    {
        await app.Api.Channel("import-busy");
        await using var host = RealHost.Build(AppSettings.For(app.Azurite, 25));
        var run = host.Services.GetRequiredService<ImportRun>();
        Pipe[] files = [new(), new()];
        var underWay = files.Select(file => run.Run(Order("csv", "import-busy"), file.Reader, default)).ToList();

        await Assert.ThrowsAsync<StoreBusyException>(() => run.Run(Order("csv", "import-busy"), PipeReader.Create(Stream.Null), default));

        foreach (var file in files)
        {
            await file.Writer.WriteAsync("day,clicks\n2026-03-16,1\n"u8.ToArray());
            await file.Writer.CompleteAsync();
        }

        Assert.All(await Task.WhenAll(underWay), result => Assert.Equal(1, result.Receipt.Rows));
        Assert.Equal("empty-body", (await run.Run(Order("csv", "import-busy"), PipeReader.Create(Stream.Null), default)).Fault!.Fault.Code);
    }

    private static ImportOrder Order(string format, string channel) => new(
        ImportFormat.Find(format)!, new ChannelOfRow(channel, null), "google-ads", new DateTimeOffset(2026, 3, 20, 0, 0, 0, TimeSpan.Zero), IsDryRun: false, CsvSettings.Usual);

    private async Task IsBounded(string format, string head, Func<int, string> row, string foot)
    {
        var channel = $"import-memory-{format}";
        await app.Api.Channel(channel);
        await using var host = RealHost.Build(AppSettings.For(app.Azurite, 25));
        var run = host.Services.GetRequiredService<ImportRun>();

        // What the app keeps for good, like the keys of recent events, is there after the first file; the size of the next must not add to it.
        var first = Encoding.UTF8.GetBytes(head + row(0) + foot);
        Assert.Equal(1, (await run.Run(Order(format, channel), PipeReader.Create(new MemoryStream(first)), default)).Receipt.Added);

        var before = GC.GetTotalMemory(forceFullCollection: true);
        var body = new Generated(head, row, foot);

        var (receipt, fault) = await run.Run(Order(format, channel), PipeReader.Create(body), default);

        Assert.Null(fault);
        Assert.True(body.Given > FileBytes);
        Assert.Equal((7_299, body.Rows - 7_299), (receipt.Added, receipt.Unchanged));
        Assert.InRange(body.HighestLive - before, 0, MostBytes);
    }

    /// <summary>Makes rows as they are asked for, and looks now and then at what is still held of the earlier ones.</summary>
    private sealed class Generated(string head, Func<int, string> row, string foot) : Stream
    {
        private const int BytesBetweenLooks = 8 * 1024 * 1024;

        private byte[] next = Encoding.UTF8.GetBytes(head);
        private int given;
        private bool isLast;

        public long Given { get; private set; }

        public int Rows { get; private set; }

        public long HighestLive { get; private set; }

        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException();

        public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            if (given == next.Length)
            {
                if (isLast)
                {
                    return ValueTask.FromResult(0);
                }

                isLast = Given > FileBytes;
                next = Encoding.UTF8.GetBytes(isLast ? foot : row(Rows++));
                given = 0;
                if (isLast && next.Length == 0)
                {
                    return ValueTask.FromResult(0);
                }
            }

            var count = Math.Min(buffer.Length, next.Length - given);
            next.AsMemory(given, count).CopyTo(buffer);
            given += count;
            if (Given / BytesBetweenLooks != (Given + count) / BytesBetweenLooks)
            {
                HighestLive = Math.Max(HighestLive, GC.GetTotalMemory(forceFullCollection: true));
            }

            Given += count;
            return ValueTask.FromResult(count);
        }

        public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        public override void Flush()
        {
        }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}
