using System.Text.Json;
using Typed.Emulator.Jobs;

namespace Typed.Emulator.Hoox;

/// <summary>Writes an asset's state in Hoox's JSON format, and the asset's webhook, which uses other names.</summary>
internal static class HooxAssetJson
{
    private static readonly string[] s_params = ["prompt", "aspect_ratio", "resolution"];

    public static void WriteStatus(Utf8JsonWriter json, EmulatorOptions options, EmulatedTask task)
    {
        var state = task.State;
        json.WriteStartObject();
        json.WriteString("asset_id", HooxSpace.IdOf(task));
        json.WriteString("status", StatusOf(state));
        json.WriteString("type", state.Assets is [var made, ..] ? made.Type : task.Output);
        if (state.Assets is [var asset, ..])
        {
            json.WriteString("url", asset.Url);
            if (task.Output == "video")
            {
                json.WriteString("thumbnail_url", asset.ThumbnailUrl);
            }

            WriteShape(json, task);
        }

        if (HasEnded(state))
        {
            json.WriteNumber("cost", task.Price);
            json.WriteString("created_at", task.CreatedAt.UtcDateTime);
        }

        WriteParams(json, options, task);
        if (state.Status == TaskStatuses.Failed)
        {
            WriteError(json, state);
        }

        json.WriteEndObject();
    }

    public static void WriteWebhook(Utf8JsonWriter json, EmulatedTask task)
    {
        var state = task.State;
        json.WriteStartObject();
        json.WriteString("task", "asset_generation");
        json.WriteString("asset_id", HooxSpace.IdOf(task));
        json.WriteString("status", StatusOf(state));
        if (state.Assets is [var asset, ..])
        {
            json.WriteStartObject("result");
            json.WriteString("asset_url", asset.Url);
            json.WriteString("asset_type", asset.Type);
            WriteShape(json, task);
            json.WriteEndObject();
        }
        else
        {
            WriteError(json, state);
        }

        json.WriteEndObject();
    }

    private static bool HasEnded(TaskState state) => state.Status is TaskStatuses.Done or TaskStatuses.Failed;

    private static string StatusOf(TaskState state) => state.Status switch
    {
        TaskStatuses.Initializing => "pending",
        TaskStatuses.Done => "completed",
        // "generating", "failed" and texts set by a fault are unchanged.
        var text => text,
    };

    private static void WriteShape(Utf8JsonWriter json, EmulatedTask task)
    {
        if (task.Resolution?.Split('x') is [var width, var height])
        {
            json.WriteNumber("width", int.Parse(width, System.Globalization.CultureInfo.InvariantCulture));
            json.WriteNumber("height", int.Parse(height, System.Globalization.CultureInfo.InvariantCulture));
        }

        if (task.Duration is { } seconds)
        {
            json.WriteNumber("duration_seconds", seconds);
        }
    }

    private static void WriteParams(Utf8JsonWriter json, EmulatorOptions options, EmulatedTask task)
    {
        json.WriteStartObject("generation_params");
        json.WriteString("model", task.ModelName);
        foreach (var name in s_params)
        {
            if (task.InputParams.TryGetProperty(name, out var value))
            {
                json.WritePropertyName(name);
                value.WriteTo(json);
            }
        }

        if (task.Duration is { } seconds)
        {
            HooxPricing.WriteSeconds(json, options, "duration", seconds);
        }

        json.WriteEndObject();
    }

    private static void WriteError(Utf8JsonWriter json, TaskState state)
    {
        json.WriteStartObject("error");
        json.WriteString("code", "GENERATION_FAILED");
        json.WriteString("message", state.FailedReason);
        json.WriteEndObject();
    }
}
