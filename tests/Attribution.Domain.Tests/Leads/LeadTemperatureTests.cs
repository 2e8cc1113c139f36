using Attribution.Domain.Leads;

#pragma warning disable format // The columns of tables stay aligned.

namespace Attribution.Domain.Tests.Leads;

public sealed class LeadTemperatureTests
{
    [Theory]
    [InlineData("cold",   LeadTemperature.Cold)]
    [InlineData("warm",   LeadTemperature.Warm)]
    [InlineData("hot",    LeadTemperature.Hot)]
    // As people type, and as it is stored.
    [InlineData(" Hot\n", LeadTemperature.Hot)]
    [InlineData("WARM",   LeadTemperature.Warm)]
    // Anything else says nothing.
    [InlineData("boiling", null)]
    [InlineData("3",      null)]
    [InlineData("ho t",   null)]
    [InlineData("",       null)]
    [InlineData(null,     null)]
    public void Parse_TellsHowWarm_WhenTheTextIs(string? text, LeadTemperature? temperature) => Assert.Equal(temperature, LeadTemperatures.Parse(text));

    [Fact]
    public void Parse_ReadsEveryName() =>
        Assert.All(Enum.GetValues<LeadTemperature>(), temperature => Assert.Equal(temperature, LeadTemperatures.Parse(temperature.ToString())));
}
