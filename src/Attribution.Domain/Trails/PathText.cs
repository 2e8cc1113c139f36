using Attribution.Domain.Catalog;
using Attribution.Domain.Leads;

namespace Attribution.Domain.Trails;

/// <summary>A path as text: channel ids in the order of their touches, repetitions included, for example <c>email > paid-search > paid-search</c>.</summary>
/// <remarks>Eighty touches of channel ids of sixty-four letters are five thousand letters: far below what a column of a table holds.</remarks>
public static class PathText
{
    /// <summary>Stands between two channels; no channel id holds a blank.</summary>
    public const string Separator = " > ";

    /// <summary>The path of touches in order of time. Of more than fit, the first and the latest ones; of none, <see cref="Channel.Unattributed"/>.</summary>
    /// <param name="touches">The touches.</param>
    /// <param name="most">How many fit, at least one.</param>
    public static string Of(IReadOnlyList<Touchpoint> touches, int most = int.MaxValue)
    {
        IEnumerable<Touchpoint> kept = touches.Count <= most ? touches : [touches[0], .. touches.Skip(touches.Count - most + 1)];
        return touches is [] ? Channel.Unattributed : string.Join(Separator, kept.Select(touch => touch.Channel));
    }

    /// <summary>The channels of a path.</summary>
    public static IReadOnlyList<string> Channels(string path) => path.Split(Separator);
}
