using System.Globalization;
using Typed.Tracking;

namespace Typed.Refresh.Jobs;

/// <summary>Adds up what jobs cost, by day, model, provider, tenant or tag.</summary>
internal sealed class SpendTable(string by)
{
    private readonly SortedDictionary<string, Row> _rows = new(StringComparer.Ordinal);

    public static IReadOnlyList<string> Groups { get; } = ["day", "model", "provider", "tenant", "tag"];

    public IEnumerable<(string Group, Row Row)> Rows => _rows.Select(row => (row.Key, row.Value));

    /// <summary>The total of all jobs, each counted once.</summary>
    public Row Total { get; } = new();

    public void Add(JobRecord record)
    {
        Total.Add(record);
        foreach (var group in GroupsOf(record))
        {
            if (!_rows.TryGetValue(group, out var row))
            {
                _rows[group] = row = new Row();
            }

            row.Add(record);
        }
    }

    // A job with several tags counts for each of them.
    private IEnumerable<string> GroupsOf(JobRecord record) => by switch
    {
        "day" => [record.CreatedAt.UtcDateTime.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)],
        "model" => [$"{record.Provider}:{record.Model}"],
        "provider" => [record.Provider],
        "tenant" => [record.Tenant ?? "(none)"],
        _ => record.Tags is { Count: > 0 } tags ? tags : ["(none)"],
    };

    internal sealed class Row
    {
        public int Jobs { get; private set; }

        /// <summary>The number of jobs whose price is unknown.</summary>
        public int Unknown { get; private set; }

        public decimal Credits { get; private set; }

        public void Add(JobRecord record)
        {
            Jobs++;
            Credits += record.Spend ?? 0;
            Unknown += record.Spend is null ? 1 : 0;
        }
    }
}
