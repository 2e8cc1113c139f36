using Attribution.Reporting.Text;

namespace Attribution.Reporting.Tests.Text;

/// <summary>What must hold for every text of every language.</summary>
public class LanguageFileTests
{
    public static TheoryData<string> Languages => LanguageFile.Languages;

    [Fact]
    public void EveryFile_IsOfAKnownLanguage() => Assert.Equal(
        ReportTexts.Languages.Select(l => $"texts.{l}.json").Order(),
        typeof(ReportTexts).Assembly.GetManifestResourceNames().Where(n => n.StartsWith("texts.", StringComparison.Ordinal)).Order());

    [Theory]
    [MemberData(nameof(Languages))]
    public void EveryPhrase_HasAText_AndNothingElseHas(string language)
    {
        var texts = LanguageFile.Texts(language);

        Assert.Empty(Enum.GetNames<Phrase>().Except(texts.Keys));
        Assert.Empty(texts.Keys.Except(Enum.GetNames<Phrase>()));
        Assert.Empty(texts.Where(t => string.IsNullOrWhiteSpace(t.Value) || t.Value != t.Value.Trim()).Select(t => t.Key));
    }

    [Theory]
    [MemberData(nameof(Languages))]
    public void EveryText_HasThePlacesOfTheEnglishOne(string language)
    {
        var english = LanguageFile.Texts("en");

        Assert.Empty(
            from text in LanguageFile.Texts(language)
            let places = TextTemplate.Parse(text.Value).Places.Order()
            let wanted = TextTemplate.Parse(english[text.Key]).Places.Order()
            where !places.SequenceEqual(wanted)
            select $"{text.Key}: {string.Join(", ", places)}, in English {string.Join(", ", wanted)}");
    }

    [Theory]
    [MemberData(nameof(Languages))]
    public void EveryPlaceWithForms_HasThoseOfTheLanguage(string language) => Assert.Empty(
        from text in LanguageFile.Texts(language)
        from forms in TextTemplate.Parse(text.Value).Forms
        where !forms.Order().SequenceEqual(PluralRules.Categories(language))
        select $"{text.Key}: {string.Join(", ", forms)}, but the language has {string.Join(", ", PluralRules.Categories(language))}");

    // A text that was left in English, but for abbreviations and patterns that need no translation.
    [Theory]
    [MemberData(nameof(Languages))]
    public void EveryText_IsTranslated(string language)
    {
        var english = LanguageFile.Texts("en");

        Assert.Empty(
            from text in LanguageFile.Texts(language)
            where language != "en" && text.Value == english[text.Key] && TextTemplate.Parse(text.Value).Fill(_ => "", _ => PluralCategory.Other) is var words
                && words.Any(char.IsAsciiLetterLower)
            select text.Key);
    }

    // Marks of one language that slip into another unnoticed.
    [Theory]
    [InlineData("en", "«»„\"'։՝")]
    [InlineData("hy", "“”„\";'—")]
    [InlineData("ka", "«»\"'։՝—")]
    [InlineData("hu", "«»“\"'։՝—")]
    [InlineData("lv", "«»“\"'։՝—")]
    [InlineData("ru", "“”„\"'։՝")]
    public void NoText_HasMarksOfAnotherLanguage(string language, string foreign) => Assert.Empty(
        LanguageFile.Texts(language).Where(t => t.Value.IndexOfAny(foreign.ToCharArray()) >= 0).Select(t => $"{t.Key}: {t.Value}"));
}
