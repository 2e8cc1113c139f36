using System.Buffers.Binary;
using System.Text;
using Attribution.Reporting.Fonts;

namespace Attribution.Reporting.Tests.Fonts;

public class FontTests
{
    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "fonts");
    private static readonly FontSet Strict = FontSet.Load(Folder, MissingGlyph.Throw);

    [Theory]
    [InlineData("āčēģīķļņšūžĀČĒĢĪĶĻŅŠŪŽ")]                                                     // Latvian
    [InlineData("áéíóöőúüűÁÉÍÓÖŐÚÜŰ")]                                                         // Hungarian
    [InlineData("абвгдеёжзийклмнопрстуфхцчшщъыьэюяАБВГДЕЁЖЗИЙКЛМНОПРСТУФХЦЧШЩЪЫЬЭЮЯ№")]       // Russian
    [InlineData("աբգդեզէըթժիլխծկհձղճմյնշոչպջռսվտրցւփքօֆևԱԲԳԴԵԶԷԸԹԺԻԼԽԾԿՀՁՂՃՄՅՆՇՈՉՊՋՌՍՎՏՐՑՒՓՔՕՖ։՞՛՜«»")] // Armenian
    [InlineData("აბგდევზთიკლმნოპჟრსტუფქღყშჩცძწჭხჯჰ„“")]                                        // Georgian
    [InlineData("€£$₾֏₽₴ – — − … · “” ‘’ × % ‰ \u00a0\u202f\u2009")]                     // signs and the spaces of number formats
    public void Fonts_HaveEveryCharacter_InBothWeights(string characters)
    {
        Assert.DoesNotContain(Strict.Glyphs(characters, isBold: false), g => g.Glyph == 0);
        Assert.DoesNotContain(Strict.Glyphs(characters, isBold: true), g => g.Glyph == 0);
    }

    [Theory]
    [InlineData("NotoSans_400Regular.ttf", "NotoSans-Regular", 400, 'a')]
    [InlineData("NotoSans_700Bold.ttf", "NotoSans-Bold", 700, 'a')]
    [InlineData("NotoSansArmenian_400Regular.ttf", "NotoSansArmenian-Regular", 400, 'ա')]
    [InlineData("NotoSansGeorgian_700Bold.ttf", "NotoSansGeorgian-Bold", 700, 'ა')]
    public void Font_SaysWhatItIs(string file, string name, int weight, char character)
    {
        var font = Load(file);

        Assert.Equal((name, weight, 1000), (font.PostScriptName, font.Weight, font.UnitsPerEm));
        Assert.NotEqual(0, font.Glyph(new Rune(character)));
        Assert.Equal(0, font.Glyph(new Rune(0x10FFFF)));
        Assert.InRange(font.Advance(font.Glyph(new Rune(character))), 300, 1200);
    }

    // Digits of one width, so that columns of numbers line up.
    [Fact]
    public void Digits_AreOfOneWidth() => Assert.Single("0123456789".Select(d => Strict.Width(d.ToString(), 10)).Distinct());

    [Fact]
    public void Width_IsThatOfItsParts() =>
        Assert.Equal(Strict.Width("Anna ", 8) + Strict.Width("Աննա", 8), Strict.Width("Anna Աննա", 8), 6);

    [Fact]
    public void Subset_HasTheGlyphsAndTheirParts_AndNothingElse()
    {
        var font = Load("NotoSans_400Regular.ttf");

        // In this font a letter with an accent is composed of two glyphs.
        ushort[] wanted = [0, .. "aéšŪ".Select(c => font.Glyph(new Rune(c)))];
        var subset = FontSubset.Build(font, wanted);
        var tables = new TrueTypeTables(subset);

        var count = TrueTypeTables.UInt16(tables["maxp"], 4);
        Assert.InRange(count, wanted.Length + 3, wanted.Length + 9);
        Assert.Equal(4 * count, tables["hmtx"].Length);
        Assert.Equal(4 * (count + 1), tables["loca"].Length);
        Assert.Equal(font.Advance(wanted[1]), TrueTypeTables.UInt16(tables["hmtx"], 4));
        Assert.Equal((uint)tables["glyf"].Length, TrueTypeTables.UInt32(tables["loca"], 4 * count));
        Assert.InRange(subset.Length, 500, 5_000);
        Assert.Equal(0xB1B0AFBA, Sum(subset));
    }

    [Fact]
    public void Subset_IsTheSame_ForTheSameGlyphs()
    {
        var font = Load("NotoSansArmenian_400Regular.ttf");

        Assert.Equal(FontSubset.Build(font, [0, 5, 9]), FontSubset.Build(font, [0, 5, 9]));
    }

    [Fact]
    public void Font_Throws_WhenTheFileIsNone() => Assert.Throws<InvalidDataException>(() => new TrueTypeFont("not a font at all"u8.ToArray()));

    private static TrueTypeFont Load(string file) => new(File.ReadAllBytes(Path.Combine(Folder, file)));

    private static uint Sum(byte[] file)
    {
        var sum = 0u;
        for (var i = 0; i < file.Length; i += 4)
        {
            sum = unchecked(sum + BinaryPrimitives.ReadUInt32BigEndian(file.AsSpan(i)));
        }

        return sum;
    }
}
