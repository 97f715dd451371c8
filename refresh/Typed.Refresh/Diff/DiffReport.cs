using Typed.Refresh.Diff.Changes;
using Typed.Refresh.Diff.Projects;

namespace Typed.Refresh.Diff;

/// <summary>The result of a diff.</summary>
/// <param name="From">The old state's name.</param>
/// <param name="To">The new state's name.</param>
/// <param name="Changes">The changes, in report order.</param>
internal sealed record DiffReport(string From, string To, IReadOnlyList<Change> Changes)
{
    /// <summary>The locations in a project that changes affect, or null if no project was analyzed.</summary>
    public IReadOnlyList<CallSite>? CallSites { get; init; }

    /// <summary>Notes for the reader about the analysis of the project.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];

    /// <summary>The classes that have changes, with the changes, in report order.</summary>
    public IEnumerable<(ChangeClass Class, IReadOnlyList<Change> Changes)> ByClass() =>
        Changes.GroupBy(change => change.Class).OrderBy(group => group.Key).Select(group => (group.Key, (IReadOnlyList<Change>)[.. group]));
}
