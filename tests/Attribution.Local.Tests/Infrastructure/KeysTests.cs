using System.Diagnostics;
using Attribution.Local.Tests.Support;

namespace Attribution.Local.Tests.Infrastructure;

/// <summary><c>infra/keys.sh</c> with an <c>az</c> that writes down what it is asked to do.</summary>
public sealed class KeysTests
{
    [Fact]
    public async Task BothKeys_AreMade_WhenTheVaultIsEmpty()
    {
        using var folder = new TemporaryFolder();

        var (exitCode, output) = await Run(folder.Path, present: "");

        Assert.Equal(0, exitCode);
        Assert.Equal(["encryption-key", "identity-key"], Written(folder.Path).Keys.Order());
        Assert.All(Written(folder.Path).Values, key => Assert.Equal(32, Convert.FromBase64String(key).Length));
        Assert.Equal(2, Written(folder.Path).Values.Distinct().Count());
        Assert.DoesNotContain(Written(folder.Path).Values, output.Contains);
        Assert.Contains("configreferences/appsettings/refresh", Calls(folder.Path)[^1]);
    }

    [Fact]
    public async Task MissingKey_IsMade_AndTheOtherIsLeftAlone()
    {
        using var folder = new TemporaryFolder();

        Assert.Equal(0, (await Run(folder.Path, present: "identity-key")).ExitCode);

        Assert.Equal(["encryption-key"], Written(folder.Path).Keys);
    }

    [Fact]
    public async Task NothingIsWritten_WhenBothAreThere()
    {
        using var folder = new TemporaryFolder();

        Assert.Equal(0, (await Run(folder.Path, present: "encryption-key\nidentity-key\nmail-password")).ExitCode);

        Assert.Single(Calls(folder.Path));
        Assert.Empty(Written(folder.Path));
    }

    [Fact]
    public async Task NothingIsWritten_WhenTheVaultDoesNotAnswer()
    {
        using var folder = new TemporaryFolder();

        var (exitCode, output) = await Run(folder.Path, present: null);

        Assert.NotEqual(0, exitCode);
        Assert.Contains("Nothing was written", output);
        Assert.Empty(Written(folder.Path));
    }

    [Fact]
    public async Task MissingPassword_IsAskedFor_WhenTheMailServerKnowsAUser()
    {
        using var folder = new TemporaryFolder();

        Assert.Contains("--name mail-password", (await Run(folder.Path, present: "encryption-key\nidentity-key", mailUser: "reports")).Output);
        Assert.DoesNotContain("mail-password", (await Run(folder.Path, present: "encryption-key\nidentity-key")).Output);
    }

    private static string[] Calls(string folder) => File.ReadAllLines(Path.Combine(folder, "calls"));

    private static Dictionary<string, string> Written(string folder) =>
        Directory.EnumerateFiles(folder, "*.secret").ToDictionary(file => Path.GetFileNameWithoutExtension(file), File.ReadAllText);

    private static async Task<(int ExitCode, string Output)> Run(string folder, string? present, string mailUser = "")
    {
        var answer = present is null ? "exit 1" : $"printf '%s\\n' '{present}'";
        var program = Path.Combine(folder, "az");
        await File.WriteAllTextAsync(program, $$"""
            #!/bin/sh
            echo "$*" >> "{{folder}}/calls"
            case "$*" in
              "keyvault secret list "*) {{answer}} ;;
              "keyvault secret set "*) cp "$9" "{{folder}}/$7.secret" ;;
            esac
            """);
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(program, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }

        var start = new ProcessStartInfo("sh", [Path.Combine(Bicep.Folder, "keys.sh")]) { RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["PATH"] = folder + Path.PathSeparator + start.Environment["PATH"];
        start.Environment["KEYS_WAIT_SECONDS"] = "0";
        start.Environment["AZURE_KEY_VAULT_NAME"] = "kv-test";
        start.Environment["AZURE_SUBSCRIPTION_ID"] = start.Environment["AZURE_RESOURCE_GROUP"] = start.Environment["AZURE_FUNCTION_NAME"] = "test";
        start.Environment["ATTRIBUTION_MAIL_USER_NAME"] = mailUser;
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        return (process.ExitCode, await output + await errors);
    }
}
