using System.Text.RegularExpressions;
using Microsoft.Extensions.Configuration;

namespace Microsoft.Azure.Functions.Worker.Embedded.Configuration;

/// <summary>Queue names and schedules may take parts from settings: <c>%Reports:Schedule%</c>.</summary>
internal static partial class SettingExpression
{
    /// <exception cref="InvalidOperationException">The expression names a setting that does not exist.</exception>
    public static string Resolve(string text, IConfiguration settings) =>
        Expression().Replace(text, match =>
            settings[match.Groups["name"].Value.Replace("__", ":", StringComparison.Ordinal)]
            ?? throw new InvalidOperationException($"'{text}' refers to the setting '{match.Groups["name"].Value}', which is not set."));

    [GeneratedRegex("%(?<name>[^%]+)%")]
    private static partial Regex Expression();
}
