using System.Buffers;
using System.Globalization;
using System.Text;
using Attribution.Domain.Paths;
using Attribution.Domain.Paths.Chains;
using Attribution.Domain.Paths.Games;

namespace Attribution.Local.Attributing;

/// <summary>Writes credits as CSV in UTF-8: a point before the decimals, 17 significant digits, which give every double back exactly.</summary>
internal static class CreditsCsv
{
    private static readonly SearchValues<char> NeedQuotes = SearchValues.Create(",\"\r\n");

    public static string Write(IEnumerable<CreditedChannel> channels)
    {
        var text = new StringBuilder("channel,conversions,value\n");
        foreach (var credit in channels)
        {
            text.Append(Field(credit.Channel)).Append(',').Append(Number(credit.Conversions)).Append(',').Append(Number(credit.Value)).Append('\n');
        }

        return text.ToString();
    }

    public static string Write(IEnumerable<PositionCredit> positions)
    {
        var text = new StringBuilder("channel,position,conversions,value\n");
        foreach (var credit in positions)
        {
            text.Append(Field(credit.Channel)).Append(',').Append(credit.Position.ToString(CultureInfo.InvariantCulture)).Append(',')
                .Append(Number(credit.Conversions)).Append(',').Append(Number(credit.Value)).Append('\n');
        }

        return text.ToString();
    }

    public static string Write(IEnumerable<OrderScore> scores)
    {
        var text = new StringBuilder("order,auc,penalised\n");
        foreach (var score in scores)
        {
            text.Append(score.Order.ToString(CultureInfo.InvariantCulture)).Append(',').Append(Number(score.Auc)).Append(',').Append(Number(score.Penalised)).Append('\n');
        }

        return text.ToString();
    }

    private static string Field(string name) =>
        name.AsSpan().ContainsAny(NeedQuotes) ? $"\"{name.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : name;

    private static string Number(double number) => number.ToString("G17", CultureInfo.InvariantCulture);
}
