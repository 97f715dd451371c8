using System.Globalization;
using System.Text.Json.Nodes;
using Typed.Tracking;

namespace Typed.Refresh.Jobs;

/// <summary>A job as text.</summary>
internal static class JobText
{
    public static string Credits(decimal? credits) => credits?.ToString("0.####", CultureInfo.InvariantCulture) ?? "unknown";

    public static string Age(TimeSpan age) => age switch
    {
        { TotalMinutes: < 1 } => string.Create(CultureInfo.InvariantCulture, $"{Math.Max(0, age.TotalSeconds):0} s"),
        { TotalHours: < 1 } => string.Create(CultureInfo.InvariantCulture, $"{age.TotalMinutes:0} min"),
        { TotalDays: < 2 } => string.Create(CultureInfo.InvariantCulture, $"{age.TotalHours:0} h"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{age.TotalDays:0} d"),
    };

    public static JsonNode Json(JobRecord record) => JsonNode.Parse(record.ToJson())!;

    /// <summary>The members of a job, as names and values. Parameters are left out: they are long and private.</summary>
    public static IEnumerable<(string Name, string? Value)> Members(JobRecord record)
    {
        yield return ("Key", record.Key.ToString("N"));
        yield return ("State", record.StateText);
        yield return ("Provider", record.Provider);
        yield return ("Model", record.Model);
        yield return ("Job id", record.JobId);
        yield return ("Status", record.Status);
        yield return ("Reason", record.Reason);
        yield return ("Label", record.Label);
        yield return ("Tenant", record.Tenant);
        yield return ("Tags", record.Tags is { } tags ? string.Join(", ", tags) : null);
        yield return ("Own key", record.IdempotencyKey);
        yield return ("Account", record.Account);
        yield return ("Price", record.Price is { } price ? Credits(price) : null);
        yield return ("Credits", Credits(record.Spend));
        yield return ("Created", Time(record.CreatedAt));
        yield return ("Submitted", Time(record.SubmittedAt));
        yield return ("Ended", Time(record.EndedAt));
        yield return ("Deadline", Time(record.Deadline));
        yield return ("Expires", Time(record.ExpiresAt));
        yield return ("Fetched", Time(record.FetchedAt));
        yield return ("Trace", record.TraceParent);
        foreach (var asset in record.Assets ?? [])
        {
            yield return ("Asset", asset.File ?? asset.Url.ToString());
        }
    }

    private static string? Time(DateTimeOffset? time) => time?.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}
