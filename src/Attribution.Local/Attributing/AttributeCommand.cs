using System.Globalization;
using System.Text;
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
    /// <returns>Exit code: 0 when done, 1 when a file could not be read, 2 when the arguments could not.</returns>
    public int Run(IReadOnlyList<string> arguments)
    {
        var options = AttributeOptions.Parse(arguments);
        if (options.Help)
        {
            Write(AttributeOptions.Usage + "\n");
            return Done;
        }

        if (options.Fault is { } fault)
        {
            say($"{fault} See attribute --help.");
            return BadArguments;
        }

        var files = new PathFiles(options, input, say);
        var model = ModelChoice.Create(options, files.Names);
        if (files.ReadInto(model) is { } bad)
        {
            say(bad);
            return BadData;
        }

        if (files.Skipped > 0)
        {
            say(string.Create(CultureInfo.InvariantCulture, $"Skipped {files.Skipped:N0} lines that cannot be read."));
        }

        if (model is RuleModel { WithoutMilestone: > 0 } rule && ModelChoice.Needs(options.Model).Milestones)
        {
            say(string.Create(CultureInfo.InvariantCulture,
                $"{options.Model} is incomplete: {rule.WithoutMilestone:N0} conversions lack a lead or an opportunity; their other milestones share its part."));
        }

        Write(options.Positions && model is OrderedGame ordered
            ? CreditsCsv.Write(ordered.ByPosition(files.Names.All))
            : CreditsCsv.Write(model.Credits(files.Names.All).Channels));
        return Done;
    }

    private void Write(string text)
    {
        output.Write(Encoding.UTF8.GetBytes(text));
        output.Flush();
    }
}
