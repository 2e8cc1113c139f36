using System.Text.Json;

namespace Attribution.Functions.Webhooks.Fetching;

/// <summary>
/// Makes a lead of LinkedIn's answer. What a question means is said by the form, not by its label, which is in the member's language;
/// hidden fields carry the tags of the visit.
/// </summary>
internal static class LinkedInLead
{
    public static FetchOutcome Read(string id, JsonElement body, DateTimeOffset now)
    {
        if (body.IsTrue("testLead"))
        {
            return new FetchOutcome.Test();
        }

        if (!SenderTime.TryMilliseconds(body.Text("submittedAt"), now, out var time))
        {
            return new FetchOutcome.Hopeless("submittedAt is not a past time in Unix milliseconds.");
        }

        var form = body.Member("form") ?? default;
        var questions = (form.Member("content") ?? default).List("questions")
            .Where(q => q.Text("questionId") is not null).DistinctBy(q => q.Text("questionId")).ToDictionary(q => q.Text("questionId")!, StringComparer.Ordinal);
        var hidden = form.List("hiddenFields").Where(f => f.Text("name") is not null).ToLookup(f => f.Text("name")!, f => f.Text("value"), StringComparer.OrdinalIgnoreCase);
        var campaign = ((body.Member("leadMetadata") ?? default).Member("sponsoredLeadMetadata") ?? default).Text("campaign") ?? "";
        var answers = (body.Member("formResponse") ?? default).List("answers").SelectMany(a => Answer(a, questions));
        return new FetchOutcome.Found(new DeliveredLead(
            id, time, campaign[(campaign.LastIndexOf(':') + 1)..], [.. answers], VisitTags.From(name => hidden[name].FirstOrDefault())));
    }

    private static IEnumerable<KeyValuePair<string, string>> Answer(JsonElement answer, Dictionary<string, JsonElement> questions)
    {
        var details = answer.Member("answerDetails") ?? default;
        var id = answer.Text("questionId") ?? "";
        var question = questions.GetValueOrDefault(id);
        var text = (details.Member("textQuestionAnswer") ?? default).Text("answer")
            ?? ((details.Member("multipleChoiceAnswer") ?? default).Member("options") is { ValueKind: JsonValueKind.Array } chosen
                ? string.Join('\n', chosen.EnumerateArray().Select(o => Option(o.AsText() ?? "", question)))
                : null);
        if (id.Length > 0 && text is not null)
        {
            yield return KeyValuePair.Create(question.Text("predefinedField", "name") ?? id, text);
        }
    }

    /// <summary>The text of an option in the form's first language; its id where the form does not tell.</summary>
    private static string Option(string id, JsonElement question)
    {
        var options = ((question.Member("questionDetails") ?? default).Member("multipleChoiceQuestionDetails") ?? default).List("options");
        var option = options.FirstOrDefault(o => o.Text("id") == id);
        return (option.Member("text") ?? default).Member("localized") is { ValueKind: JsonValueKind.Object } texts
            ? texts.EnumerateObject().Select(t => t.Value.AsText()).OfType<string>().FirstOrDefault() ?? id
            : id;
    }
}
