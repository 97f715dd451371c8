using System.Text.Json;
using Typed.Emulator.Jobs;

namespace Typed.Emulator.CreativeAI;

/// <summary>Writes jobs in CreativeAI's JSON formats.</summary>
internal static partial class CreativeAIJson
{
    /// <summary>Writes a video, either at creation or as its status.</summary>
    public static void WriteVideo(Utf8JsonWriter json, CreativeAIJob job, bool isStatus, bool debug)
    {
        json.WriteStartObject();
        json.WriteString("id", job.Id);
        json.WriteString("object", job.Kind);
        json.WriteString("model", job.Text("model", "auto"));
        json.WriteString("model_actual", job.ModelActual);
        json.WriteString("status", job.StatusText);
        json.WriteString("prompt", job.Text("prompt"));
        if (job.Text("image_url") is { Length: > 0 } image)
        {
            json.WriteString("image_url", image);
        }

        json.WriteNumber("credits", job.Task.Price);
        json.WriteString("output_url", job.Output);
        if (isStatus)
        {
            WriteError(json, job, "generation_failed");
        }

        json.WriteBoolean("failover_used", job.Failover);
        if (isStatus && debug)
        {
            WriteDebug(json, job);
        }

        if (!isStatus && job.Task.WebhookUrl is { } webhook)
        {
            json.WriteString("webhook_url", webhook);
        }

        json.WriteString("created_at", Time(job.Task.CreatedAt));
        WriteCompleted(json, job);
        json.WriteEndObject();
    }

    /// <summary>Writes a job of the shared status path, in upper case.</summary>
    public static void WriteShared(Utf8JsonWriter json, CreativeAIJob job)
    {
        json.WriteStartObject();
        json.WriteString("id", job.Id);
        if (job.Kind == "voice.generation")
        {
            json.WriteString("type", "VOICE");
            json.WriteString("model", "creative-voice");
        }

        json.WriteString("status", job.StatusText.ToUpperInvariant());
        json.WriteString("output_url", job.Output);
        json.WriteNumber("credits", job.Task.Price);
        if (job.Kind == "voice.generation")
        {
            json.WriteStartObject("parameters");
            json.WriteString("voice", job.Text("voice", "alloy"));
            json.WriteString("language", job.Text("language", "en"));
            json.WriteNumber("speed", job.Body.TryGetProperty("speed", out var speed) && speed.ValueKind == JsonValueKind.Number ? speed.GetDouble() : 1);
            json.WriteEndObject();
        }

        // The format of a failure is not documented here; the video path's format is used.
        if (job.Task.State.Status == TaskStatuses.Failed)
        {
            WriteError(json, job, "generation_failed");
        }

        json.WriteString("created_at", Time(job.Task.CreatedAt));
        WriteCompleted(json, job);
        json.WriteEndObject();
    }

    public static void WriteBatch(Utf8JsonWriter json, CreativeAIJob batch, bool isStatus)
    {
        json.WriteStartObject();
        json.WriteString("batch_id", batch.Id);
        json.WriteNumber("total_jobs", batch.Clips.Count);
        if (isStatus)
        {
            foreach (var status in new[] { "completed", "failed", "pending", "processing" })
            {
                json.WriteNumber(status, batch.Clips.Count(clip => clip.StatusText == status));
            }
        }

        json.WriteStartArray("jobs");
        foreach (var clip in batch.Clips)
        {
            WriteClip(json, clip, withInputs: isStatus, withOutputs: isStatus);
        }

        json.WriteEndArray();
        if (!isStatus)
        {
            json.WriteNumber("credits_charged", batch.Task.Price);
        }

        json.WriteEndObject();
    }

    // Prompts are returned in full; whether the real service shortens them is unknown.
    private static void WriteClip(Utf8JsonWriter json, CreativeAIJob clip, bool withInputs, bool withOutputs)
    {
        json.WriteStartObject();
        json.WriteString("id", clip.Id);
        json.WriteString("prompt", clip.Text("prompt"));
        if (withInputs)
        {
            json.WriteString("image_url", clip.Text("image_url") is { Length: > 0 } image ? image : null);
        }

        json.WriteString("status", clip.StatusText);
        if (withOutputs)
        {
            json.WriteString("output_url", clip.Output);
            json.WriteString("error_message", clip.Task.State.FailedReason is { Length: > 0 } reason ? reason : null);
        }

        json.WriteNumber("credits", clip.Task.State.Status == TaskStatuses.Failed ? 0 : clip.Task.Price);
        json.WriteEndObject();
    }

    private static void WriteFailure(Utf8JsonWriter json, CreativeAIJob job)
    {
        if (job.Task.State.Status == TaskStatuses.Failed)
        {
            // Differs from the code in the status, as in the provider's samples.
            WriteError(json, job, "generation_timeout");
        }

        json.WriteString("error_message", job.Task.State.FailedReason is { Length: > 0 } reason ? reason : null);
    }

    private static void WriteCharge(Utf8JsonWriter json, CreativeAIJob job)
    {
        json.WriteNumber("credits", job.Task.State.CreditsUsed);
        if (job.Task.State.Status == TaskStatuses.Failed)
        {
            json.WriteNumber("credits_refunded", job.Task.Price);
        }
    }

    private static void WriteError(Utf8JsonWriter json, CreativeAIJob job, string code)
    {
        if (job.Task.State.Status != TaskStatuses.Failed)
        {
            json.WriteNull("error");
            return;
        }

        json.WriteStartObject("error");
        json.WriteString("message", job.Task.State.FailedReason);
        json.WriteString("type", "server_error");
        json.WriteString("code", code);
        json.WriteEndObject();
    }

    private static void WriteDebug(Utf8JsonWriter json, CreativeAIJob job)
    {
        var requested = job.Text("image_url").Length > 0 ? "kling-o3-pro-i2v" : "kling-o3-pro-t2v";
        json.WriteStartObject("debug");
        json.WriteString("provider_requested", requested);
        json.WriteString("provider_actual", job.ModelActual);
        json.WriteBoolean("submission_failover_used", job.Failover);
        json.WriteString("submission_failover_reason", job.Failover ? "provider_unavailable" : null);
        json.WriteBoolean("routing_safe_fallback_applied", false);
        json.WriteNull("routing_fallback_reason");
        json.WriteString("routing_preferred_provider", requested);
        json.WriteString("routing_legacy_provider", requested);
        json.WriteNumber("routing_confidence_margin", 5.0);
        json.WriteBoolean("async_capacity_failover_attempted", false);
        json.WriteNull("async_capacity_failover_reason");
        json.WriteNull("prediction_id_original");
        json.WriteString("prediction_id_current", "pred_" + job.Id);
        json.WriteEndObject();
    }

    private static void WriteCompleted(Utf8JsonWriter json, CreativeAIJob job)
    {
        if (job.HasEnded)
        {
            json.WriteString("completed_at", Time(job.Task.State.UpdatedAt));
        }
    }

    private static string Time(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", System.Globalization.CultureInfo.InvariantCulture);
}
