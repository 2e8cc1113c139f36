using Attribution.Domain.Paths;

#pragma warning disable format // The columns of tables stay aligned.

namespace Attribution.Domain.Tests.Paths;

public sealed class TransformTests
{
    [Theory]
    [InlineData("collapse", "a",           "a")]
    [InlineData("collapse", "a a b",       "a b")]
    [InlineData("collapse", "a b b b a",   "a b a")]
    [InlineData("collapse", "a b a b",     "a b a b")]
    [InlineData("unique",   "a a b a c b", "a b c")]
    [InlineData("unique",   "a b c",       "a b c")]
    // d is dropped, unless the path has no other channel.
    [InlineData("drop",     "d a d b d",   "a b")]
    [InlineData("drop",     "a",           "a")]
    [InlineData("drop",     "d d",         "d d")]
    public void Transform_Keeps(string transform, string path, string kept) => Assert.Equal(kept, Apply(transform, path).Path);

    [Theory]
    // A touch that stays keeps its age: the first of each run, the first of each channel.
    [InlineData("collapse", "a a b b", "40 30 20 10", "40 20")]
    [InlineData("unique",   "a b a b", "40 30 20 10", "40 30")]
    [InlineData("drop",     "a d b d", "40 30 20 10", "40 20")]
    public void Transform_KeepsAges(string transform, string path, string ages, string kept) =>
        Assert.Equal(kept, Apply(transform, path, [.. ages.Split(' ').Select(double.Parse)]).Ages);

    [Theory]
    // A milestone stays on its touch,
    [InlineData("collapse", "a b c",   2, 2)]
    [InlineData("collapse", "a a b",   2, 1)]
    // moves to the touch that its channel keeps,
    [InlineData("collapse", "a b b",   2, 1)]
    [InlineData("unique",   "a b c a", 3, 0)]
    // to the nearest before it, or to the first that is left.
    [InlineData("drop",     "a b d",   2, 1)]
    [InlineData("drop",     "a d d b", 2, 0)]
    [InlineData("drop",     "d a b",   0, 0)]
    [InlineData("drop",     "d d",     1, 1)]
    // One that was not reached stays so.
    [InlineData("collapse", "a a b",   -1, -1)]
    public void Transform_MovesMilestones(string transform, string path, int milestone, int moved)
    {
        Assert.Equal(moved, Apply(transform, path, lead: milestone).Lead);
    }

    private static (string Path, string Ages, int Lead) Apply(string transform, string path, double[]? ages = null, int lead = PathRow.NotReached)
    {
        var names = path.Split(' ').Distinct().ToList();
        var used = transform switch
        {
            "collapse" => PathTransform.Collapse(),
            "unique" => PathTransform.Unique(),
            _ => PathTransform.DropUnlessAll(channel => names[channel] == "d"),
        };
        var row = used.Apply(new PathRow { Channels = [.. path.Split(' ').Select(name => names.IndexOf(name))], AgesInDays = ages, LeadIndex = lead });
        return (string.Join(' ', row.Channels.ToArray().Select(channel => names[channel])), string.Join(' ', row.AgesInDays.ToArray()), row.LeadIndex);
    }
}
