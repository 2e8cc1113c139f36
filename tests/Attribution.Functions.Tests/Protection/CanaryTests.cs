using System.Security.Cryptography;
using System.Text;

namespace Attribution.Functions.Tests.Protection;

/// <summary>The search for somebody who was erased would find them.</summary>
public sealed class CanaryTests
{
    private const string Mail = "Zīle@Canary.example";

    private static readonly Canary Canary = new("e-mail", Mail);

    public static TheoryData<string> Kept => new(
        "to Zīle@Canary.example.",
        "to zīle@canary.example.",
        "TO ZĪLE@CANARY.EXAMPLE.",
        """{"to":"Z\u012Ble@Canary.example"}""",
        """{"to":"z\u012ble@canary.example"}""",
        "?to=Z%C4%ABle%40Canary.example&x",
        "?to=z%c4%able%40canary.example&x",
        "?to=Z%25C4%25ABle%2540Canary.example&x",
        "<a>Z&#299;le@Canary.example</a>",
        Encoding.Latin1.GetString("\u0001Zīle@Canary.example\u0001"u8),
        Convert.ToHexString("Zīle@Canary.example"u8),
        Convert.ToBase64String("Zīle@Canary.example"u8),
        Convert.ToBase64String("=Zīle@Canary.example, today"u8),
        Convert.ToBase64String("==Zīle@Canary.example, today"u8).Replace('+', '-').Replace('/', '_'),
        Convert.ToHexStringLower(SHA256.HashData("zīle@canary.example"u8)),
        Convert.ToBase64String(SHA256.HashData("zīle@canary.example"u8)),
#pragma warning disable CA5350, CA5351 // What others hash with.
        Convert.ToHexStringLower(MD5.HashData("zīle@canary.example"u8)),
        Convert.ToHexString(SHA1.HashData("Zīle@Canary.example"u8)),
#pragma warning restore CA5350, CA5351
        $"row|{Storage.Keys.Digest("zīle@canary.example")}");

    [Theory]
    [MemberData(nameof(Kept))]
    public void PlacesIn_FindsIt_HoweverItIsKept(string text) => Assert.Equal(["place"], Canary.PlacesIn([new StoredText("place", text)]));

    [Fact]
    public void PlacesIn_FindsNothing_WhereItIsNot() => Assert.Empty(Canary.PlacesIn([new StoredText("place", "le@Canary.example is somebody else")]));
}
