using System.Buffers;
using System.IO.Pipelines;
using System.Text;
using Attribution.Functions.Ingestion;

namespace Attribution.Functions.Imports;

/// <summary>The beginning of a file, looked at without being taken: it shows what the file is.</summary>
/// <param name="Bytes">The first bytes, as many as there are, up to a bound.</param>
/// <param name="Encoding">How it is written: UTF-8, or UTF-16 when a byte order mark says so.</param>
internal sealed record FileStart(byte[] Bytes, Encoding Encoding)
{
    private const int MostBytes = 32 * 1024;

    private static readonly UnicodeEncoding LittleEndian = new(bigEndian: false, byteOrderMark: true);
    private static readonly UnicodeEncoding BigEndian = new(bigEndian: true, byteOrderMark: true);

    /// <summary>Its text, without a byte order mark.</summary>
    public string Text => Encoding.GetString(Bytes).TrimStart('\uFEFF');

    /// <summary>Waits for the beginning and leaves it where it is.</summary>
    public static async Task<(FileStart Start, FileFault? Fault)> Look(PipeReader body, CancellationToken ct)
    {
        while (true)
        {
            var read = await body.ReadAsync(ct).ConfigureAwait(false);
            if (read.IsCompleted || read.Buffer.Length >= MostBytes)
            {
                var bytes = read.Buffer.Slice(0, Math.Min(read.Buffer.Length, MostBytes)).ToArray();
                body.AdvanceTo(read.Buffer.Start);
                var start = new FileStart(bytes, EncodingOf(bytes));
                return (start, start.Fault());
            }

            body.AdvanceTo(read.Buffer.Start, read.Buffer.End);
        }
    }

    private FileFault? Fault() =>
        Bytes.AsSpan().StartsWith("PK\u0003\u0004"u8)
            ? new(FileFaultKind.WrongType, new ItemFault("", "compressed-body", "This is a ZIP archive or an Excel workbook. Send the text inside it; in Excel, save as 'CSV UTF-8'."))
        : Bytes is [0x1F, 0x8B, ..]
            ? new(FileFaultKind.WrongType, new ItemFault("", "compressed-body", "This is a gzip archive. Send the text inside it."))
        : Text.AsSpan().Trim(" \t\r\n").IsEmpty
            ? new(FileFaultKind.Unreadable, new ItemFault("", "empty-body", "The file is empty."))
        : null;

    private static Encoding EncodingOf(byte[] bytes) => bytes switch
    {
        [0xFF, 0xFE, ..] => LittleEndian,
        [0xFE, 0xFF, ..] => BigEndian,
        _ => Encoding.UTF8,
    };
}
