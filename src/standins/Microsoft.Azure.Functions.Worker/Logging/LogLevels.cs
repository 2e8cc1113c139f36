using System.Collections.Concurrent;
using Microsoft.Azure.Functions.Worker.Embedded.Configuration;
using Microsoft.Extensions.Logging;

namespace Microsoft.Azure.Functions.Worker.Embedded.Logging;

/// <summary>
/// <c>logging.logLevel</c> of host.json: the longest category that is a prefix decides. A line that a function's own code
/// writes counts as <c>Function.{name}.User</c>, whatever its category; what libraries write keeps theirs.
/// </summary>
internal sealed class LogLevels
{
    private static readonly string[] Libraries = ["Microsoft.", "System.", "Azure.", "Host."];
    private readonly Dictionary<string, LogLevel> levels = new(StringComparer.OrdinalIgnoreCase)
    {
        ["default"] = LogLevel.Information,

        // The two lines that launchers wait for: where the host listens, and that it is ready.
        ["Microsoft.Hosting.Lifetime"] = LogLevel.Information,
        [ReadyLine.Category] = LogLevel.Information,
    };

    private readonly ConcurrentDictionary<string, LogLevel> byCategory = new(StringComparer.Ordinal);

    private readonly ConcurrentDictionary<string, string> userCategories = new(StringComparer.Ordinal);

    public LogLevels(HostJson host)
    {
        foreach (var (category, level) in host.LogLevels)
        {
            levels[category] = Enum.TryParse<LogLevel>(level, ignoreCase: true, out var parsed)
                ? parsed
                : throw new InvalidOperationException($"logging.logLevel.{category} in host.json has the unknown level '{level}'.");
        }
    }

    public bool IsEnabled(string? provider, string? category, LogLevel level)
    {
        // Asked for every line that might be written: nothing may be allocated on the way.
        var name = category ?? "";
        if (CurrentFunction.Name is { } function && !IsLibrary(name))
        {
            name = userCategories.GetOrAdd(function, static f => $"Function.{f}.User");
        }

        return level >= (byCategory.TryGetValue(name, out var least) ? least : byCategory.GetOrAdd(name, Find(name)));
    }

    private static bool IsLibrary(string category)
    {
        foreach (var library in Libraries)
        {
            if (category.StartsWith(library, StringComparison.Ordinal))
            {
                return true;
            }
        }

        return false;
    }

    private LogLevel Find(string category)
    {
        for (var prefix = category; prefix.Length > 0; prefix = prefix[..Math.Max(prefix.LastIndexOf('.'), 0)])
        {
            if (levels.TryGetValue(prefix, out var level))
            {
                return level;
            }
        }

        return levels["default"];
    }
}
