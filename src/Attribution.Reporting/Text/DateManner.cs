using System.Globalization;

namespace Attribution.Reporting.Text;

/// <summary>
/// How a language writes days. Months stand in the case that a day asks for. In the patterns 0, 1 and 2 are day, month and
/// year of a day, 3 and 4 day and month of a later one in the same year.
/// </summary>
/// <param name="Day">One day.</param>
/// <param name="WithinMonth">Two days of one month.</param>
/// <param name="AcrossMonths">Two days of one year.</param>
/// <param name="Months">January to December.</param>
internal sealed record DateManner(string Day, string WithinMonth, string AcrossMonths, IReadOnlyList<string> Months)
{
    private static readonly DateManner English = new(
        "{0} {1} {2}",
        "{0}–{3} {1} {2}",
        "{0} {1} – {3} {4} {2}",
        ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"]);

    private static readonly DateManner Armenian = new(
        "{2}\u00a0թ. {1} {0}",
        "{2}\u00a0թ. {1} {0}–{3}",
        "{2}\u00a0թ. {1} {0} – {4} {3}",
        ["հունվարի", "փետրվարի", "մարտի", "ապրիլի", "մայիսի", "հունիսի", "հուլիսի", "օգոստոսի", "սեպտեմբերի", "հոկտեմբերի", "նոյեմբերի", "դեկտեմբերի"]);

    private static readonly DateManner Georgian = new(
        "{2} წლის {0} {1}",
        "{2} წლის {0}–{3} {1}",
        "{2} წლის {0} {1} – {3} {4}",
        ["იანვარი", "თებერვალი", "მარტი", "აპრილი", "მაისი", "ივნისი", "ივლისი", "აგვისტო", "სექტემბერი", "ოქტომბერი", "ნოემბერი", "დეკემბერი"]);

    private static readonly DateManner Hungarian = new(
        "{2}. {1} {0}.",
        "{2}. {1} {0}–{3}.",
        "{2}. {1} {0}. – {4} {3}.",
        ["január", "február", "március", "április", "május", "június", "július", "augusztus", "szeptember", "október", "november", "december"]);

    private static readonly DateManner Latvian = new(
        "{2}. gada {0}. {1}",
        "{2}. gada {0}.–{3}. {1}",
        "{2}. gada {0}. {1} – {3}. {4}",
        ["janvāris", "februāris", "marts", "aprīlis", "maijs", "jūnijs", "jūlijs", "augusts", "septembris", "oktobris", "novembris", "decembris"]);

    private static readonly DateManner Russian = new(
        "{0} {1} {2}\u00a0г.",
        "{0}–{3} {1} {2}\u00a0г.",
        "{0} {1} – {3} {4} {2}\u00a0г.",
        ["января", "февраля", "марта", "апреля", "мая", "июня", "июля", "августа", "сентября", "октября", "ноября", "декабря"]);

    /// <summary>The manner of a language.</summary>
    /// <param name="language">One of <see cref="ReportTexts.Languages"/>.</param>
    public static DateManner Of(string language) => language switch
    {
        "en" => English,
        "hy" => Armenian,
        "ka" => Georgian,
        "hu" => Hungarian,
        "lv" => Latvian,
        "ru" => Russian,
        _ => throw new ArgumentException(ReportTexts.Unknown(language), nameof(language)),
    };

    /// <summary>One day, or all days from one to another, with no part named twice.</summary>
    /// <param name="first">First day.</param>
    /// <param name="last">Last day, not before the first.</param>
    public string Days(DateOnly first, DateOnly last) => (first, last) switch
    {
        _ when first == last => Write(Day, first, first),
        _ when first.Year != last.Year => $"{Write(Day, first, first)} – {Write(Day, last, last)}",
        _ when first.Month != last.Month => Write(AcrossMonths, first, last),
        _ => Write(WithinMonth, first, last),
    };

    private string Write(string pattern, DateOnly first, DateOnly last) => string.Format(
        CultureInfo.InvariantCulture, pattern, first.Day, Months[first.Month - 1], first.Year, last.Day, Months[last.Month - 1]);
}
