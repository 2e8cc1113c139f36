namespace Microsoft.Azure.Functions.Worker.Embedded.Discovery;

/// <summary>Collects what keeps the host from starting, so that all of it is said at once.</summary>
internal sealed class StartProblems
{
    private readonly List<string> problems = [];

    public void Add(string sentence) => problems.Add(sentence);

    public void Add(string function, string reason) => problems.Add($"Function '{function}': {reason}");

    /// <summary>Runs a check whose failure is a problem of that function.</summary>
    public T? Try<T>(string function, Func<T> check)
    {
        try
        {
            return check();
        }
        catch (InvalidOperationException e)
        {
            Add(function, e.Message);
            return default;
        }
    }

    /// <exception cref="InvalidOperationException">There are problems; the message lists them.</exception>
    public void ThrowIfAny()
    {
        if (problems.Count > 0)
        {
            throw new InvalidOperationException($"The functions cannot start.{Environment.NewLine}{string.Join(Environment.NewLine, problems.Select(p => $"- {p}"))}");
        }
    }
}
