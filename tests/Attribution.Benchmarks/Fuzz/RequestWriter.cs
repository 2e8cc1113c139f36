using System.Text;

namespace Attribution.Benchmarks.Fuzz;

/// <summary>A request in the making.</summary>
internal sealed class RequestWriter
{
    public required string Method { get; set; }

    /// <summary>Path with the query, as it is sent.</summary>
    public required string Target { get; set; }

    public string Version { get; set; } = "HTTP/1.1";

    public List<(string Name, string Value)> Headers { get; } = [];

    public byte[] Body { get; set; } = [];

    /// <summary>How the body's end is told; a length unless set.</summary>
    public Func<byte[], (string Header, byte[] Framed)>? Framing { get; set; }

    public Wire Wire { get; private set; }

    public List<string> What { get; } = [];

    /// <summary>Notes a change, and how far it goes beyond HTTP.</summary>
    public void Note(string what, Wire wire = Wire.Sound)
    {
        What.Add(what);
        Wire = (Wire)Math.Max((int)Wire, (int)wire);
    }

    public void Remove(string header) => Headers.RemoveAll(h => h.Name.Equals(header, StringComparison.OrdinalIgnoreCase));

    public void Replace(string header, string value)
    {
        Remove(header);
        Headers.Add((header, value));
    }

    public byte[] Bytes()
    {
        var (header, framed) = Framing is not null ? Framing(Body)
            : Body.Length > 0 || Method is "POST" or "PUT" ? (FormattableString.Invariant($"Content-Length: {Body.Length}\r\n"), Body)
            : ("", Body);
        var head = new StringBuilder().Append(Method).Append(' ').Append(Target).Append(' ').Append(Version).Append("\r\n");
        foreach (var (name, value) in Headers)
        {
            head.Append(name).Append(": ").Append(value).Append("\r\n");
        }

        // Latin 1: what a mutation means as one byte stays one.
        return [.. Encoding.Latin1.GetBytes(head.Append(header).Append("\r\n").ToString()), .. framed];
    }
}
