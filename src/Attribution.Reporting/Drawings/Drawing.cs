namespace Attribution.Reporting.Drawings;

/// <summary>
/// A picture of shapes in points, origin at the top left. Charts are built once as drawings; SVG and PDF draw the same shapes.
/// </summary>
/// <param name="Width">Width in points.</param>
/// <param name="Height">Height in points.</param>
/// <param name="Title">Its name, for those who cannot see it.</param>
/// <param name="Description">What it shows, in words.</param>
/// <param name="Shapes">Shapes, the later ones on top.</param>
public sealed record Drawing(double Width, double Height, string Title, string Description, IReadOnlyList<Shape> Shapes)
{
    /// <summary>Name and description in one text, for formats that have one place for it.</summary>
    public string Alternative => string.Join(": ", new[] { Title, Description }.Where(t => t.Length > 0));
}

/// <summary>A shape of a drawing.</summary>
public abstract record Shape
{
    private Shape()
    {
    }

    /// <summary>A filled rectangle.</summary>
    /// <param name="X">Left edge.</param>
    /// <param name="Y">Upper edge.</param>
    /// <param name="Width">Width.</param>
    /// <param name="Height">Height.</param>
    /// <param name="Fill">Colour.</param>
    public sealed record Rect(double X, double Y, double Width, double Height, Colour Fill) : Shape;

    /// <summary>A straight line.</summary>
    /// <param name="From">Start.</param>
    /// <param name="To">End.</param>
    /// <param name="Stroke">How it is drawn.</param>
    public sealed record Line(Point From, Point To, Stroke Stroke) : Shape;

    /// <summary>Connected straight lines.</summary>
    /// <param name="Points">Corners, at least two.</param>
    /// <param name="Stroke">How it is drawn.</param>
    public sealed record Polyline(IReadOnlyList<Point> Points, Stroke Stroke) : Shape;

    /// <summary>A filled circle.</summary>
    /// <param name="Centre">Its centre.</param>
    /// <param name="Radius">Its radius.</param>
    /// <param name="Fill">Colour.</param>
    public sealed record Dot(Point Centre, double Radius, Colour Fill) : Shape;

    /// <summary>One line of text.</summary>
    /// <param name="At">Where its anchor is, on the base line.</param>
    /// <param name="Content">The text.</param>
    /// <param name="Size">Size in points.</param>
    /// <param name="Fill">Colour.</param>
    /// <param name="Anchor">Which end of the text is at <paramref name="At"/>.</param>
    /// <param name="Bold">Whether it is bold.</param>
    public sealed record Text(Point At, string Content, double Size, Colour Fill, Anchor Anchor = Anchor.Start, bool Bold = false) : Shape;
}

/// <summary>A place in a drawing.</summary>
/// <param name="X">From the left.</param>
/// <param name="Y">From the top.</param>
public readonly record struct Point(double X, double Y);

/// <summary>How a line is drawn.</summary>
/// <param name="Colour">Its colour.</param>
/// <param name="Width">Its width.</param>
/// <param name="Dash">Length of dashes and of the gaps between them; zero for an unbroken line.</param>
public readonly record struct Stroke(Colour Colour, double Width, double Dash = 0);

/// <summary>Which part of a text is at its place.</summary>
public enum Anchor
{
    /// <summary>Its start.</summary>
    Start = 1,

    /// <summary>Its middle.</summary>
    Middle = 2,

    /// <summary>Its end.</summary>
    End = 3,
}
