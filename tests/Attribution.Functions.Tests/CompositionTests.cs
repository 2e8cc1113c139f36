using System.Reflection;
using Attribution.Functions.Tests.Support;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

#pragma warning disable format // The columns of tables stay aligned.

namespace Attribution.Functions.Tests;

/// <summary>What <c>Program.cs</c> registers is enough for every function.</summary>
public sealed class CompositionTests
{
    private static readonly Dictionary<string, string> Settings = new()
    {
        ["AzureWebJobsStorage"] = "UseDevelopmentStorage=true",
        ["AttributionStorage"] = "UseDevelopmentStorage=true",
        ["Attribution__Currency"] = "EUR",
        ["Attribution__TimeZone"] = "Europe/Riga",
        ["Attribution__IdentityKey"] = AppSettings.Secret,
        ["Attribution__EncryptionKey"] = AppSettings.Secret,
        ["Mail__Host"] = "localhost",
        ["Mail__From"] = "reports@attribution.example",
        ["FunctionKeys__Master"] = AppSettings.MasterKey,
    };

    public static TheoryData<Type> FunctionClasses =>
        new(typeof(AttributionRegistration).Assembly.GetTypes().Where(t => t.GetMethods().Any(m => m.IsDefined(typeof(FunctionAttribute)))));

    [Theory]
    [MemberData(nameof(FunctionClasses))]
    public async Task FunctionClass_IsBuilt_FromWhatTheProgramRegisters(Type function)
    {
        await using var host = RealHost.Build(Settings);

        Assert.NotNull(ActivatorUtilities.CreateInstance(host.Services, function));
    }

    [Theory]
    [InlineData("first=-1", "'first=-1' is negative; a weight is 0 or more, and 0 gives such touches nothing.")]
    [InlineData("direct=0", "'direct=0' names no weight; weights are first, middle, last and channel:ID, for example first=3 channel:direct=0.")]
    public async Task CustomWeights_AreRefusedAtTheStart_WhenTheyAre(string weights, string why)
    {
        await using var host = RealHost.Build(new Dictionary<string, string>(Settings) { ["Attribution__CustomWeights"] = weights });

        var refused = Assert.Throws<OptionsValidationException>(() => host.Services.GetRequiredService<IStartupValidator>().Validate());

        Assert.Contains($"Attribution:CustomWeights: {why}", refused.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Dashboard__BaseAddress", "reports.example.com",      "Dashboard:BaseAddress: it must be an address such as https://reports.example.com.")]
    [InlineData("Dashboard__BaseAddress", "file:///etc",              "Dashboard:BaseAddress: it must be an address such as https://reports.example.com.")]
    [InlineData("Dashboard__LinkDays",    "0",                        "The field LinkDays must be between 1 and 366.")]
    [InlineData("Mail__RetryMinutes",     "soon",                     "Mail:RetryMinutes: 'soon' is no number of minutes")]
    [InlineData("Mail__TrustedCertificate", "00:11",                  "Mail:TrustedCertificate must be a SHA-256 of 64 hexadecimal digits.")]
    [InlineData("Mail__TimeoutSeconds",   "300",                      "The field TimeoutSeconds must be between 1 and 240.")]
    public async Task Setting_IsRefusedAtTheStart_WhenItIsNone(string setting, string value, string why)
    {
        await using var host = RealHost.Build(new Dictionary<string, string>(Settings) { [setting] = value });

        var refused = Assert.Throws<OptionsValidationException>(() => host.Services.GetRequiredService<IStartupValidator>().Validate());

        Assert.Contains(why, refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Password_IsRefusedAtTheStart_WhenItWouldTravelUnencrypted()
    {
        await using var host = RealHost.Build(new Dictionary<string, string>(Settings)
        {
            ["Mail__Host"] = "relay.example.com",
            ["Mail__Security"] = "None",
            ["Mail__UserName"] = "relay",
        });

        var refused = Assert.Throws<OptionsValidationException>(() => host.Services.GetRequiredService<IStartupValidator>().Validate());

        Assert.Contains("Mail:Security: a password is sent only over TLS; set StartTls or Tls.", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void EveryFunctionOfTheAssembly_IsPublic_SoThatTheWorkerFindsIt() =>
        Assert.All(
            typeof(AttributionRegistration).Assembly.GetTypes().SelectMany(t => t.GetMethods(BindingFlags.Instance | BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic))
                .Where(m => m.IsDefined(typeof(FunctionAttribute))),
            m => Assert.True(m.IsPublic && m.DeclaringType!.IsVisible, $"{m.DeclaringType}.{m.Name}"));
}
