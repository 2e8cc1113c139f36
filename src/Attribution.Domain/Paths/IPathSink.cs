namespace Attribution.Domain.Paths;

/// <summary>Takes paths one by one, in any order.</summary>
public interface IPathSink
{
    /// <summary>Takes a path into account.</summary>
    /// <param name="row">The path; valid only during the call.</param>
    void Add(in PathRow row);
}
