using System.Text.Json;
using Attribution.Domain.Models;
using Attribution.Functions.Ingestion;

namespace Attribution.Functions.Comparing;

/// <summary>Models as requests and answers name them: <c>positionBased</c>.</summary>
internal static class ModelName
{
    /// <summary>A model's name.</summary>
    public static string Of(AttributionModel model) => JsonNamingPolicy.CamelCase.ConvertName(model.ToString());

    /// <summary>Reads a name, without case; numbers are none.</summary>
    public static bool TryParse(string text, out AttributionModel model)
    {
        model = default;
        return text.All(char.IsLetter) && Enum.TryParse(text, ignoreCase: true, out model);
    }

    /// <summary>What is wrong with a name that is none.</summary>
    public static ItemFault Unknown { get; } = new ItemFault("model", "unknown-model", $"'model' must be one of {string.Join(", ", ModelCredits.Models.Select(Of))}.");
}
