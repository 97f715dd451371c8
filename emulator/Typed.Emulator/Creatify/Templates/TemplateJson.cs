using System.Text.Json;

namespace Typed.Emulator.Creatify.Templates;

/// <summary>Writes templates and their jobs in Creatify's JSON format.</summary>
internal static class TemplateJson
{
    public static void WriteTemplate(Utf8JsonWriter json, EmulatedTemplate template, bool withVariables)
    {
        json.WriteStartObject();
        json.WriteString("template_id", template.Id);
        json.WriteString("name", template.Name);
        json.WriteString("preview", $"https://app.creatify.ai/preview/{template.Id}");
        json.WriteString("aspect_ratio", template.AspectRatio);
        json.WriteString("created_at", template.CreatedAt.UtcDateTime);
        json.WriteString("updated_at", template.CreatedAt.UtcDateTime);
        if (withVariables)
        {
            json.WriteStartObject("variables");
            foreach (var (name, type) in template.Variables)
            {
                json.WriteStartObject(name);
                json.WriteString("type", type);
                json.WriteStartObject("properties");
                json.WriteEndObject();
                json.WriteEndObject();
            }

            json.WriteEndObject();
        }

        json.WriteEndObject();
    }

    public static void WriteJob(Utf8JsonWriter json, EmulatedTemplateJob job)
    {
        var (state, order) = (job.State, job.Order);
        json.WriteStartObject();
        json.WriteString("id", job.Id);
        json.WriteString("created_at", job.CreatedAt.UtcDateTime);
        json.WriteString("updated_at", state.UpdatedAt.UtcDateTime);
        json.WritePropertyName("variables");
        order.Variables.WriteTo(json);
        json.WriteNull("media_job");
        json.WriteString("video_output", state.VideoOutput);
        json.WriteString("preview", state.Preview);
        json.WriteNull("editor_url");
        json.WriteString("failed_reason", state.FailedReason);
        json.WriteNumber("credits_used", state.CreditsUsed);
        json.WriteNumber("duration", state.Duration);
        json.WriteString("status", state.Status);
        json.WriteNumber("progress", state.Progress);
        json.WriteString("name", order.Name);
        json.WriteString("webhook_url", order.WebhookUrl);
        json.WriteString("model_version", order.ModelVersion);
        json.WriteBoolean("is_hidden", order.IsHidden);
        json.WriteEndObject();
    }

    public static void WriteWebhook(Utf8JsonWriter json, Guid id, TemplateJobState state, string outputName)
    {
        json.WriteStartObject();
        json.WriteString("id", id);
        json.WriteString("status", state.Status);
        json.WriteString("failed_reason", state.FailedReason);
        json.WriteString(outputName, state.VideoOutput);
        json.WriteEndObject();
    }
}
