using Attribution.Domain.Leads;
using Attribution.Storage.Leads;
using FsCheck;
using FsCheck.Fluent;

namespace Attribution.Functions.Tests.People;

/// <summary>A form by numbers: zero stands for none.</summary>
public sealed record FormSpec(int Email, int Phone, int Visitor, int Click, int Hour, int Channel);

/// <summary>A touch by numbers: zero stands for none.</summary>
public sealed record TouchSpec(int Visitor, int Click, int Email, int Hour, int Channel);

/// <summary>Forms and touches of a few people who share e-mails, numbers, browsers and links, and the order in which they arrive.</summary>
/// <param name="Forms">The forms.</param>
/// <param name="Touches">The touches.</param>
/// <param name="Deliveries">Numbers of forms, then of touches; some several times.</param>
/// <param name="Choices">What the scheduler does next.</param>
public sealed record PeopleCase(FormSpec[] Forms, TouchSpec[] Touches, int[] Deliveries, int[] Choices)
{
    /// <summary>Few people with much in common; or many e-mails beside one number, which is a switchboard then.</summary>
    public static Gen<PeopleCase> Any { get; } =
        from emails in Gen.Elements(2, 3, 9)
        from forms in Gen.ArrayOf(Form(emails), emails == 9 ? 9 : 5)
        from touches in Gen.ArrayOf(Touch(emails), 5)
        from again in Gen.ArrayOf(Gen.Choose(0, forms.Length + touches.Length - 1), 3)
        from order in Gen.Shuffle([.. Enumerable.Range(0, forms.Length + touches.Length), .. again])
        from choices in Gen.ArrayOf(Gen.Choose(0, 9), 20)
        select new PeopleCase(forms, touches, [.. order], choices);

    public Lead Lead(int number, string own, DateOnly monday)
    {
        var form = Forms[number];
        var at = new DateTimeOffset(monday, TimeOnly.MinValue, TimeSpan.Zero).AddHours(form.Hour);
        return new Lead(
            LeadStore.Key(own, $"form-{number}"), own, $"form-{form.Channel}", "", at, DateOnly.FromDateTime(at.DateTime),
            [.. Named(own, ("c:", form.Click), ("v:", form.Visitor), ("e:", form.Email), ("p:", form.Phone))]);
    }

    public Touchpoint Touchpoint(int number, string own, DateOnly monday)
    {
        var touch = Touches[number];
        return new Touchpoint(
            $"{own}-touch-{number}", $"channel-{touch.Channel}", "", new DateTimeOffset(monday, TimeOnly.MinValue, TimeSpan.Zero).AddHours(touch.Hour),
            [.. Named(own, ("c:", touch.Click), ("v:", touch.Visitor), ("e:", touch.Email))]);
    }

    public override string ToString() =>
        $"forms: {string.Join<FormSpec>("; ", Forms)}\ntouches: {string.Join<TouchSpec>("; ", Touches)}\ndeliveries: {string.Join(' ', Deliveries)}\nchoices: {string.Join(' ', Choices)}";

    private static IEnumerable<string> Named(string own, params (string Prefix, int Number)[] numbers) =>
        numbers.Where(n => n.Number > 0).Select(n => $"{n.Prefix}{own}-{n.Number}");

    private static Gen<FormSpec> Form(int emails) =>
        from email in Gen.Choose(0, emails)
        from phone in emails == 9 ? Gen.Choose(0, 1) : Gen.Choose(0, 2)
        from visitor in Gen.Choose(0, 3)
        from click in Gen.Choose(0, 3)
        from hour in Gen.Choose(0, 150)
        from channel in Gen.Choose(1, 2)
        select new FormSpec(email == 0 && phone == 0 ? 1 : email, phone, visitor, click, hour, channel);

    private static Gen<TouchSpec> Touch(int emails) =>
        from visitor in Gen.Choose(0, 3)
        from click in Gen.Choose(0, 3)
        from email in Gen.Choose(0, emails)
        from hour in Gen.Choose(-60, 150)
        from channel in Gen.Choose(1, 3)
        select new TouchSpec(visitor == 0 && click == 0 ? 1 : visitor, click, email > 2 ? 0 : email, hour, channel);
}
