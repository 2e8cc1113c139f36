using System.Text.Json;
using System.Text.Json.Nodes;
using Attribution.Local.Demo;

namespace Attribution.Local.Steps;

/// <summary>Whether answers are as they must be.</summary>
internal static class Receipts
{
    /// <summary>What is wrong with an answer; null when nothing is.</summary>
    public static string? Surprise(Answer expected, int status, string body)
    {
        if (status != expected.Status && !(status == 201 && expected.Status == 200))
        {
            return $"expected status {expected.Status}, got {status}: {body}";
        }

        if (expected.Text is { } text && text != body)
        {
            return $"expected {text}, got {body}";
        }

        return expected.Received == 0 || Adds(JsonSerializer.Deserialize<Counts>(body, JsonSerializerOptions.Web)!, expected) ? null
            : $"expected {expected.Received} received and {expected.Rejected} of them rejected, got {body}";
    }

    /// <summary>Whether a dry run said what the import says; but for when, where that is the moment at which it was asked.</summary>
    public static bool SayTheSame(string rehearsal, string import)
    {
        var (dry, real) = (JsonNode.Parse(rehearsal)!.AsObject(), JsonNode.Parse(import)!.AsObject());
        var areMarked = (bool?)dry["dryRun"] == true && (bool?)real["dryRun"] == false;
        return areMarked && Said(dry) && Said(real) && JsonNode.DeepEquals(dry, real);

        static bool Said(JsonObject receipt) => receipt.Remove("dryRun") && (!receipt.ContainsKey("reportedAt") || receipt.Remove("reportedAt"));
    }

    private static bool Adds(Counts answer, Answer expected) =>
        (answer.Received + answer.Rows, answer.Rejected) == (expected.Received, expected.Rejected)
        && answer.Accepted + answer.Duplicate + answer.Added + answer.Restated + answer.Unchanged + answer.Skipped + answer.Rejected == expected.Received;

    /// <summary>Counts of a receipt for facts, or of one for the rows of a file.</summary>
    private sealed record Counts(int Received, int Rows, int Accepted, int Duplicate, int Added, int Restated, int Unchanged, int Skipped, int Rejected);
}
