namespace Attribution.Reporting.Drawings;

/// <summary>Puts shapes of a drawing somewhere else.</summary>
internal static class Placement
{
    /// <summary>The shape, larger or smaller, moved to where its drawing stands.</summary>
    /// <param name="shape">A shape of a drawing.</param>
    /// <param name="x">Left edge of the drawing.</param>
    /// <param name="y">Upper edge of the drawing.</param>
    /// <param name="scale">Factor of its size.</param>
    public static Shape Placed(this Shape shape, double x, double y, double scale)
    {
        Point Place(Point p) => new(x + p.X * scale, y + p.Y * scale);
        Stroke Scaled(Stroke s) => s with { Width = s.Width * scale, Dash = s.Dash * scale };
        return shape switch
        {
            Shape.Rect r => new Shape.Rect(x + r.X * scale, y + r.Y * scale, r.Width * scale, r.Height * scale, r.Fill),
            Shape.Line l => new Shape.Line(Place(l.From), Place(l.To), Scaled(l.Stroke)),
            Shape.Polyline p => new Shape.Polyline([.. p.Points.Select(Place)], Scaled(p.Stroke)),
            Shape.Dot d => new Shape.Dot(Place(d.Centre), d.Radius * scale, d.Fill),
            Shape.Text t => t with { At = Place(t.At), Size = t.Size * scale },
            _ => throw new NotSupportedException($"No place for {shape.GetType().Name}."),
        };
    }
}
