using Attribution.Local.Demo.Quarter;

namespace Attribution.Local.Demo;

/// <summary>People who do not exist, at companies that do not exist.</summary>
internal static class People
{
    private static readonly string[] FirstNames = ["Anete", "Jānis", "Nino", "Գոհար", "Zoltán", "Ольга", "Mārtiņš", "ლევანი", "Eszter", "Tigran"];
    private static readonly string[] LastNames = ["Paraugs", "Mintaőr", "Նմուշյան", "ნიმუშაძე", "Образцова", "Šķēle", "Kovács", "Bērziņa"];

    /// <summary>Contact data: an e-mail address of their own. The ninth who asks on a day is the first of that day once more, who writes it in capitals.</summary>
    public static ContactBody Contact(Dice dice, string id) =>
        IsAgain(id) ? At(dice, Company.Of(First(id)), $"PERSON.{First(id)}@{Company.Of(First(id)).Domain.ToUpperInvariant()}") : Contact(dice, id, Company.Of(id));

    /// <summary>Contact data of somebody at a company.</summary>
    public static ContactBody Contact(Dice dice, string id, Company company) => At(dice, company, $"person.{id}@{company.Domain}");

    private static bool IsAgain(string id) => id.EndsWith("-9", StringComparison.Ordinal);

    private static string First(string id) => $"{id[..^1]}1";

    /// <summary>Most say where they work.</summary>
    private static ContactBody At(Dice dice, Company company, string email) =>
        new($"{dice.Pick(FirstNames)} {dice.Pick(LastNames)}", email, null, dice.Chance(70) ? company.Name : null);
}
