using System.Text;

namespace Attribution.Benchmarks.Fuzz;

/// <summary>A request as it goes over the wire.</summary>
/// <param name="Number">Its number in the sequence.</param>
/// <param name="What">What was done to it, for people.</param>
/// <param name="Route">The route that it began as.</param>
/// <param name="Bytes">All bytes.</param>
/// <param name="Wire">How far it keeps to HTTP.</param>
internal sealed record FuzzRequest(int Number, string What, string Route, byte[] Bytes, Wire Wire)
{
    private const int MostShown = 4000;

    /// <summary>Bytes as text, and in hexadecimal, so that it can be sent again by hand.</summary>
    public override string ToString()
    {
        var shown = Bytes.AsSpan(0, Math.Min(Bytes.Length, MostShown));
        var text = new StringBuilder();
        foreach (var letter in shown)
        {
            text.Append(letter is >= 0x20 and < 0x7f or (byte)'\n' ? (char)letter : letter == '\r' ? "" : $"\\x{letter:x2}");
        }

        return FormattableString.Invariant($"request {Number} ({Route}; {What}; {Wire}), {Bytes.Length} bytes:{Environment.NewLine}{text}{Environment.NewLine}hex: {Convert.ToHexString(Bytes)}");
    }
}

/// <summary>How far a request keeps to HTTP.</summary>
internal enum Wire
{
    /// <summary>It does: it must be answered by a function, or by the host with an empty 401 or 404.</summary>
    Sound = 0,

    /// <summary>It does, but asks for more than web servers grant: the server may refuse it, with or without a body.</summary>
    Excessive = 1,

    /// <summary>It does not: any refusal will do, also a closed connection.</summary>
    Broken = 2,
}
