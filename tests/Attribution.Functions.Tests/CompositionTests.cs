using System.Reflection;
using Attribution.Functions.Tests.Support;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.DependencyInjection;

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

    [Fact]
    public void EveryFunctionOfTheAssembly_IsPublic_SoThatTheWorkerFindsIt() =>
        Assert.All(
            typeof(AttributionRegistration).Assembly.GetTypes().SelectMany(t => t.GetMethods(BindingFlags.Instance | BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic))
                .Where(m => m.IsDefined(typeof(FunctionAttribute))),
            m => Assert.True(m.IsPublic && m.DeclaringType!.IsVisible, $"{m.DeclaringType}.{m.Name}"));
}
