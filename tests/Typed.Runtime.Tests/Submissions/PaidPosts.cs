using Typed.Creatify;
using Typed.CreativeAI;
using Typed.Hoox;
using Typed.Providers;
using Typed.RuntimeTests.CreativeAI;
using Typed.RuntimeTests.Hoox;

namespace Typed.RuntimeTests.Submissions;

/// <summary>Every request of every client that costs credits, and an answer that accepts it.</summary>
internal static class PaidPosts
{
    public static readonly IReadOnlyDictionary<string, (Func<HttpClient, Task> Send, string Accepted)> All = new Dictionary<string, (Func<HttpClient, Task>, string)>(StringComparer.Ordinal)
    {
        ["creatify"] = (http => Creatify(http).SubmitAsync(SampleParams.Valid, cancellationToken: Rig.Ct), Rig.Accepted),
        ["creatify template"] = (http => Templates(http).SubmitAsync(Job, cancellationToken: Rig.Ct), TemplateAccepted),
        ["creatify template preview"] = (http => Templates(http).SubmitAsync(Preview, cancellationToken: Rig.Ct), TemplateAccepted),
        ["creatify template blocking preview"] = (http => Templates(http).PreviewBlockingAsync(Preview, cancellationToken: Rig.Ct), TemplateAccepted),
        ["creatify template render"] = (http => Templates(http).SubmitAsync(Render, cancellationToken: Rig.Ct), TemplateAccepted),
        ["hoox"] = (http => Hoox(http).SubmitAsync("veo-3.1", Rig.Json("""{"prompt":"A fox","type":"video"}"""), cancellationToken: Rig.Ct), HooxRig.Started),
        ["creativeai video"] = (http => CreativeAI(http).SubmitAsync("video-generation/kling-v3", Rig.Json("""{"prompt":"A fox"}"""), cancellationToken: Rig.Ct), """{"id":"vgen_1","status":"pending"}"""),
        ["creativeai image"] = (http => CreativeAI(http).SubmitAsync("image-generation/x", Rig.Json("""{"prompt":"A fox"}"""), cancellationToken: Rig.Ct), """{"created":1,"data":[{"url":"https://cdn.example/a.png"}]}"""),
        ["creativeai edit"] = (EditAsync, """{"created":1,"data":[{"url":"https://cdn.example/a.png"}]}"""),
        ["creativeai chat"] = (http => CreativeAI(http).ChatAsync(new CreativeAIChatRequest("gpt-5", [new("user", "Hi")]), Rig.Ct), """{"choices":[]}"""),
        ["creativeai completions"] = (http => CreativeAI(http).CompleteAsync(Rig.Json("""{"model":"gpt-5","prompt":"Hi"}"""), Rig.Ct), """{"choices":[]}"""),
        ["own provider"] = (SubmitOwnAsync, """{"id":"own-1"}"""),
    };

    public static TheoryData<string> Names => [.. All.Keys];

    private const string TemplateAccepted = """{"id":"3fa85f64-5717-4562-b3fc-2c963f66afa6","status":"pending"}""";

    private static TemplateJobRequest Job => new() { TemplateId = "6f1c2d3e-0000-4000-8000-000000000001", Variables = new() { ["a"] = TemplateVariable.Text("b") } };

    private static TemplatePreviewRequest Preview => new() { TemplateId = "6f1c2d3e-0000-4000-8000-000000000001", Variables = new() { ["a"] = TemplateVariable.Text("b") } };

    private static TemplateRenderRequest Render => new()
    {
        JobId = "3fa85f64-5717-4562-b3fc-2c963f66afa6",
        TemplateId = Preview.TemplateId,
        Variables = Preview.Variables,
    };

    private static CreatifyOptions CreatifyOptions => new() { ApiId = Rig.ApiId, ApiKey = Rig.ApiKey };

    public static CreatifyClient Creatify(HttpClient http, Uri? address = null)
    {
        var options = CreatifyOptions;
        options.BaseAddress = address ?? options.BaseAddress;
        return new CreatifyClient(http, options);
    }

    private static CreatifyTemplatesClient Templates(HttpClient http) => new(http, CreatifyOptions);

    private static HooxClient Hoox(HttpClient http) => new(http, new HooxOptions { ApiKey = HooxRig.ApiKey });

    private static CreativeAIClient CreativeAI(HttpClient http) => new(http, new CreativeAIOptions { ApiKey = Payloads.ApiKey });

    private static Task<GenerationJob> EditAsync(HttpClient http) => CreativeAI(http).SubmitAsync(
        "image-edit/seedream-v4.5-edit",
        Rig.Json("""{"prompt":"A fox"}"""),
        new SubmitOptions { Files = CreativeAIClient.FilesOf(new UploadFile("a.png", new byte[] { 1, 2, 3 }, "image/png")) },
        Rig.Ct);

    private static Task<JobSnapshot> SubmitOwnAsync(HttpClient http)
    {
        var api = new ProviderApi(new ProviderApiOptions { Provider = "own", BaseAddress = new Uri("https://own.example") }, http);
        var request = new GenerationRequest("own", "m", "{}"u8.ToArray());
        return api.SubmitOnceAsync(
            request,
            "jobs",
            request.InputParams,
            json => json.TryGetProperty("id", out var id) ? new JobSnapshot { Id = id.GetString()!, Status = new JobStatus("new", JobPhase.Pending) } : null,
            Rig.Ct);
    }
}
