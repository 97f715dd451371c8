using System.Text.Json;
using Typed.Emulator.Jobs;

namespace Typed.Emulator.Creatify;

/// <summary>Writes tasks in Creatify's JSON format.</summary>
internal static class CreatifyJson
{
    public static void WriteTask(Utf8JsonWriter json, EmulatedTask task)
    {
        var state = task.State;
        json.WriteStartObject();
        json.WriteString("id", task.Id);
        json.WriteString("model_name", task.ModelName);
        json.WriteString("gen_type", task.Output);
        json.WriteString("status", state.Status);
        json.WriteString("failed_reason", state.FailedReason);
        WriteAssets(json, state);
        json.WritePropertyName("input_params");
        task.InputParams.WriteTo(json);
        WriteText(json, "aspect_ratio", task.AspectRatio);
        json.WriteNumber("output_nums", task.Outputs);
        if (task.Duration is { } seconds)
        {
            json.WriteNumber("duration", seconds);
        }
        else
        {
            json.WriteNull("duration");
        }

        WriteText(json, "resolution", task.Resolution);
        WriteText(json, "webhook_url", task.WebhookUrl);
        json.WriteNumber("credits_used", state.CreditsUsed);
        json.WriteString("created_at", task.CreatedAt.UtcDateTime);
        json.WriteString("updated_at", state.UpdatedAt.UtcDateTime);
        json.WriteEndObject();
    }

    public static void WriteWebhook(Utf8JsonWriter json, EmulatedTask task)
    {
        var state = task.State;
        json.WriteStartObject();
        json.WriteString("id", task.Id);
        json.WriteString("status", state.Status);
        json.WriteString("failed_reason", state.FailedReason);
        WriteAssets(json, state);
        json.WriteEndObject();
    }

    private static void WriteAssets(Utf8JsonWriter json, TaskState state)
    {
        json.WriteStartArray("assets");
        foreach (var asset in state.Assets)
        {
            json.WriteStartObject();
            json.WriteString("id", asset.Id);
            json.WriteString("type", asset.Type);
            json.WriteString("url", asset.Url);
            json.WriteString("thumbnail_url", asset.ThumbnailUrl);
            json.WriteString("name", asset.Name);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteText(Utf8JsonWriter json, string name, string? text)
    {
        if (text is null)
        {
            json.WriteNull(name);
        }
        else
        {
            json.WriteString(name, text);
        }
    }
}
