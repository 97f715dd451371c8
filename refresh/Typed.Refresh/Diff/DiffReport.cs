using Typed.Refresh.Diff.Changes;
using Typed.Refresh.Diff.Projects;

namespace Typed.Refresh.Diff;

/// <summary>What a diff found.</summary>
/// <param name="From">The old state's name.</param>
/// <param name="To">The new state's name.</param>
/// <param name="Changes">The changes, in the order of reports.</param>
internal sealed record DiffReport(string From, string To, IReadOnlyList<Change> Changes)
{
    /// <summary>The places in a project that changes touch; null where no project was looked at.</summary>
    public IReadOnlyList<CallSite>? CallSites { get; init; }

    /// <summary>What a reader should know of the look at the project.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];

    /// <summary>The classes that have changes, with their numbers, in the order of reports.</summary>
    public IEnumerable<(ChangeClass Class, IReadOnlyList<Change> Changes)> ByClass() =>
        Changes.GroupBy(change => change.Class).OrderBy(group => group.Key).Select(group => (group.Key, (IReadOnlyList<Change>)[.. group]));
}
