namespace Attribution.Reporting.Text;

/// <summary>
/// A text with named places, which translators may reorder and repeat: <c>{plan}</c> is filled as it is;
/// <c>{count|one:# plan|other:# plans}</c> has a form for each kind of number, in which <c>#</c> is the printed number.
/// </summary>
internal sealed class TextTemplate
{
    private readonly IReadOnlyList<Part> parts;

    private TextTemplate(IReadOnlyList<Part> parts) => this.parts = parts;

    /// <summary>Names of the places, each once.</summary>
    public IEnumerable<string> Places => parts.OfType<Place>().Select(p => p.Name).Distinct(StringComparer.Ordinal);

    /// <summary>The forms of each place that has them.</summary>
    public IEnumerable<IReadOnlyCollection<PluralCategory>> Forms => parts.OfType<Place>().Where(p => p.Forms is not null).Select(p => p.Forms!.Keys.ToList());

    /// <summary>Reads a text.</summary>
    /// <param name="text">The text.</param>
    /// <exception cref="FormatException">A brace without its fellow, an unknown kind of number, or forms without <c>other</c>.</exception>
    public static TextTemplate Parse(string text)
    {
        var parts = new List<Part>();
        foreach (var (piece, index) in text.Split('{').Select((p, i) => (p, i)))
        {
            var ends = piece.Split('}');
            if (ends.Length != (index == 0 ? 1 : 2))
            {
                throw new FormatException($"A brace has no fellow in “{text}”.");
            }

            if (index > 0)
            {
                parts.Add(ReadPlace(ends[0]));
            }

            parts.Add(new Literal(ends[^1]));
        }

        return new TextTemplate(parts);
    }

    /// <summary>The text with its places filled.</summary>
    /// <param name="value">What goes into a place.</param>
    /// <param name="category">Which form a printed value asks for.</param>
    public string Fill(Func<string, string> value, Func<string, PluralCategory> category) => string.Concat(parts.Select(part => part switch
    {
        Literal literal => literal.Text,
        Place { Forms: null } place => value(place.Name),
        Place place => Form(place.Forms, value(place.Name), category),
        _ => throw new NotSupportedException(),
    }));

    private static string Form(Dictionary<PluralCategory, string> forms, string printed, Func<string, PluralCategory> category) =>
        forms.GetValueOrDefault(category(printed), forms[PluralCategory.Other]).Replace("#", printed, StringComparison.Ordinal);

    private static Place ReadPlace(string place)
    {
        if (place.Split('|') is not [var name, _, ..] split)
        {
            return new Place(place, null);
        }

        var forms = split.Skip(1).Select(f => f.Split(':', 2)).ToDictionary(f => Category(f, place), f => f[1]);
        return forms.ContainsKey(PluralCategory.Other) ? new Place(name, forms) : throw new FormatException($"{{{place}}} has no form 'other'.");
    }

    private static PluralCategory Category(string[] form, string place) =>
        form.Length == 2 && Enum.GetValues<PluralCategory>().FirstOrDefault(c => Name(c) == form[0]) is not 0 and var category
            ? category
            : throw new FormatException($"'{form[0]}' in {{{place}}} is none of {string.Join(", ", Enum.GetValues<PluralCategory>().Select(Name))}.");

    private static string Name(PluralCategory category) => category switch
    {
        PluralCategory.Zero => "zero",
        PluralCategory.One => "one",
        PluralCategory.Few => "few",
        PluralCategory.Many => "many",
        _ => "other",
    };

    private abstract record Part;

    private sealed record Literal(string Text) : Part;

    private sealed record Place(string Name, Dictionary<PluralCategory, string>? Forms) : Part;
}
