using Attribution.Domain.Paths;
using Attribution.Local.Attributing;

#pragma warning disable format // The columns of tables stay aligned.

namespace Attribution.Local.Tests.Attributing;

public sealed class AttributeOptionsTests
{
    [Fact]
    public void Parse_Understands_EveryOption()
    {
        var options = Parse(
            "--paths a.csv b.csv --model markov --paths - --order 3 --no-null --half-life 2.5 --direct none --direct (direct) --transform collapse --transform drop:x --negatives floored --min-count 5 --skip-bad");

        Assert.Equal(["a.csv", "b.csv", "-"], options.Paths);
        Assert.Equal(("markov", 3, false, 2.5), (options.Model, options.Order, options.WithNulls, options.HalfLifeDays));
        Assert.Equal(["none", "(direct)"], options.Direct);
        Assert.Equal(["collapse", "drop:x"], options.Transforms);
        Assert.Equal((NegativeCredit.Floored, 5, true), (options.Negatives, options.MinimumCount, options.SkipBad));
        Assert.Null(options.Fault);
    }

    [Fact]
    public void Parse_HasDefaults()
    {
        var options = Parse("--paths a.csv --model linear");

        Assert.Equal((1, true, 7.0, false), (options.Order, options.WithNulls, options.HalfLifeDays, options.SkipBad));
        Assert.Null(options.Fault);
    }

    [Theory]
    [InlineData("",                                       "attribute needs --paths FILE.")]
    [InlineData("--model linear",                         "attribute needs --paths FILE.")]
    [InlineData("--paths",                                "--paths needs a file, or - for standard input.")]
    [InlineData("--paths --model linear",                 "--paths needs a file, or - for standard input.")]
    [InlineData("--paths a --model",                      "--model needs a model.")]
    [InlineData("--paths a --model linear --order 0",     "--order needs a whole number from 1 on.")]
    [InlineData("--paths a --model linear --order two",   "--order needs a whole number from 1 on.")]
    [InlineData("--paths a --model linear --half-life 0", "--half-life needs a number of days above 0.")]
    [InlineData("--paths a --model linear --half-life -1", "--half-life needs a number of days above 0.")]
    [InlineData("--paths a --model linear --direct",      "--direct needs the name of a channel.")]
    [InlineData("--paths a --model linear --transform x", "--transform needs collapse, unique, drop-direct, drop:NAME or none.")]
    [InlineData("--paths a --model linear --negatives x", "--negatives needs shown or floored.")]
    [InlineData("--paths a --model linear --positions",   "--positions needs --model shapley-ordered.")]
    [InlineData("--paths a --model linear --fast",        "'--fast' is not an option of attribute.")]
    [InlineData("--paths a --choose-order 0",             "--choose-order needs a whole number from 1 on.")]
    [InlineData("--paths a --choose-order 3 --model last", "--choose-order takes the place of --model.")]
    public void Parse_SaysWhy_WhenItDoesNotUnderstand(string line, string fault) => Assert.Equal(fault, Parse(line).Fault);

    [Theory]
    [InlineData("--paths a")]
    [InlineData("--paths a --model lineal")]
    public void Parse_NamesTheModels_WhenNoneIsMeant(string line) =>
        Assert.Contains("first, last, last-non-direct, linear, time-decay, position-based, j-shaped, inverse-j, w-shaped, full-path, markov, shapley, shapley-ordered, shapley-rate", Parse(line).Fault, StringComparison.Ordinal);

    [Fact]
    public void Usage_NamesEveryModel() =>
        Assert.All(ModelChoice.Names, name => Assert.Contains($" {name}", AttributeOptions.Usage, StringComparison.Ordinal));

    private static AttributeOptions Parse(string line) => AttributeOptions.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries));
}
