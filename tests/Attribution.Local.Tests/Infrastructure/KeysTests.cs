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
        Assert.Equal(["encryption-key", "identity-key", "previous-encryption-key", "previous-identity-key"], Written(shell).Keys.Order());
        Assert.All(["encryption-key", "identity-key"], name => Assert.Equal(Written(shell)[name], Written(shell)[$"previous-{name}"]));
        Assert.All(Written(shell).Values, key => Assert.Equal(32, Convert.FromBase64String(key).Length));
        Assert.Equal(2, Written(shell).Values.Distinct().Count());
        Assert.DoesNotContain(Written(shell).Values, output.Contains);
        Assert.Contains("configreferences/appsettings/refresh", shell.Calls[^1]);
    }

    [Fact]
    public async Task MissingKey_IsMade_AndTheOtherIsLeftAlone()
    {
        using var shell = new Shell();

        Assert.Equal(0, (await Run(shell, present: "identity-key\nprevious-identity-key")).ExitCode);

        Assert.Equal(["encryption-key", "previous-encryption-key"], Written(shell).Keys.Order());
    }

    [Fact]
    public async Task PreviousKeys_AreThePresentOnes_WhenAnEarlierVersionMadeNone()
    {
        using var shell = new Shell();

        Assert.Equal(0, (await Run(shell, present: "identity-key\nencryption-key")).ExitCode);

        Assert.Equal([("previous-encryption-key", "now"), ("previous-identity-key", "now")], Written(shell).Select(secret => (secret.Key, secret.Value)).Order());
    }

    [Fact]
    public async Task Key_IsChanged_AndTheOneBeforeItStays()
    {
        using var shell = new Shell();

        Assert.Equal(0, (await Run(shell, All, order: ["change", "identity-key"])).ExitCode);

        var (name, key) = Assert.Single(Written(shell));
        Assert.Equal(("identity-key", 32), (name, Convert.FromBase64String(key).Length));
        Assert.Contains("configreferences/appsettings/refresh", shell.Calls[^1]);
    }

    [Fact]
    public async Task Key_IsNotChangedAgain_BeforeThePreviousOneIsForgotten()
    {
        using var shell = new Shell();

        var (exitCode, output) = await Run(shell, All, previous: "before", order: ["change", "identity-key"]);

        Assert.NotEqual(0, exitCode);
        Assert.Contains("keys.sh forget identity-key", output);
        Assert.Empty(Written(shell));
    }

    [Fact]
    public async Task PreviousKey_IsForgotten_WhenThePresentOneTakesItsPlace()
    {
        using var shell = new Shell();

        Assert.Equal(0, (await Run(shell, All, previous: "before", order: ["forget", "encryption-key"])).ExitCode);

        Assert.Equal([("previous-encryption-key", "now")], Written(shell).Select(secret => (secret.Key, secret.Value)));
    }

    [Theory]
    [InlineData("change", "mail-password")]
    [InlineData("lose", "identity-key")]
    public async Task NothingIsAsked_WhenTheOrderIsNone(string order, string name)
    {
        using var shell = new Shell();

        Assert.Equal(2, (await Run(shell, All, order: [order, name])).ExitCode);

        Assert.Empty(shell.Calls);
    }

    [Fact]
    public async Task NothingIsWritten_WhenBothAreThere()
    {
        using var shell = new Shell();

        Assert.Equal(0, (await Run(shell, present: $"{All}\nmail-password")).ExitCode);

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

        Assert.Contains("--name mail-password", (await Run(shell, All, mailUser: "reports")).Output);
        Assert.DoesNotContain("mail-password", (await Run(shell, All)).Output);
    }

    private const string All = "encryption-key\nidentity-key\nprevious-encryption-key\nprevious-identity-key";

    private static Dictionary<string, string> Written(Shell shell) =>
        Directory.EnumerateFiles(shell.Folder, "*.secret").ToDictionary(file => Path.GetFileNameWithoutExtension(file), File.ReadAllText);

    private static Task<(int ExitCode, string Output)> Run(Shell shell, string? present, string mailUser = "", string previous = "now", params string[] order)
    {
        shell.Replace("az", $"""
            "keyvault secret list "*) {(present is null ? "exit 1" : $"printf '%s\n' '{present}'")} ;;
            *"--name previous-"*"--query value"*) printf '%s\n' '{previous}' ;;
            "keyvault secret show "*) printf '%s\n' 'now' ;;
            "keyvault secret set "*) cp "$9" "{shell.Folder}/$7.secret" ;;
            """);
        return shell.Run("sh", [Path.Combine(Bicep.Folder, "keys.sh"), .. order], ("KEYS_WAIT_SECONDS", "0"), ("ATTRIBUTION_MAIL_USER_NAME", mailUser));
    }
}
