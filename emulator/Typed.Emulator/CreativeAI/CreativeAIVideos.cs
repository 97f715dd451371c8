using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using Typed.Emulator.Http;
using Typed.Emulator.Json;
using Typed.Emulator.Schema;

namespace Typed.Emulator.CreativeAI;

/// <summary>Videos and batches of videos.</summary>
internal static class CreativeAIVideos
{
    public static async Task<IResult> CreateAsync(HttpRequest http, CreativeAICalls calls, CreativeAIJobs jobs, CancellationToken cancellationToken)
    {
        var (body, model, refusal) = await calls.ReadAsync(http, "video-generation/", "auto", cancellationToken);
        if (model is null)
        {
            return refusal!;
        }

        var failover = calls.Behaviour.Failover && !body.TryKind("failover", JsonValueKind.False, out _);
        var fromImage = body.TryKind("image_url", JsonValueKind.String, out _);
        var price = CreativeAIPrices.Video(body, failover);
        if (!calls.Account.TryCharge(price))
        {
            return CreativeAIAnswers.TooFewCredits(price);
        }

        var job = new CreativeAIJob(CreativeAIJobs.NewId(fromImage ? "vgen_i2v_" : "vgen_"), CreativeAIFamily.Video, "video.generation", body)
        {
            Failover = failover,
            ModelActual = ActualOf(model.Name, fromImage, failover),
        };
        jobs.Start(job, model.Name, "video", price, calls.OriginOf(http));
        return Accepted(json => CreativeAIJson.WriteVideo(json, job, isStatus: false, debug: false));
    }

    public static IResult Status(string id, CreativeAICalls calls, CreativeAIJobs jobs) =>
        jobs.TryGet(id, CreativeAIFamily.Video, out var job)
            ? new JsonAnswer(StatusCodes.Status200OK, json => CreativeAIJson.WriteVideo(json, job, isStatus: true, calls.Behaviour.Debug))
            : CreativeAIAnswers.NotFound("video with that id");

    public static async Task<IResult> CreateBatchAsync(HttpRequest http, CreativeAICalls calls, CreativeAIJobs jobs, CancellationToken cancellationToken)
    {
        var (body, model, refusal) = await calls.ReadAsync(http, "video-generation-batch", null, cancellationToken);
        if (model is null)
        {
            return refusal!;
        }

        var clips = body.GetProperty("prompts").EnumerateArray().Select(prompt => ClipOf(prompt, body)).ToList();
        var price = CreativeAIPrices.BatchClip * clips.Count;
        if (!calls.Account.TryCharge(price))
        {
            return CreativeAIAnswers.TooFewCredits(price);
        }

        var batch = new CreativeAIJob(CreativeAIJobs.NewId("video_batch_"), CreativeAIFamily.Batch, "video.batch", body);
        batch.Contain(clips);
        jobs.StartBatch(batch, model.Name, CreativeAIPrices.BatchClip, calls.OriginOf(http));
        return Accepted(json => CreativeAIJson.WriteBatch(json, batch, isStatus: false));
    }

    public static IResult BatchStatus(string id, CreativeAIJobs jobs) =>
        jobs.TryGet(id, CreativeAIFamily.Batch, out var batch)
            ? new JsonAnswer(StatusCodes.Status200OK, json => CreativeAIJson.WriteBatch(json, batch, isStatus: true))
            : CreativeAIAnswers.NotFound("batch with that id");

    private static CreativeAIJob ClipOf(JsonElement prompt, JsonElement batch)
    {
        var body = JsonNode.Parse(prompt.GetRawText())!.AsObject();
        foreach (var shared in new[] { "model", "aspect_ratio", "duration" })
        {
            if (batch.TryGetProperty(shared, out var value))
            {
                body[shared] = JsonNode.Parse(value.GetRawText());
            }
        }

        return new CreativeAIJob(
            CreativeAIJobs.NewId("vid_"), CreativeAIFamily.Video, "video.generation", JsonReading.Parse(System.Text.Encoding.UTF8.GetBytes(body.ToJsonString())));
    }

    // Only the names for auto are documented; the others follow the same pattern.
    private static string ActualOf(string model, bool fromImage, bool failover)
    {
        var name = model["video-generation/".Length..];
        return failover ? "seedance-t2v" : (name == "auto" ? "kling-o3-pro" : name) + (fromImage ? "-i2v" : "-t2v");
    }

    private static JsonAnswer Accepted(Action<Utf8JsonWriter> write)
    {
        // Written now, because the response to a create call reports the job's state at that time.
        var body = JsonAnswer.ToBytes(write);
        return new JsonAnswer(StatusCodes.Status202Accepted, json => json.WriteRawValue(body, skipInputValidation: true));
    }
}
