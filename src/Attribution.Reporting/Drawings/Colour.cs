using System.Globalization;

namespace Attribution.Reporting.Drawings;

/// <summary>An sRGB colour.</summary>
/// <param name="R">Red.</param>
/// <param name="G">Green.</param>
/// <param name="B">Blue.</param>
public readonly record struct Colour(byte R, byte G, byte B)
{
    /// <summary>Written as in CSS: <c>#1f5fa8</c>.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"#{R:x2}{G:x2}{B:x2}");
}

/// <summary>The colours of a report: ink and greys, one accent, and red for what needs action.</summary>
public static class Palette
{
    /// <summary>What everything stands on.</summary>
    public static Colour Paper { get; } = new(0xff, 0xff, 0xff);

    /// <summary>Text.</summary>
    public static Colour Ink { get; } = new(0x17, 0x21, 0x2b);

    /// <summary>Labels and explanations.</summary>
    public static Colour Muted { get; } = new(0x5b, 0x67, 0x74);

    /// <summary>Hair lines.</summary>
    public static Colour Hairline { get; } = new(0xdf, 0xe4, 0xe8);

    /// <summary>Ground of tiles.</summary>
    public static Colour Panel { get; } = new(0xf4, 0xf6, 0xf8);

    /// <summary>What is not yet reached on a progress bar.</summary>
    public static Colour Track { get; } = new(0xe3, 0xe8, 0xec);

    /// <summary>The one accent.</summary>
    public static Colour Accent { get; } = new(0x1f, 0x5f, 0xa8);

    /// <summary>Bars that others are compared with.</summary>
    public static Colour Neutral { get; } = new(0xa9, 0xb4, 0xbf);

    /// <summary>Grounds of heat tables, from paper to the darkest on which ink is easy to read. In grey each is darker than the one before, too.</summary>
    public static IReadOnlyList<Colour> Shades { get; } =
        [Paper, new(0xee, 0xf4, 0xfa), new(0xdb, 0xe8, 0xf4), new(0xc3, 0xd9, 0xee), new(0xa9, 0xc7, 0xe6), new(0x8d, 0xb4, 0xdf)];

    /// <summary>What needs action.</summary>
    public static Colour Alert { get; } = new(0xb3, 0x37, 0x2b);
}
