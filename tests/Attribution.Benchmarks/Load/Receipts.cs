using System.Text.Json;

namespace Attribution.Benchmarks.Load;

/// <summary>What an answer says about the items of its request.</summary>
internal readonly record struct Receipt(int Received, int Accepted, int Duplicate, int Rejected)
{
    /// <exception cref="InvalidDataException">The answer is no receipt.</exception>
    public static Receipt Of(HttpAnswer answer)
    {
        if (answer.Status != 200)
        {
            throw new InvalidDataException($"A push was answered {answer}");
        }

        using var json = JsonDocument.Parse(answer.Body);
        int Count(string name) => json.RootElement.GetProperty(name).GetInt32();
        return new Receipt(Count("received"), Count("accepted"), Count("duplicate"), Count("rejected"));
    }
}
