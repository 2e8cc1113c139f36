namespace Attribution.Local.Demo;

/// <summary>People who do not exist.</summary>
internal static class People
{
    private static readonly string[] FirstNames = ["Anete", "Jānis", "Nino", "Գոհար", "Zoltán", "Ольга", "Mārtiņš", "ლევანი", "Eszter", "Tigran"];
    private static readonly string[] LastNames = ["Paraugs", "Mintaőr", "Նմուշյան", "ნიმუშაძე", "Образцова", "Šķēle", "Kovács", "Bērziņa"];

    /// <summary>Contact data: an e-mail address of their own. The tenth who asks on a day is the first of that day once more, who writes it in capitals.</summary>
    public static ContactBody Contact(Dice dice, string id) =>
        new($"{dice.Pick(FirstNames)} {dice.Pick(LastNames)}", Email(id), null, dice.Chance(20) ? "SIA Paraugu Darbnīca" : null);

    private static string Email(string id) =>
        id.EndsWith("-10", StringComparison.Ordinal) ? $"PERSON.{id[..^1]}@Example.com" : $"person.{id}@example.com";
}
