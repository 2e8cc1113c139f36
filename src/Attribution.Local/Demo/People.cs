namespace Attribution.Local.Demo;

/// <summary>People who do not exist.</summary>
internal static class People
{
    private static readonly string[] FirstNames = ["Anete", "Jānis", "Nino", "Գոհար", "Zoltán", "Ольга", "Mārtiņš", "ლევანი", "Eszter", "Tigran"];
    private static readonly string[] LastNames = ["Paraugs", "Mintaőr", "Նմուշյան", "ნიმუშაძე", "Образцова", "Šķēle", "Kovács", "Bērziņa"];

    /// <summary>Contact data: an e-mail address of their own.</summary>
    public static ContactBody Contact(Dice dice, string id) =>
        new($"{dice.Pick(FirstNames)} {dice.Pick(LastNames)}", $"person.{id}@example.com", null, dice.Chance(20) ? "SIA Paraugu Darbnīca" : null);
}
