using System.Text;
using Attribution.Local.Attributing;
using Attribution.Local.Tests.Support;

#pragma warning disable format // The columns of tables stay aligned.

namespace Attribution.Local.Tests.Attributing;

public sealed class AttributeCommandTests
{
    private const string Header = "path,total_conversions,total_conversion_value,total_null\n";

    [Theory]
    [InlineData("first",                          "email,3,30", "search,0,0",                                       "social,1,5.5")]
    [InlineData("last",                           "email,0,0",  "search,3,30",                                      "social,1,5.5")]
    [InlineData("linear",                         "email,2,20", "search,1,10",                                      "social,1,5.5")]
    [InlineData("linear --transform collapse",    "email,1.5,15", "search,1.5,15",                                  "social,1,5.5")]
    [InlineData("linear --transform drop:email",  "email,0,0",  "search,3,30",                                      "social,1,5.5")]
    [InlineData("last-non-direct --direct search", "email,3,30", "search,0,0",                                      "social,1,5.5")]
    [InlineData("position-based",                 "email,1.7999999999999998,18", "search,1.2000000000000002,12",    "social,1,5.5")]
    [InlineData("j-shaped",                       "email,1.2000000000000002,12", "search,1.7999999999999998,18",    "social,1,5.5")]
    [InlineData("markov",                         "email,1.7142857142857144,16.259541984732827", "search,1.7142857142857144,16.25954198473282", "social,0.57142857142857117,2.9809160305343525")]
    [InlineData("shapley",                        "email,1.5,15", "search,1.5,15",                                  "social,1,5.5")]
    [InlineData("shapley-ordered",                "email,1.5,15", "search,1.5,15",                                  "social,1,5.5")]
    public void Answer_IsSortedCsv(string model, params string[] lines)
    {
        var (code, output, said) = Run(Header + "email > email > search,3,30,0\nsocial,1,5.5,2\n", $"--paths - --model {model}");

        Assert.Equal((0, "", "channel,conversions,value\n" + string.Join('\n', lines) + "\n"), (code, said, output));
    }

    [Theory]
    // A byte order mark, Windows line ends, no end of the last line, blank lines.
    [InlineData("\uFEFFpath,total_conversions,total_conversion_value,total_null\r\na > b,2,4,0\r\n\r\n")]
    [InlineData("path,total_conversions,total_conversion_value,total_null\na > b,2,4,0")]
    // Columns in another order, unknown ones between, quoted as R writes them.
    [InlineData("\"\",\"total_null\",\"path\",\"total_conversion_value\",\"total_conversions\"\n\"1\",0,\"a > b\",4,2\n")]
    [InlineData("Path, Total_Conversions ,total_conversion_value,total_null,note\na > b,2,4,0,\"so, \"\"so\"\"\"\n")]
    // Blanks around names and numbers.
    [InlineData("path,total_conversions,total_conversion_value,total_null\n a  >  b , 2 ,4.0,0\n")]
    // One path on two lines.
    [InlineData("path,total_conversions,total_conversion_value,total_null\na > b,1,1.5,0\na > b,1,2.5,0\n")]
    [InlineData("path,total_conversions,total_conversion_value,total_null\na > b,0.5,4,0\na > b,1.5e0,0,0\n")]
    public void File_IsUnderstood(string text) =>
        Assert.Equal((0, "channel,conversions,value\na,1,2\nb,1,2\n", ""), Run(text, "--paths - --model linear"));

    [Theory]
    [InlineData("\"ads, paid\" > x,1,0,0",     2, "a quoted field goes on after its closing quote; double the quotes inside it")]
    [InlineData("\"ads,1,0,0",                 2, "a quoted field is not closed on its line; close it, and double the quotes inside it")]
    [InlineData("a,1,0",                       2, "3 fields, where the header has 4; a field that holds a comma is written in quotes")]
    [InlineData("a,b,1,0,0",                   2, "5 fields, where the header has 4; a field that holds a comma is written in quotes")]
    [InlineData("a,1,0,0\n\nb,x,0,0",          4, "total_conversions is 'x', and must be a number from 0 on, such as 3 or 2.5")]
    [InlineData("a,1,-2,0",                    2, "total_conversion_value is '-2', and must be a number from 0 on, such as 3 or 2.5")]
    [InlineData("a,1,0,",                      2, "total_null is '', and must be a number from 0 on, such as 3 or 2.5")]
    [InlineData(",1,0,0",                      2, "path is empty; a journey without a touch is written with a channel of its own, such as unattributed")]
    [InlineData("a > ,1,0,0",                  2, "path has an empty place; channels are separated by ' > ', and none is left out")]
    [InlineData("a >  > b,1,0,0",              2, "path has an empty place; channels are separated by ' > ', and none is left out")]
    public void BadLine_IsNamed(string lines, int line, string fault)
    {
        Assert.Equal((1, "", $"standard input, line {line}: {fault}.\n"), Run(Header + lines + "\n", "--paths - --model linear"));
    }

    [Fact]
    public void BadLine_IsNamed_WhenItIsNotUtf8()
    {
        byte[] text = [.. Encoding.UTF8.GetBytes(Header + "a,1,0,0\n"), 0xFF, .. ",1,0,0\n"u8];
        using var output = new MemoryStream();
        var said = new StringBuilder();

        var code = new AttributeCommand(() => new MemoryStream(text), output, line => said.Append(line)).Run(["--paths", "-", "--model", "last"]);

        Assert.Equal((1, "standard input, line 3: path is not UTF-8; save the file in that encoding."), (code, said.ToString()));
    }

    [Fact]
    public void BadLines_AreCounted_WhenTheyAreSkipped() => Assert.Equal(
        (0, "channel,conversions,value\na,1,5\nb,2,7\n", "Skipping standard input, line 3: 1 fields, where the header has 4; a field that holds a comma is written in quotes.\nLines skipped: 2.\n"),
        Run(Header + "a,1,5,0\nrubbish\nb,2,7,0\nc,many,7,0\n", "--paths - --model last --skip-bad"));

    [Theory]
    [InlineData("",                                                "standard input is empty; its first line has to be the header.")]
    [InlineData("path,total_conversions\n",                        "standard input, line 1: the header lacks total_conversion_value, total_null; it has to name path,total_conversions,total_conversion_value,total_null, in any order.")]
    [InlineData("path,total_null,path,total_conversions,total_conversion_value\n", "standard input, line 1: the header names path twice.")]
    public void Header_IsNamed_WhenItIsWrong(string text, string fault) =>
        Assert.Equal((1, "", fault + "\n"), Run(text, "--paths - --model last"));

    [Theory]
    [InlineData("time-decay", "days")]
    [InlineData("w-shaped",   "lead_index, opp_index")]
    [InlineData("full-path",  "lead_index, opp_index")]
    public void Model_SaysWhatItLacks(string model, string columns)
    {
        var (code, output, said) = Run(Header + "a,1,0,0\n", $"--paths - --model {model}");

        Assert.Equal((1, ""), (code, output));
        Assert.StartsWith($"standard input, line 1: the header lacks {columns};", said, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("time-decay",                 "a > b > c,7,7,0,14 > 7 > 0,,",  "a,1,1 b,2,2 c,4,4")]
    [InlineData("time-decay --half-life 3.5", "a > b,5,5,0,14 > 7,,",          "a,1,1 b,4,4")]
    [InlineData("time-decay",                 "a > b,0,0,4,,,",                "a,0,0 b,0,0")]
    [InlineData("w-shaped",                   "a > b > c,3,3,0,,1,2",          "a,1,1 b,1,1 c,1,1")]
    [InlineData("full-path",                  "a > b > c > d,4,4,0,,1,2",      "a,1,1 b,1,1 c,1,1 d,1,1")]
    public void Model_ReadsMoreColumns(string model, string line, string answer)
    {
        var (code, output, said) = Run($"path,total_conversions,total_conversion_value,total_null,days,lead_index,opp_index\n{line}\n", $"--paths - --model {model}");

        Assert.Equal((0, $"channel,conversions,value\n{answer.Replace(' ', '\n')}\n", ""), (code, output, said));
    }

    [Theory]
    [InlineData("time-decay", "a > b,1,0,0,3,,",      "days has 1 ages, and the path 2 channels; write one age for each, separated by ' > '")]
    [InlineData("time-decay", "a,1,0,0,3 > 2,,",      "days has more ages than the path has channels; 1 were expected")]
    [InlineData("time-decay", "a,1,0,0,soon,,",       "days is 'soon', and must be a number from 0 on, such as 3 or 2.5")]
    [InlineData("w-shaped",   "a > b,1,0,0,,2,",      "lead_index is '2', and must be a whole number from 0 to 1, or empty when there is none yet")]
    [InlineData("w-shaped",   "a > b,1,0,0,,0,0.5",   "opp_index is '0.5', and must be a whole number from 0 to 1, or empty when there is none yet")]
    [InlineData("w-shaped",   "a > b,1,0,0,,1,0",     "opp_index 0 lies before lead_index 1; a lead comes before its opportunity")]
    public void BadLine_IsNamed_WhenMoreColumnsAreRead(string model, string line, string fault) => Assert.Equal(
        (1, "", $"standard input, line 2: {fault}.\n"),
        Run($"path,total_conversions,total_conversion_value,total_null,days,lead_index,opp_index\n{line}\n", $"--paths - --model {model}"));

    [Fact]
    public void MilestoneModel_SaysThatItIsIncomplete() => Assert.Equal(
        (0, "channel,conversions,value\na,2,0\n", "w-shaped is incomplete: 2 conversions lack a lead or an opportunity, whose part goes to their other touches.\n"),
        Run("path,total_conversions,total_conversion_value,total_null,lead_index,opp_index\na,2,0,0,0,\n", "--paths - --model w-shaped"));

    [Fact]
    public void Names_AreCompared_AndWritten_Whole() => Assert.Equal(
        (0, "channel,conversions,value\na>b,1,0\nads,1,0\nads 2,1,0\n\"ads, \"\"paid\"\"\",1,0\nпрямой,1,0\n", ""),
        Run(Header + "\"ads > ads 2 > ads, \"\"paid\"\" > a>b > прямой\",5,0,0\n", "--paths - --model linear"));

    [Fact]
    public void Positions_AreWritten_WhenAskedFor() => Assert.Equal(
        (0, "channel,position,conversions,value\na,0,1,2\na,2,1,2\nb,1,2,4\n", ""),
        Run(Header + "a > b > a,4,8,0\n", "--paths - --model shapley-ordered --positions"));

    [Fact]
    public void Orders_AreCompared_WhenAskedFor() => Assert.Equal(
        (0, "order,auc,penalised\n1,0.75,0.65000000000000002\n2,0.75,0.5625\n", ""),
        Run(Header + "a,1,0,3\nb,3,0,1\n", "--paths - --choose-order 2"));

    [Theory]
    [InlineData("first")]
    [InlineData("linear")]
    [InlineData("position-based")]
    [InlineData("time-decay")]
    [InlineData("w-shaped")]
    [InlineData("markov")]
    [InlineData("markov --order 3")]
    [InlineData("shapley-rate")]
    public void Answer_IsTheSameBytes_WhenLinesAreMixedAndSpreadOverFiles(string model)
    {
        const string Columns = "path,total_conversions,total_conversion_value,total_null,days,lead_index,opp_index";
        var lines = Enumerable.Range(0, 3_000).Select(i =>
        {
            var touches = Enumerable.Range(0, 1 + (i * 31 % 7)).Select(j => $"channel {((i * 17) + (j * j * 5)) % 23}").ToArray();
            return $"{string.Join(" > ", touches)},{i % 3},{i % 3 * 19.99},{i % 5},{string.Join(" > ", touches.Select((_, j) => (touches.Length - j) * 1.7))},0,{touches.Length - 1}";
        }).ToArray();
        using var folder = new TemporaryFolder();
        string File(string name, IEnumerable<string> some)
        {
            var path = Path.Combine(folder.Path, name);
            System.IO.File.WriteAllLines(path, some.Prepend(Columns));
            return path;
        }

        var whole = Run("", $"--model {model} --paths {File("whole.csv", lines)}");
        var parts = Run("", $"--model {model} --paths {File("even.csv", lines.Where((_, i) => i % 2 == 0).Reverse())} {File("odd.csv", lines.Where((_, i) => i % 2 != 0))}");

        Assert.Equal(0, whole.Code);
        Assert.Equal(whole, parts);
    }

    [Fact]
    public void File_IsNamed_WhenItIsMissing()
    {
        var (code, output, said) = Run("", "--paths nowhere/at-all.csv --model last");

        Assert.Equal((1, ""), (code, output));
        Assert.StartsWith("nowhere/at-all.csv: ", said, StringComparison.Ordinal);
    }

    [Fact]
    public void LongLines_AreRead()
    {
        var path = string.Join(" > ", Enumerable.Range(0, 200_000).Select(i => i % 2 == 0 ? "odd" : "even"));

        Assert.Equal((0, "channel,conversions,value\neven,1,0\nodd,1,0\n", ""), Run($"{Header}{path},2,0,0\n", "--paths - --model linear"));
    }

    private static (int Code, string Output, string Said) Run(string input, string line)
    {
        using var output = new MemoryStream();
        var said = new StringBuilder();
        var command = new AttributeCommand(() => new MemoryStream(Encoding.UTF8.GetBytes(input)), output, text => said.Append(text).Append('\n'));
        var code = command.Run(line.Split(' ', StringSplitOptions.RemoveEmptyEntries));
        return (code, Encoding.UTF8.GetString(output.ToArray()), said.ToString());
    }
}
