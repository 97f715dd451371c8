namespace Typed.Refresh.Costs;

/// <summary>The differences between two reports of a project.</summary>
internal static class CostComparison
{
    /// <summary>
    /// The submissions that are new, gone, or have another price. Those of the same method and model are matched in their order, so that a moved line is not a change.
    /// </summary>
    public static IReadOnlyList<(CostCall? Before, CostCall? Now)> Calls(CostReport before, CostReport now)
    {
        var changes = new List<(CostCall? Before, CostCall? Now)>();
        var old = before.Calls.ToLookup(Key);
        var current = now.Calls.ToLookup(Key);
        foreach (var key in current.Select(same => same.Key).Union(old.Select(same => same.Key)))
        {
            var (was, becomes) = (old[key].ToArray(), current[key].ToArray());
            for (var i = 0; i < Math.Max(was.Length, becomes.Length); i++)
            {
                var (one, other) = (was.ElementAtOrDefault(i), becomes.ElementAtOrDefault(i));
                if (one is null || other is null || Price(one) != Price(other))
                {
                    changes.Add((one, other));
                }
            }
        }

        return changes;
    }

    /// <summary>The worst case of the same member or endpoint in the other report, or null.</summary>
    public static CostMember? SameIn(CostReport report, CostMember member) =>
        report.Members.FirstOrDefault(other => other.Name == member.Name && other.Endpoint == member.Endpoint && other.Currency == member.Currency);

    private static (string, string?, string?) Key(CostCall call) => (call.Member, call.Provider, call.Model);

    private static (string?, decimal?, decimal?, int?) Price(CostCall call) => (call.Unit, call.Least, call.Most, call.Times);
}
