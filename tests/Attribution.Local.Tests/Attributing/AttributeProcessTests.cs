using System.Diagnostics;
using Attribution.Local.Attributing;

namespace Attribution.Local.Tests.Attributing;

/// <summary>The command as a process: its streams, its exit codes, and what it does not load.</summary>
public sealed class AttributeProcessTests
{
    [Fact]
    public async Task Command_AnswersOnStandardOutput()
    {
        var (code, output, said) = await Run("path,total_conversions,total_conversion_value,total_null\né > b,1,2,0\n", "--paths", "-", "--model", "first");

        Assert.Equal((0, "channel,conversions,value\nb,0,0\né,1,2\n", ""), (code, output, said));
    }

    [Fact]
    public async Task Command_SaysWhatIsWrong_OnStandardError()
    {
        var (code, output, said) = await Run("path,total_conversions,total_conversion_value,total_null\na,1,x,0\n", "--paths", "-", "--model", "first");

        Assert.Equal((1, ""), (code, output));
        Assert.StartsWith("standard input, line 2: total_conversion_value is 'x'", said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Command_SaysHowItIsUsed()
    {
        Assert.Equal((0, AttributeOptions.Usage + "\n", ""), await Run("", "--help"));
        Assert.Equal((2, "", "attribute needs --paths FILE. See attribute --help.\n"), await Run(""));
    }

    private static async Task<(int Code, string Output, string Said)> Run(string input, params string[] arguments)
    {
        var program = Path.Combine(AppContext.BaseDirectory, "Attribution.Local.dll");
        using var process = Process.Start(new ProcessStartInfo("dotnet", [program, AttributeCommand.Verb, .. arguments])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        await process.StandardInput.WriteAsync(input);
        process.StandardInput.Close();
        var output = process.StandardOutput.ReadToEndAsync();
        var said = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync().WaitAsync(TimeSpan.FromSeconds(60));
        return (process.ExitCode, await output, await said);
    }
}
