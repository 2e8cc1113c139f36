namespace Attribution.Reporting.Text;

/// <summary>Kinds of numbers that ask for words of different forms, as Unicode's CLDR names them for our languages.</summary>
internal enum PluralCategory
{
    /// <summary>Latvian 0, 10, 11, 20: <c>0 līdu</c>.</summary>
    Zero = 1,

    /// <summary>1, and whatever a language treats the same: Russian 21, Armenian 0 and 1.5.</summary>
    One = 2,

    /// <summary>Russian 2, 3, 4, 22: <c>2 лида</c>.</summary>
    Few = 3,

    /// <summary>Russian 0, 5, 11, 100: <c>5 лидов</c>.</summary>
    Many = 4,

    /// <summary>All others; every text that has forms has this one.</summary>
    Other = 5,
}
