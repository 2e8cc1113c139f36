using System.Text;
using System.Text.Json;

namespace Attribution.Benchmarks.Fuzz;

/// <summary>What can become of a body on its way.</summary>
internal static class BodyMutations
{
    private const int MostItems = 10_000;

    /// <summary>Changes a body in one to four ways, or puts another in its place.</summary>
    public static (byte[] Body, string What) Mutate(Chance chance, byte[] body)
    {
        if (chance.OneIn(400))
        {
            return Large(chance, body);
        }

        if (body.Length == 0 || chance.OneIn(12))
        {
            return (chance.Bytes(chance.Below(300)), "random bytes");
        }

        var what = new List<string>();
        for (var times = 1 + chance.Below(4); times > 0; times--)
        {
            (body, var how) = Once(chance, body);
            what.Add(how);
        }

        return (body, string.Join(", ", what));
    }

    private static (byte[] Body, string What) Once(Chance chance, byte[] body) => chance.Below(14) switch
    {
        < 6 => Value(chance, body),
        6 => Property(chance, body),
        7 => (Splice(body, chance.Below(body.Length + 1), 0, chance.Of(Nasty.Encodings)), "bad encoding"),
        8 => (Flip(chance, body), "flipped bit"),
        9 => (body[..chance.Below(body.Length + 1)], "cut off"),
        10 => Range(chance, body, keep: false),
        11 => Range(chance, body, keep: true),
        12 => (Nasty.Deep(1 + chance.Below(chance.OneIn(10) ? 100_000 : 100), chance.OneIn(2), !chance.OneIn(3)), "deep"),
        _ => Whole(chance, body),
    };

    /// <summary>Another value in place of one of the JSON's.</summary>
    private static (byte[] Body, string What) Value(Chance chance, byte[] body)
    {
        var tokens = Tokens(body, names: false);
        if (tokens.Count == 0)
        {
            return (Splice(body, chance.Below(body.Length + 1), 0, Encoding.UTF8.GetBytes(chance.Of(Nasty.Values))), "value somewhere");
        }

        var (start, length) = chance.Of(tokens);
        var value = chance.Below(20) switch
        {
            0 => Nasty.Deep(5 + chance.Below(40), chance.OneIn(2), closed: true),
            1 => Encoding.UTF8.GetBytes($"\"{new string('x', chance.Of([100, 101, 512, 513, 1000, 1025, 4001, 32_768, 70_000]))}\""),
            2 => Encoding.UTF8.GetBytes(new string('9', chance.Of([20, 30, 400, 5000]))),
            3 => Encoding.UTF8.GetBytes($"\"{string.Concat(Enumerable.Repeat("\\ud83d\\ude00", chance.Of([50, 257, 2000])))}\""),
            _ => Encoding.UTF8.GetBytes(chance.Of(Nasty.Values)),
        };
        return (Splice(body, start, length, value), "other value");
    }

    /// <summary>A property twice, or under another name.</summary>
    private static (byte[] Body, string What) Property(Chance chance, byte[] body)
    {
        var names = Tokens(body, names: true);
        if (names.Count == 0)
        {
            return (Splice(body, 0, 0, "{"u8.ToArray()), "stray brace");
        }

        var (start, length) = chance.Of(names);
        var name = body.AsSpan(start, length).ToArray();
        if (chance.OneIn(2))
        {
            return (Splice(body, start, 0, [.. name, .. ":"u8, .. Encoding.UTF8.GetBytes(chance.Of(Nasty.Values)), .. ","u8]), "property twice");
        }

        var other = chance.Of(names);
        return (Splice(body, start, length, chance.OneIn(3) ? "\"\""u8.ToArray() : body.AsSpan(other.Start, other.Length).ToArray()), "other name");
    }

    private static (byte[] Body, string What) Range(Chance chance, byte[] body, bool keep)
    {
        if (body.Length == 0)
        {
            return (body, "nothing");
        }

        var start = chance.Below(body.Length);
        var length = Math.Min(body.Length - start, 1 + chance.Below(60));
        return keep ? (Splice(body, start, 0, body.AsSpan(start, length).ToArray()), "range twice") : (Splice(body, start, length, []), "range gone");
    }

    private static (byte[] Body, string What) Whole(Chance chance, byte[] body) => chance.Below(8) switch
    {
        0 => ([.. "[1,"u8, .. body, .. ",null,\"x\"]"u8], "among others"),
        1 => ([.. "["u8, .. body, .. "]"u8], "in an array"),
        2 => ([0xef, 0xbb, 0xbf, .. body], "byte order mark"),
        3 => (Encoding.Unicode.GetPreamble().Concat(Encoding.Unicode.GetBytes(Encoding.UTF8.GetString(body))).ToArray(), "UTF-16"),
        4 => ([.. body, .. "\n"u8, .. body], "twice"),
        5 => ([], "empty"),
        6 => (Encoding.UTF8.GetBytes(new string(' ', 1 + chance.Below(3000))), "blank"),
        _ => (Encoding.UTF8.GetBytes(chance.Of(Nasty.Values)), "only a value"),
    };

    /// <summary>Up to a few megabytes.</summary>
    private static (byte[] Body, string What) Large(Chance chance, byte[] body)
    {
        switch (chance.Below(5))
        {
            case 0:
                return (Encoding.UTF8.GetBytes($"\"{new string('x', 1_000_000 + chance.Below(4_000_000))}\""), "large text");
            case 1:
                return (Nasty.Deep(500_000 + chance.Below(1_000_000), chance.OneIn(2), chance.OneIn(2)), "very deep");
            case 2:
                return (Encoding.UTF8.GetBytes($"[{string.Join(',', Enumerable.Repeat(chance.Of(["1", "{}", "null", "\"x\""]), MostItems - 1 + chance.Below(3)))}]"), "as many items as allowed, or one more");
            case 3:
                return (Encoding.UTF8.GetBytes(new string('\n', 1_000_000 + chance.Below(3_000_000))), "many empty lines");
            default:
                var copies = Math.Max(1, (500_000 + chance.Below(3_600_000)) / (body.Length + 1));
                using (var many = new MemoryStream())
                {
                    for (var i = 0; i < copies && i < 12_000; i++)
                    {
                        many.WriteByte(i == 0 ? (byte)'[' : (byte)',');
                        many.Write(body);
                    }

                    many.WriteByte((byte)']');
                    return (many.ToArray(), "many times the same");
                }
        }
    }

    private static byte[] Flip(Chance chance, byte[] body)
    {
        if (body.Length == 0)
        {
            return body;
        }

        var flipped = body.ToArray();
        flipped[chance.Below(body.Length)] ^= (byte)(1 << chance.Below(8));
        return flipped;
    }

    private static byte[] Splice(byte[] body, int start, int length, byte[] with) => [.. body.AsSpan(0, start), .. with, .. body.AsSpan(start + length)];

    /// <summary>Where the names, or the values that are no containers, are; as far as the JSON can be read.</summary>
    private static List<(int Start, int Length)> Tokens(byte[] body, bool names)
    {
        var tokens = new List<(int, int)>();
        var reader = new Utf8JsonReader(body, new JsonReaderOptions { MaxDepth = 200, AllowMultipleValues = true });
        try
        {
            while (reader.Read())
            {
                var isName = reader.TokenType == JsonTokenType.PropertyName;
                if (isName == names && reader.TokenType is not (JsonTokenType.StartArray or JsonTokenType.EndArray or JsonTokenType.StartObject or JsonTokenType.EndObject))
                {
                    var start = (int)reader.TokenStartIndex;
                    // A name's token ends behind its colon.
                    tokens.Add((start, isName ? reader.ValueSpan.Length + 2 : (int)reader.BytesConsumed - start));
                }
            }
        }
        catch (JsonException)
        {
            // The rest cannot be told apart; what was found before can.
        }

        return tokens;
    }
}
