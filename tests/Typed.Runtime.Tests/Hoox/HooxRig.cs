using System.Text.Json;
using Typed.Hoox;

namespace Typed.RuntimeTests.Hoox;

/// <summary>A client of Hoox over a stub, and the answers of its documentation (docs.hoox.video, the vendor's guide).</summary>
internal static class HooxRig
{
    public const string ApiKey = "hx_live_0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef";

    public const string Started = """{"asset_ids":["665f00000000000000000001"],"status":"generating","count":1,"cost_per_generation":80,"total_cost":80}""";
    public const string StartedTwo = """{"asset_ids":["asset_abc123","asset_def456"],"status":"generating","count":2,"cost_per_generation":80,"total_cost":160}""";

    public const string Generating = """
        {"asset_id":"665f00000000000000000001","status":"generating","type":"video","generation_params":{"model":"veo-3.1","prompt":"A fox","aspect_ratio":"9:16","resolution":"720p","duration":8}}
        """;

    public const string Completed = """
        {"asset_id":"665f00000000000000000001","status":"completed","type":"video","url":"https://cdn.example/v.mp4","thumbnail_url":"https://cdn.example/v.jpg",
         "width":720,"height":1280,"duration_seconds":8,"cost":32,"created_at":"2026-07-16T10:00:00.000Z","later_member":{"a":1},
         "generation_params":{"model":"veo-3.1","prompt":"A fox","aspect_ratio":"9:16","resolution":"720p","duration":"6s"}}
        """;

    public const string Failed = """
        {"asset_id":"asset_def456","status":"failed","type":"video","cost":80,"error":{"code":"INSUFFICIENT_CREDITS","message":"Too few credits."},
         "generation_params":{"model":"veo-3.1","duration":"6s"}}
        """;

    public const string Webhook = """
        {"task":"asset_generation","asset_id":"asset_abc123","status":"completed",
         "result":{"asset_url":"https://cdn.example/v.mp4","asset_type":"video","width":720,"height":1280,"duration_seconds":8}}
        """;

    public static HooxClient Client(HttpMessageHandler handler, FakeTimeProvider? time = null)
    {
        time ??= new FakeTimeProvider();
        // Waits of a poll pass at once; the limit of a request does not.
        time.SkipUpTo = TimeSpan.FromMinutes(30);
        return new HooxClient(new HttpClient(handler), new HooxOptions { ApiKey = ApiKey, RequestTimeout = TimeSpan.FromHours(1) }, time);
    }

    public static JsonElement Json(string json) => Rig.Json(json);

    /// <summary>Answers a status call with the text for the asset that it names.</summary>
    public static StubHandler Statuses(params (string Id, string Json)[] assets) => new((_, request, _) =>
        Task.FromResult(assets.FirstOrDefault(asset => request.RequestUri!.AbsolutePath.EndsWith("/" + asset.Id, StringComparison.Ordinal)) is { Json: { } json }
            ? StubHandler.Json(json)()
            : StubHandler.Json("""{"error":"Asset not found","code":"not_found"}""", System.Net.HttpStatusCode.NotFound)()));
}
