using System.Buffers;
using System.Globalization;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;

namespace Attribution.Reporting.Pdf;

/// <summary>The outermost form of a PDF: numbered objects, streams, cross-reference table, trailer.</summary>
/// <remarks>ISO 32000-1, section 7.5. Nothing in it depends on time, machine or culture.</remarks>
internal sealed class PdfFile
{
    private readonly ArrayBufferWriter<byte> bytes = new();
    private readonly List<int> offsets = [];

    /// <summary>Starts the file. The second line tells transfer programs that it is binary.</summary>
    public PdfFile()
    {
        Append("%PDF-1.7\n");
        bytes.Write("%\u00E2\u00E3\u00CF\u00D3\n"u8);
    }

    /// <summary>A number for an object that is written later.</summary>
    public int Reserve()
    {
        offsets.Add(0);
        return offsets.Count;
    }

    /// <summary>Writes an object.</summary>
    /// <param name="id">Its number, from <see cref="Reserve"/>.</param>
    /// <param name="value">Its value in PDF syntax.</param>
    public void Write(int id, string value)
    {
        offsets[id - 1] = bytes.WrittenCount;
        Append($"{id} 0 obj\n{value}\nendobj\n");
    }

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
    /// <param name="entries">Further entries of its dictionary.</param>
    public int WriteStream(ReadOnlySpan<byte> content, string entries = "")
    {
        var compressed = new MemoryStream();
        using (var zlib = new ZLibStream(compressed, CompressionLevel.SmallestSize, leaveOpen: true))
        {
            zlib.Write(content);
        }

        var id = Reserve();
        offsets[id - 1] = bytes.WrittenCount;
        Append($"{id} 0 obj\n<< {entries} /Filter /FlateDecode /Length {compressed.Length} >>\nstream\n");
        bytes.Write(compressed.ToArray());
        Append("\nendstream\nendobj\n");
        return id;
    }

    /// <summary>Ends the file. Its identifier is a hash of its content.</summary>
    /// <param name="catalog">Number of the catalogue.</param>
    /// <param name="info">Number of the document information.</param>
    public byte[] Finish(int catalog, int info)
    {
        var hash = Convert.ToHexString(SHA256.HashData(bytes.WrittenSpan).AsSpan(0, 16));
        var start = bytes.WrittenCount;
        Append($"xref\n0 {offsets.Count + 1}\n0000000000 65535 f \n");
        foreach (var offset in offsets)
        {
            Append($"{offset:D10} 00000 n \n");
        }

        Append($"trailer\n<< /Size {offsets.Count + 1} /Root {catalog} 0 R /Info {info} 0 R /ID [<{hash}> <{hash}>] >>\nstartxref\n{start}\n%%EOF\n");
        return bytes.WrittenSpan.ToArray();
    }

    /// <summary>A text as PDF writes it: UTF-16 in hexadecimal, which needs no escapes.</summary>
    /// <param name="text">The text.</param>
    public static string Text(string text) => $"<FEFF{Convert.ToHexString(Encoding.BigEndianUnicode.GetBytes(text))}>";

    /// <summary>A number as PDF writes it.</summary>
    /// <param name="number">The number.</param>
    public static string Number(double number) => Math.Round(number, 3, MidpointRounding.ToEven).ToString("0.###", CultureInfo.InvariantCulture) is var n && n == "-0" ? "0" : n;

    private void Append(string text) => bytes.Write(Encoding.ASCII.GetBytes(text));
}
