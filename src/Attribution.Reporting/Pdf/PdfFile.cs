using System.Buffers;
using System.Buffers.Binary;
using System.Globalization;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;

namespace Attribution.Reporting.Pdf;

/// <summary>
/// The outermost form of a PDF: numbered objects, and where each of them is. Streams stand by themselves; all other objects are packed into compressed
/// streams, since the tree of a document's parts has a thousand small ones.
/// </summary>
/// <remarks>ISO 32000-1, sections 7.5.7 and 7.5.8. Nothing in it depends on time, machine or culture.</remarks>
internal sealed class PdfFile
{
    private const int MostInAStream = 200;

    // Kinds of entries in the cross-reference stream.
    private const byte Free = 0;
    private const byte AtOffset = 1;
    private const byte InStream = 2;

    private readonly ArrayBufferWriter<byte> bytes = new();
    private readonly List<Entry> entries = [new(Free, 0, ushort.MaxValue)];
    private readonly List<(int Id, string Value)> packed = [];

    /// <summary>Starts the file. The second line tells transfer programs that it is binary.</summary>
    public PdfFile()
    {
        Append("%PDF-1.7\n");
        bytes.Write("%\u00E2\u00E3\u00CF\u00D3\n"u8);
    }

    /// <summary>A number for an object that is written later.</summary>
    public int Reserve()
    {
        entries.Add(default);
        return entries.Count - 1;
    }

    /// <summary>Writes an object.</summary>
    /// <param name="id">Its number, from <see cref="Reserve"/>.</param>
    /// <param name="value">Its value in PDF syntax.</param>
    public void Write(int id, string value) => packed.Add((id, value));

    /// <summary>Writes a new object and returns its number.</summary>
    /// <param name="value">Its value in PDF syntax.</param>
    public int Write(string value)
    {
        var id = Reserve();
        Write(id, value);
        return id;
    }

    /// <summary>Writes a compressed stream and returns its number.</summary>
    /// <param name="content">Its content.</param>
    /// <param name="attributes">Further entries of its dictionary.</param>
    public int WriteStream(ReadOnlySpan<byte> content, string attributes = "")
    {
        var id = Reserve();
        WriteStream(id, content, attributes);
        return id;
    }

    /// <summary>Ends the file. Its identifier is a hash of its content.</summary>
    /// <param name="catalog">Number of the catalogue.</param>
    /// <param name="info">Number of the document information.</param>
    public byte[] Finish(int catalog, int info)
    {
        foreach (var objects in packed.Chunk(MostInAStream))
        {
            Pack(objects);
        }

        var hash = Convert.ToHexString(SHA256.HashData(bytes.WrittenSpan).AsSpan(0, 16));
        var start = bytes.WrittenCount;
        var id = Reserve();
        entries[id] = new(AtOffset, start, 0);
        var table = new byte[7 * entries.Count];
        for (var i = 0; i < entries.Count; i++)
        {
            table[7 * i] = entries[i].Kind;
            BinaryPrimitives.WriteInt32BigEndian(table.AsSpan(7 * i + 1), entries[i].Place);
            BinaryPrimitives.WriteUInt16BigEndian(table.AsSpan(7 * i + 5), entries[i].Index);
        }

        WriteStream(id, table, $"/Type /XRef /Size {entries.Count} /W [1 4 2] /Root {catalog} 0 R /Info {info} 0 R /ID [<{hash}> <{hash}>]");
        Append($"startxref\n{start}\n%%EOF\n");
        return bytes.WrittenSpan.ToArray();
    }

    /// <summary>A text as PDF writes it: UTF-16 in hexadecimal, which needs no escapes.</summary>
    /// <param name="text">The text.</param>
    public static string Text(string text) => $"<FEFF{Convert.ToHexString(Encoding.BigEndianUnicode.GetBytes(text))}>";

    /// <summary>A number as PDF writes it.</summary>
    /// <param name="number">The number.</param>
    public static string Number(double number) => Math.Round(number, 3, MidpointRounding.ToEven).ToString("0.###", CultureInfo.InvariantCulture) is var n && n == "-0" ? "0" : n;

    private void Pack((int Id, string Value)[] objects)
    {
        var (heads, values) = (new StringBuilder(), new StringBuilder());
        var id = Reserve();
        for (var i = 0; i < objects.Length; i++)
        {
            entries[objects[i].Id] = new(InStream, id, (ushort)i);
            heads.Append(CultureInfo.InvariantCulture, $"{objects[i].Id} {values.Length} ");
            values.Append(objects[i].Value).Append('\n');
        }

        WriteStream(id, Encoding.ASCII.GetBytes($"{heads}{values}"), $"/Type /ObjStm /N {objects.Length} /First {heads.Length}");
    }

    private void WriteStream(int id, ReadOnlySpan<byte> content, string attributes)
    {
        var compressed = new MemoryStream();
        using (var zlib = new ZLibStream(compressed, CompressionLevel.SmallestSize, leaveOpen: true))
        {
            zlib.Write(content);
        }

        entries[id] = new(AtOffset, bytes.WrittenCount, 0);
        Append($"{id} 0 obj\n<< {attributes} /Filter /FlateDecode /Length {compressed.Length} >>\nstream\n");
        bytes.Write(compressed.ToArray());
        Append("\nendstream\nendobj\n");
    }

    private void Append(string text) => bytes.Write(Encoding.ASCII.GetBytes(text));

    /// <summary>Where an object is: at an offset of the file, or at an index in a stream of objects.</summary>
    private readonly record struct Entry(byte Kind, int Place, ushort Index);
}
