using System.Globalization;
using System.Text.Json;
using Typed.Providers.Described.Format;
using Typed.Providers.Http;
using Typed.Tracking.Webhooks;

namespace Typed.Providers.Described;

/// <summary>Reads a job from JSON by its pointers.</summary>
internal static class JobJson
{
    /// <summary>Reads the job. Returns null if the JSON names none.</summary>
    /// <param name="json">An answer or a message.</param>
    /// <param name="pointers">Where it has the facts.</param>
    /// <param name="words">The meanings of the statuses.</param>
    /// <param name="jobId">The id that was requested; null to read it.</param>
    public static JobSnapshot? Read(JsonElement json, JobPointers pointers, StatusWords words, string? jobId = null)
    {
        var id = (pointers.Id is { } at ? JsonPointer.Id(json, at) : null) ?? jobId;
        return id is null ? null : new JobSnapshot
        {
            Id = id,
            Status = StatusOf(Word(json, pointers.Status), words),
            Model = Text(json, pointers.Model),
            Progress = Progress(json, pointers),
            Assets = [.. pointers.Outputs.SelectMany(output => Outputs(json, output))],
            FailedReason = Text(json, pointers.FailedReason),
            CreditsUsed = Number(json, pointers.CreditsUsed),
            CreditsRefunded = Number(json, pointers.CreditsRefunded),
            Duration = Number(json, pointers.Duration) is { } seconds and >= 0 and <= int.MaxValue ? TimeSpan.FromSeconds((double)seconds) : null,
            Resolution = Text(json, pointers.Resolution),
            AspectRatio = Text(json, pointers.AspectRatio),
            OutputCount = Number(json, pointers.OutputCount) is { } count and >= 0 and <= int.MaxValue && count == decimal.Truncate(count) ? (int)count : null,
            CreatedAt = Time(json, pointers.CreatedAt),
            UpdatedAt = Time(json, pointers.UpdatedAt),
            Raw = json,
        };
    }

    /// <summary>The status of a word. A word that the description does not have keeps its text, and counts as still running.</summary>
    public static JobStatus StatusOf(string? word, StatusWords words)
    {
        var comparer = words.IgnoreCase ? StringComparer.OrdinalIgnoreCase : StringComparer.Ordinal;
        return word is null ? new JobStatus("")
            : words.Succeeded.Contains(word, comparer) ? new JobStatus(word, JobPhase.Succeeded)
            : words.Failed.Contains(word, comparer) ? new JobStatus(word, JobPhase.Failed)
            : words.Running.Contains(word, comparer) ? new JobStatus(word, JobPhase.Running)
            : words.Pending.Contains(word, comparer) ? new JobStatus(word, JobPhase.Pending)
            : new JobStatus(word);
    }

    /// <summary>A status as text: a string, or the JSON of a number or a boolean.</summary>
    public static string? Word(JsonElement json, string? pointer) => Find(json, pointer) switch
    {
        { ValueKind: JsonValueKind.String } text => TolerantJson.TextOf(text),
        { ValueKind: JsonValueKind.True or JsonValueKind.False or JsonValueKind.Number } other => other.GetRawText(),
        _ => null,
    };

    public static string? Text(JsonElement json, string? pointer) =>
        Find(json, pointer) is { ValueKind: JsonValueKind.String } value && TolerantJson.TextOf(value) is { Length: > 0 } text ? text : null;

    private static JsonElement? Find(JsonElement json, string? pointer) => pointer is null ? null : JsonPointer.At(json, pointer);

    private static decimal? Number(JsonElement json, string? pointer) =>
        decimal.TryParse(Word(json, pointer), NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : null;

    private static DateTimeOffset? Time(JsonElement json, string? pointer) =>
        // A time in the year 9999 would overflow where a lifetime is added to it.
        DateTimeOffset.TryParse(Text(json, pointer), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time) && time.Year < 9999 ? time : null;

    private static double? Progress(JsonElement json, JobPointers pointers) =>
        Number(json, pointers.Progress) is { } value ? Math.Clamp((double)value / pointers.ProgressOf, 0, 1) : null;

    private static IEnumerable<Asset> Outputs(JsonElement json, OutputPointers output) => JsonPointer.At(json, output.At) switch
    {
        { ValueKind: JsonValueKind.Array } list => list.EnumerateArray().Select(item => Output(item, output)).OfType<Asset>(),
        { } one => Output(one, output) is { } asset ? [asset] : [],
        null => [],
    };

    private static Asset? Output(JsonElement item, OutputPointers output) => TolerantJson.HttpUrl(Text(item, output.Url)) is { } url
        ? new Asset(url)
        {
            Id = Text(item, output.Id),
            Type = new AssetType(Text(item, output.Type) ?? output.Kind ?? ""),
            ThumbnailUrl = TolerantJson.HttpUrl(Text(item, output.Thumbnail)),
            Name = Text(item, output.Name),
            Raw = item,
        }
        : null;
}
