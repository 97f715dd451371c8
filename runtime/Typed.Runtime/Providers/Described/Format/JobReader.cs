namespace Typed.Providers.Described.Format;

/// <summary>Reads where JSON has the facts of a job.</summary>
internal static class JobReader
{
    /// <summary>Reads pointers. Those that are absent are taken from the defaults; null removes one.</summary>
    public static JobPointers Read(DescriptionNode node, JobPointers defaults)
    {
        node.With(
            "id", "status", "model", "progress", "progress_of", "failed_reason", "credits_used", "credits_refunded", "duration", "resolution", "aspect_ratio", "output_count",
            "created_at", "updated_at", "outputs");
        string? At(string name, string? fallback) =>
            !node.Json.TryGetProperty(name, out var value) ? fallback : value.ValueKind == System.Text.Json.JsonValueKind.Null ? null : node.At(name);
        return new JobPointers
        {
            Id = At("id", defaults.Id),
            Status = At("status", defaults.Status),
            Model = At("model", defaults.Model),
            Progress = At("progress", defaults.Progress),
            ProgressOf = node.Number("progress_of", double.Epsilon, double.MaxValue) ?? defaults.ProgressOf,
            FailedReason = At("failed_reason", defaults.FailedReason),
            CreditsUsed = At("credits_used", defaults.CreditsUsed),
            CreditsRefunded = At("credits_refunded", defaults.CreditsRefunded),
            Duration = At("duration", defaults.Duration),
            Resolution = At("resolution", defaults.Resolution),
            AspectRatio = At("aspect_ratio", defaults.AspectRatio),
            OutputCount = At("output_count", defaults.OutputCount),
            CreatedAt = At("created_at", defaults.CreatedAt),
            UpdatedAt = At("updated_at", defaults.UpdatedAt),
            Outputs = node.Json.TryGetProperty("outputs", out _) ? [.. node.Objects("outputs").Select(Output)] : defaults.Outputs,
        };
    }

    /// <summary>The pointers of an object that may have them in its member <c>job</c>.</summary>
    public static JobPointers Of(DescriptionNode node, JobPointers defaults) => node.Object("job") is { } own ? Read(own, defaults) : defaults;

    private static OutputPointers Output(DescriptionNode node)
    {
        node.With("at", "url", "id", "type", "kind", "thumbnail", "name");
        if (!node.Json.TryGetProperty("at", out _))
        {
            node.Report("\"at\" is missing: the place of the outputs");
        }

        return new OutputPointers
        {
            At = node.At("at") ?? "",
            Url = node.At("url") ?? "",
            Id = node.At("id"),
            Type = node.At("type"),
            Kind = node.Text("kind"),
            Thumbnail = node.At("thumbnail"),
            Name = node.At("name"),
        };
    }
}
