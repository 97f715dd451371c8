using System.Text.Json;
using Typed.Creatify;

namespace Typed.RuntimeTests;

/// <summary>A client over a stub, a clock and known keys.</summary>
internal sealed class Rig
{
    public const string ApiId = "id-5d0c1b7e";
    public const string ApiKey = "key-9f8e7d6c/5b4a";

    public const string Accepted = """{"id":"7b1f","model_name":"sample/v1","gen_type":"image","failed_reason":"","assets":"[]","input_params":{},"status":"initializing","credits_used":0}""";
    public const string Generating = """{"id":"7b1f","model_name":"sample/v1","status":"generating","assets":[],"credits_used":0}""";
    public const string Done = """
        {"id":"7b1f","model_name":"sample/v1","status":"done","failed_reason":"","credits_used":"8.25","duration":5,"resolution":"1080x1920","output_nums":1,
         "created_at":"2026-11-21T08:00:00Z","updated_at":"2026-11-21T08:01:00Z","new_member":{"a":1},
         "assets":[{"id":"a1","type":"video","url":"https://cdn.example/x/Video.mp4?sig=1","thumbnail_url":"https://cdn.example/x/t.jpg","name":"Video-714bec31"}]}
        """;

    public Rig(HttpMessageHandler handler, Action<CreatifyOptions>? configure = null)
    {
        // Waits of a poll pass at once; the limit of a request does not.
        Time.SkipUpTo = TimeSpan.FromMinutes(30);
        var options = new CreatifyOptions
        {
            ApiId = ApiId,
            ApiKey = ApiKey,
            RequestTimeout = TimeSpan.FromHours(1),
            Polling = new PollingOptions { Jitter = 0 },
            Catalog = new ModelCatalog("creatify", SampleParams.Info),
        };
        configure?.Invoke(options);
        Client = new CreatifyClient(new HttpClient(handler), options, Time);
    }

    public FakeTimeProvider Time { get; } = new();

    public CreatifyClient Client { get; }

    public static CancellationToken Ct => TestContext.Current.CancellationToken;

    public static Task<GenerationJob> SubmitAsync(HttpMessageHandler handler) => new Rig(handler).Client.SubmitAsync(SampleParams.Valid, cancellationToken: Ct);

    public static JsonElement Json(string json)
    {
        using var document = JsonDocument.Parse(json);
        return document.RootElement.Clone();
    }
}

/// <summary>Progress without a synchronization context: reported at once, in order.</summary>
internal sealed class ListProgress<T> : List<T>, IProgress<T>
{
    public void Report(T value) => Add(value);
}
