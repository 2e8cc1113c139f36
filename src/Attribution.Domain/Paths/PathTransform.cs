namespace Attribution.Domain.Paths;

/// <summary>
/// Leaves out touches before a model looks at the path. A touch that stays keeps its age. A milestone on a touch that goes moves to the
/// touch which stands for it: the latest one before it of the same channel, else the nearest before it, else the first.
/// </summary>
public abstract class PathTransform
{
    private bool[] kept = new bool[64];
    private int[] channels = new int[64];
    private double[] ages = new double[64];

    private protected PathTransform()
    {
    }

    /// <summary>Of touches of one channel in a row, the first stays: <c>a a b a</c> becomes <c>a b a</c>. Also known as exposure.</summary>
    public static PathTransform Collapse() => new Marking((path, kept) =>
    {
        for (var i = 0; i < path.Length; i++)
        {
            kept[i] = i == 0 || path[i] != path[i - 1];
        }
    });

    /// <summary>Of all touches of one channel, the first stays: <c>a b a</c> becomes <c>a b</c>.</summary>
    public static PathTransform Unique()
    {
        var distinct = new HashSet<int>();
        return new Marking((path, kept) =>
        {
            distinct.Clear();
            for (var i = 0; i < path.Length; i++)
            {
                kept[i] = distinct.Add(path[i]);
            }
        });
    }

    /// <summary>Touches of some channels go, unless the path has no other.</summary>
    /// <param name="dropped">Whether the channel of this number goes.</param>
    public static PathTransform DropUnlessAll(Predicate<int> dropped) => new Marking((path, kept) =>
    {
        for (var i = 0; i < path.Length; i++)
        {
            kept[i] = !dropped(path[i]);
        }

        if (!kept.Contains(true))
        {
            kept.Fill(true);
        }
    });

    /// <summary>The path without the touches that go; valid until the next call.</summary>
    public PathRow Apply(scoped in PathRow row)
    {
        var count = row.Channels.Length;
        if (count > kept.Length)
        {
            (kept, channels, ages) = (new bool[count * 2], new int[count * 2], new double[count * 2]);
        }

        var stays = kept.AsSpan(0, count);
        Mark(row.Channels, stays);
        if (!stays.Contains(false))
        {
            return row;
        }

        var length = 0;
        for (var i = 0; i < count; i++)
        {
            if (stays[i])
            {
                channels[length] = row.Channels[i];
                ages[length] = row.AgesInDays.IsEmpty ? 0 : row.AgesInDays[i];
                length++;
            }
        }

        return new PathRow
        {
            Channels = channels.AsSpan(0, length),
            AgesInDays = row.AgesInDays.IsEmpty ? default : ages.AsSpan(0, length),
            LeadIndex = Moved(row.LeadIndex, row.Channels, stays),
            OpportunityIndex = Moved(row.OpportunityIndex, row.Channels, stays),
            Conversions = row.Conversions,
            Value = row.Value,
            Nulls = row.Nulls,
        };
    }

    private protected abstract void Mark(ReadOnlySpan<int> path, Span<bool> kept);

    private static int Moved(int milestone, ReadOnlySpan<int> path, ReadOnlySpan<bool> kept)
    {
        if (milestone == PathRow.NotReached)
        {
            return milestone;
        }

        var place = milestone;
        while (place >= 0 && !(kept[place] && path[place] == path[milestone]))
        {
            place--;
        }

        var before = place >= 0 ? kept[..place].Count(true) : kept[..milestone].Count(true) - 1;
        return Math.Max(0, before);
    }

    private delegate void Marker(ReadOnlySpan<int> path, Span<bool> kept);

    private sealed class Marking(Marker mark) : PathTransform
    {
        private protected override void Mark(ReadOnlySpan<int> path, Span<bool> kept) => mark(path, kept);
    }
}
