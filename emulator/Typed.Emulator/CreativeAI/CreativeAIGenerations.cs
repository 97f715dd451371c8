using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Typed.Emulator.Http;

namespace Typed.Emulator.CreativeAI;

/// <summary>The jobs of the shared status path, and those of undocumented calls.</summary>
internal static class CreativeAIGenerations
{
    public static Task<IResult> VoiceAsync(HttpRequest http, CreativeAICalls calls, CreativeAIJobs jobs, CancellationToken cancellationToken) =>
        CreateAsync(http, calls, jobs, "voice-generation", "voice.generation", "voice_", "audio", cancellationToken);

    public static Task<IResult> ComposeAsync(HttpRequest http, CreativeAICalls calls, CreativeAIJobs jobs, CancellationToken cancellationToken) =>
        CreateAsync(http, calls, jobs, "video-composition", "video.composition", "comp_", "video", cancellationToken);

    public static Task<IResult> ChartAsync(HttpRequest http, CreativeAICalls calls, CreativeAIJobs jobs, CancellationToken cancellationToken) =>
        CreateAsync(http, calls, jobs, "chart-to-video", "chart.video", "chart_", "video", cancellationToken);

    public static IResult Status(string id, CreativeAIJobs jobs) =>
        jobs.TryGet(id, CreativeAIFamily.Shared, out var job)
            ? new JsonAnswer(StatusCodes.Status200OK, json => CreativeAIJson.WriteShared(json, job))
            : CreativeAIAnswers.NotFound("job with that id");

    /// <summary>Runs a utility at a path that the emulator defines. Accepts any object.</summary>
    public static async Task<IResult> UtilityAsync(string utility, HttpRequest http, CreativeAICalls calls, CreativeAIJobs jobs, CancellationToken cancellationToken)
    {
        var (body, refusal) = await CreativeAICalls.ReadJsonAsync(http, cancellationToken);
        return refusal ?? Start(http, calls, jobs, body, CreativeAIFamily.Shared, utility, $"image.{utility}", "util_", "image");
    }

    /// <summary>Creates a native picture. Accepts any object.</summary>
    public static async Task<IResult> NativeAsync(HttpRequest http, CreativeAICalls calls, CreativeAIJobs jobs, CancellationToken cancellationToken)
    {
        var (body, refusal) = await CreativeAICalls.ReadJsonAsync(http, cancellationToken);
        return refusal ?? Start(http, calls, jobs, body, CreativeAIFamily.Native, "native-image", "image.generation", "img_", "image");
    }

    public static IResult Prediction(string id, CreativeAIJobs jobs) =>
        jobs.TryGet(id, CreativeAIFamily.Native, out var job)
            ? new JsonAnswer(StatusCodes.Status200OK, json => CreativeAIJson.WriteWebhook(json, job))
            : CreativeAIAnswers.NotFound("prediction with that id");

    /// <summary>Calculates the price of a request, in a format that the emulator defines.</summary>
    public static async Task<IResult> CalculateAsync(HttpRequest http, CancellationToken cancellationToken)
    {
        var (body, refusal) = await CreativeAICalls.ReadJsonAsync(http, cancellationToken);
        return refusal ?? new JsonAnswer(StatusCodes.Status200OK, json =>
        {
            json.WriteStartObject();
            json.WriteNumber("credits", CreativeAIPrices.Video(body, failover: false));
            json.WriteEndObject();
        });
    }

    private static async Task<IResult> CreateAsync(
        HttpRequest http, CreativeAICalls calls, CreativeAIJobs jobs, string model, string kind, string prefix, string output, CancellationToken cancellationToken)
    {
        var (body, known, refusal) = await calls.ReadAsync(http, model, null, cancellationToken);
        return known is null ? refusal! : Start(http, calls, jobs, body, CreativeAIFamily.Shared, model, kind, prefix, output);
    }

    private static JsonAnswer Start(
        HttpRequest http, CreativeAICalls calls, CreativeAIJobs jobs, JsonElement body, CreativeAIFamily family, string model, string kind, string prefix, string output)
    {
        var price = CreativeAIPrices.Of(model);
        if (!calls.Account.TryCharge(price))
        {
            return CreativeAIAnswers.TooFewCredits(price);
        }

        var job = new CreativeAIJob(CreativeAIJobs.NewId(prefix), family, kind, body);
        jobs.Start(job, model, output, price, calls.OriginOf(http));
        return new JsonAnswer(StatusCodes.Status202Accepted, json =>
        {
            json.WriteStartObject();
            json.WriteString("id", job.Id);
            json.WriteString("status", family == CreativeAIFamily.Shared ? "PENDING" : "pending");
            json.WriteEndObject();
        });
    }
}
