using System.Globalization;
using System.Text.Json;
using Typed.Tracking;

namespace Typed.TrackingTests;

internal static class Records
{
    public static CancellationToken Ct => TestContext.Current.CancellationToken;

    public static JobRecord Intent(string hash = "h1", string provider = "acme", DateTimeOffset? at = null) => new()
    {
        Key = Guid.NewGuid(),
        Provider = provider,
        Model = "m/1",
        RequestHash = hash,
        State = JobState.Intent,
        CreatedAt = at ?? SimClock.Start,
        Request = Json("""{"prompt":"a","n":[1,2.50]}"""),
    };

    public static JobRecord Opened(JobRecord intent, string id) => intent with { State = JobState.Open, JobId = id, SubmittedAt = SimClock.Start, Request = null };

    public static JsonElement Json(string json)
    {
        using var document = JsonDocument.Parse(json);
        return document.RootElement.Clone();
    }

    public static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    public static string Json(JobRecord record) => JsonSerializer.Serialize(record, JobRecordJson.Default.JobRecord);

    public static async Task<List<T>> ToListAsync<T>(this IAsyncEnumerable<T> source)
    {
        var list = new List<T>();
        await foreach (var item in source)
        {
            list.Add(item);
        }

        return list;
    }
}
