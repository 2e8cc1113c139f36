namespace Attribution.Local.Tests;

public sealed class LocalOptionsTests
{
    [Theory]
    [InlineData("", false, null, false)]
    [InlineData("--exit", true, null, false)]
    [InlineData("--out dir", false, "dir", false)]
    [InlineData("--exit --out dir", true, "dir", false)]
    [InlineData("--out dir --exit", true, "dir", false)]
    [InlineData("--help", false, null, true)]
    public void Parse_Understands(string line, bool exit, string? @out, bool help) =>
        Assert.Equal(new LocalOptions(exit, @out, help, null), LocalOptions.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)));

    [Theory]
    [InlineData("--quit", "'--quit' is not an option.")]
    [InlineData("out", "'out' is not an option.")]
    [InlineData("--out", "--out needs a folder.")]
    [InlineData("--out --exit", "--out needs a folder.")]
    public void Parse_SaysWhy_WhenItDoesNotUnderstand(string line, string fault) =>
        Assert.Equal(fault, LocalOptions.Parse(line.Split(' ')).Fault);
}
