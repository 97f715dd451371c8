using System.Text.Json;
using Typed.Emulator.Jobs;

namespace Typed.Emulator.CreativeAI;

/// <content>The message that a webhook sends.</content>
internal static partial class CreativeAIJson
{
    public static void WriteWebhook(Utf8JsonWriter json, CreativeAIJob job)
    {
        json.WriteStartObject();
        json.WriteString(job.Family == CreativeAIFamily.Batch ? "batch_id" : "id", job.Id);
        json.WriteString("object", job.Kind);
        json.WriteString("status", job.StatusText);
        switch (job.Kind)
        {
            case "video.generation":
                json.WriteString("model", job.Text("model", "auto"));
                json.WriteString("model_actual", job.ModelActual);
                json.WriteString("prompt", job.Text("prompt"));
                json.WriteString("output_url", job.Output);
                WriteFailure(json, job);
                WriteCharge(json, job);
                json.WriteBoolean("failover_used", job.Failover);
                break;
            case "video.batch":
                json.WriteNumber("total_jobs", job.Clips.Count);
                json.WriteNumber("completed", job.Clips.Count(clip => clip.Task.State.Status == TaskStatuses.Done));
                json.WriteNumber("failed", job.Clips.Count(clip => clip.Task.State.Status == TaskStatuses.Failed));
                json.WriteStartArray("jobs");
                foreach (var clip in job.Clips)
                {
                    WriteClip(json, clip, withInputs: false, withOutputs: true);
                }

                json.WriteEndArray();
                json.WriteNumber("total_credits", job.Clips.Sum(clip => clip.Task.State.CreditsUsed));
                break;
            case "image.generation":
                json.WriteString("model", job.Text("model", "seedream-3.0"));
                json.WriteString("prompt", job.Text("prompt"));
                json.WriteString("output_url", job.Output);
                json.WriteString("revised_prompt", job.Text("prompt"));
                WriteFailure(json, job);
                WriteCharge(json, job);
                break;
            default:
                if (job.Kind == "voice.generation")
                {
                    json.WriteString("text", job.Text("text"));
                    json.WriteString("voice", job.Text("voice", "alloy"));
                    json.WriteString("language", job.Text("language", "en"));
                    json.WriteNumber("duration_seconds", 1.0);
                }

                json.WriteString("output_url", job.Output);
                WriteFailure(json, job);
                WriteCharge(json, job);
                break;
        }

        WriteCompleted(json, job);
        json.WriteEndObject();
    }
}
