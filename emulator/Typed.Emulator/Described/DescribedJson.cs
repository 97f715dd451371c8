using System.Globalization;
using System.Text.Json.Nodes;
using Typed.Emulator.Jobs;
using Typed.Providers.Described.Format;

namespace Typed.Emulator.Described;

/// <summary>Writes a job at the places that a description names.</summary>
internal static class DescribedJson
{
    /// <summary>Writes the facts of a job.</summary>
    /// <param name="task">The job.</param>
    /// <param name="pointers">Where the facts belong.</param>
    /// <param name="words">The words of the statuses.</param>
    /// <param name="failsInResult">Whether a failed job is reported as succeeded, and only the result call says that it has failed.</param>
    public static JsonObject Of(EmulatedTask task, JobPointers pointers, StatusWords words, bool failsInResult)
    {
        var (state, body) = (task.State, new JsonObject());
        var isFailed = state.Status == TaskStatuses.Failed;
        Set(pointers.Id, task.Id.ToString());
        Set(pointers.Status, Word(isFailed && failsInResult ? TaskStatuses.Done : state.Status, words));
        Set(pointers.Model, task.ModelName);
        Set(pointers.Progress, pointers.ProgressOf * state.Status switch { TaskStatuses.Initializing => 0, TaskStatuses.Done or TaskStatuses.Failed => 1, _ => 0.5 });
        Set(pointers.FailedReason, isFailed ? state.FailedReason : null);
        Set(pointers.CreditsUsed, state.CreditsUsed);
        Set(pointers.CreditsRefunded, isFailed ? task.Price : null);
        Set(pointers.Duration, task.Duration);
        Set(pointers.Resolution, task.Resolution);
        Set(pointers.AspectRatio, task.AspectRatio);
        Set(pointers.OutputCount, task.Outputs);
        Set(pointers.CreatedAt, task.CreatedAt.UtcDateTime.ToString("O", CultureInfo.InvariantCulture));
        Set(pointers.UpdatedAt, state.UpdatedAt.UtcDateTime.ToString("O", CultureInfo.InvariantCulture));
        if (state.Assets.Count > 0 && pointers.Outputs.Count > 0)
        {
            var output = pointers.Outputs.FirstOrDefault(place => place.Kind == task.Output) ?? pointers.Outputs[0];
            Set(output.At, new JsonArray([.. state.Assets.Select(asset => Output(asset, output))]));
        }

        return body;

        void Set(string? pointer, JsonNode? value)
        {
            if (pointer is { Length: > 0 })
            {
                JsonTree.Set(body, pointer, value);
            }
        }
    }

    private static JsonNode Output(EmulatedAsset asset, OutputPointers output)
    {
        if (output.Url.Length == 0)
        {
            return asset.Url;
        }

        var item = new JsonObject();
        foreach (var (pointer, value) in new[] { (output.Url, asset.Url), (output.Id, asset.Id.ToString()), (output.Type, asset.Type), (output.Thumbnail, asset.ThumbnailUrl), (output.Name, asset.Name) })
        {
            if (pointer is { Length: > 0 })
            {
                JsonTree.Set(item, pointer, value);
            }
        }

        return item;
    }

    private static JsonNode Word(string status, StatusWords words)
    {
        var word = status switch
        {
            TaskStatuses.Initializing => First(words.Pending, words.Running),
            TaskStatuses.Generating => First(words.Running, words.Pending),
            TaskStatuses.Done => words.Succeeded[0],
            TaskStatuses.Failed => words.Failed[0],
            _ => status,
        };
        return word switch { "true" => true, "false" => false, _ => word };
    }

    private static string First(IReadOnlyList<string> first, IReadOnlyList<string> second) => first.Count > 0 ? first[0] : second.Count > 0 ? second[0] : "";
}
