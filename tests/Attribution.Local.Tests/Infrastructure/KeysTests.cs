namespace Attribution.Local.Tests.Infrastructure;

/// <summary><c>infra/keys.sh</c> with an <c>az</c> that writes down what it is asked to do.</summary>
public sealed class KeysTests
{
    [Fact]
    public async Task BothKeys_AreMade_WhenTheVaultIsEmpty()
    {
        using var shell = new Shell();

        var (exitCode, output) = await Run(shell, present: "");

        Assert.Equal(0, exitCode);
        Assert.Equal(["encryption-key", "identity-key"], Written(shell).Keys.Order());
        Assert.All(Written(shell).Values, key => Assert.Equal(32, Convert.FromBase64String(key).Length));
        Assert.Equal(2, Written(shell).Values.Distinct().Count());
        Assert.DoesNotContain(Written(shell).Values, output.Contains);
        Assert.Contains("configreferences/appsettings/refresh", shell.Calls[^1]);
    }

    [Fact]
    public async Task MissingKey_IsMade_AndTheOtherIsLeftAlone()
    {
        using var shell = new Shell();

        Assert.Equal(0, (await Run(shell, present: "identity-key")).ExitCode);

        Assert.Equal(["encryption-key"], Written(shell).Keys);
    }

    [Fact]
    public async Task NothingIsWritten_WhenBothAreThere()
    {
        using var shell = new Shell();

        Assert.Equal(0, (await Run(shell, present: "encryption-key\nidentity-key\nmail-password")).ExitCode);

        Assert.Single(shell.Calls);
        Assert.Empty(Written(shell));
    }

    [Fact]
    public async Task NothingIsWritten_WhenTheVaultDoesNotAnswer()
    {
        using var shell = new Shell();

        var (exitCode, output) = await Run(shell, present: null);

        Assert.NotEqual(0, exitCode);
        Assert.Contains("Nothing was written", output);
        Assert.Empty(Written(shell));
    }

    [Fact]
    public async Task MissingPassword_IsAskedFor_WhenTheMailServerKnowsAUser()
    {
        using var shell = new Shell();

        Assert.Contains("--name mail-password", (await Run(shell, present: "encryption-key\nidentity-key", mailUser: "reports")).Output);
        Assert.DoesNotContain("mail-password", (await Run(shell, present: "encryption-key\nidentity-key")).Output);
    }

    private static Dictionary<string, string> Written(Shell shell) =>
        Directory.EnumerateFiles(shell.Folder, "*.secret").ToDictionary(file => Path.GetFileNameWithoutExtension(file), File.ReadAllText);

    private static Task<(int ExitCode, string Output)> Run(Shell shell, string? present, string mailUser = "")
    {
        shell.Replace("az", $"""
            "keyvault secret list "*) {(present is null ? "exit 1" : $"printf '%s\n' '{present}'")} ;;
            "keyvault secret set "*) cp "$9" "{shell.Folder}/$7.secret" ;;
            """);
        return shell.Run("sh", [Path.Combine(Bicep.Folder, "keys.sh")], ("KEYS_WAIT_SECONDS", "0"), ("ATTRIBUTION_MAIL_USER_NAME", mailUser));
    }
}
