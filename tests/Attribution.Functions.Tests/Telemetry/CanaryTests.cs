using System.Text;

namespace Attribution.Functions.Tests.Telemetry;

/// <summary>The search for what must not come out would find it.</summary>
public sealed class CanaryTests
{
    private static readonly Canary Mail = new("kanarien+vogel@canary.example");

    public static TheoryData<string> Encoded => new(
        "at kanarien+vogel@canary.example.",
        "?id=kanarien%2Bvogel%40canary.example&x=1",
        """{"email":"kanarien\u002Bvogel@canary.example"}""",
        Convert.ToBase64String("kanarien+vogel@canary.example"u8),
        Convert.ToBase64String("to kanarien+vogel@canary.example, today"u8),
        Convert.ToBase64String("t kanarien+vogel@canary.example, today"u8),
        Convert.ToBase64String("<kanarien+vogel@canary.example>"u8),
        Convert.ToHexString("kanarien+vogel@canary.example"u8),
        Convert.ToHexStringLower("kanarien+vogel@canary.example"u8));

    [Theory]
    [MemberData(nameof(Encoded))]
    public void FoundIn_FindsIt_HoweverItIsEncoded(string text) => Assert.NotEmpty(Mail.FoundIn(Encoding.UTF8.GetBytes(text)));

    [Fact]
    public void FoundIn_FindsNothing_WhereItIsNot() => Assert.Empty(Mail.FoundIn("kanarien@canary.example is somebody else"u8.ToArray()));
}
