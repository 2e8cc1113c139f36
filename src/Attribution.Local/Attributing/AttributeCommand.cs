using System.Globalization;
using System.Text;
using Attribution.Domain.Paths;
using Attribution.Domain.Paths.Chains;
using Attribution.Domain.Paths.Games;
using Attribution.Domain.Paths.Rules;

namespace Attribution.Local.Attributing;

/// <summary>Attributes the paths of files: what analysts use on their own exports, without starting any part of the product.</summary>
internal sealed class AttributeCommand(Func<Stream> input, Stream output, Action<string> say)
{
    /// <summary>The word that asks for it.</summary>
    public const string Verb = "attribute";

    private const int Done = 0;
    private const int BadData = 1;
    private const int BadArguments = 2;

    /// <summary>Runs on the standard streams of this process.</summary>
    public static int RunOnConsole(IReadOnlyList<string> arguments)
    {
        using var output = Console.OpenStandardOutput();
        using var errors = new StreamWriter(Console.OpenStandardError(), new UTF8Encoding(false)) { AutoFlush = true };
        return new AttributeCommand(Console.OpenStandardInput, output, errors.WriteLine).Run(arguments);
    }

    /// <summary>Writes the answer to the output, and what is to be said about it beside.</summary>
    /// <returns>Exit code: 0 when done, 1 when a file could not be read or the answer not written, 2 when the arguments could not.</returns>
    public int Run(IReadOnlyList<string> arguments)
    {
        var options = AttributeOptions.Parse(arguments);
        if (options.Help)
        {
            return Answer(AttributeOptions.Usage + "\n");
        }

        if (options.Fault is { } fault)
        {
            say($"{fault} See attribute --help.");
            return BadArguments;
        }

        var names = new ChannelNames();
        var files = new PathFiles(options, input, say, names);
        return options.OrdersToCompare > 0 ? Compare(options, files) : Credit(options, files, names);
    }

    private int Compare(AttributeOptions options, PathFiles files)
    {
        var choice = new OrderChoice(options.OrdersToCompare);
        return Read(files, choice) ? Answer(CreditsCsv.Write(choice.Scores())) : BadData;
    }

    private int Credit(AttributeOptions options, PathFiles files, ChannelNames names)
    {
        var model = ModelChoice.Create(options, names);
        if (!Read(files, model))
        {
            return BadData;
        }

        if (model is RuleModel { WithoutMilestone: > 0 } rule && ModelChoice.Needs(options.Model).Milestones)
        {
            say(string.Create(CultureInfo.InvariantCulture,
                $"{options.Model} is incomplete: {rule.WithoutMilestone:0.##} conversions lack a lead or an opportunity, whose part goes to their other touches."));
        }

        return Answer(options.Positions && model is OrderedGame ordered
            ? CreditsCsv.Write(ordered.ByPosition(names.All))
            : CreditsCsv.Write(model.Credits(names.All).Channels));
    }

    private bool Read(PathFiles files, IPathSink sink)
    {
        if (files.ReadInto(sink) is { } bad)
        {
            say(bad);
            return false;
        }

        if (files.Skipped > 0)
        {
            say(string.Create(CultureInfo.InvariantCulture, $"Lines skipped: {files.Skipped:N0}."));
        }

        return true;
    }

    private int Answer(string text)
    {
        try
        {
            output.Write(Encoding.UTF8.GetBytes(text));
            output.Flush();
            return Done;
        }
        catch (IOException e)
        {
            say($"The answer could not be written: {e.Message}.");
            return BadData;
        }
    }
}
