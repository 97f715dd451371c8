using System.Text.Json;
using System.Text.Json.Serialization;
using Typed.Providers.Http.Wire;

namespace Typed.Creatify.Wire;

/// <summary>A task of the Asset Generator, and the message about it.</summary>
/// <remarks>docs.creatify.ai/api-reference/ai-generation/get-ai-generation-. <c>assets</c> is documented as a string but is returned as an array.
/// <c>credits_used</c> is documented as a string but is returned as a number. Both forms are accepted.</remarks>
internal sealed record TaskAnswer : WireObject
{
    public string? Id { get; set; }
    public string? Status { get; set; }
    public string? ModelName { get; set; }
    public JsonElement InputParams { get; set; }
    [JsonConverter(typeof(TaskAssets))]
    public IReadOnlyList<TaskAsset>? Assets { get; set; }
    public string? FailedReason { get; set; }
    public decimal? CreditsUsed { get; set; }
    public TimeSpan? Duration { get; set; }
    public string? Resolution { get; set; }
    public string? AspectRatio { get; set; }
    public int? OutputNums { get; set; }
    public DateTimeOffset? CreatedAt { get; set; }
    public DateTimeOffset? UpdatedAt { get; set; }
}

/// <summary>An output of a task.</summary>
internal sealed record TaskAsset : WireObject
{
    public string? Id { get; set; }
    public string? Type { get; set; }
    public string? Name { get; set; }
    public Uri? Url { get; set; }
    public Uri? ThumbnailUrl { get; set; }
}

/// <summary>An entry of the list of models.</summary>
/// <remarks>docs.creatify.ai/api-reference/ai-generation/get-ai-generation-schema.</remarks>
internal sealed record ModelAnswer : WireObject
{
    public string? ModelName { get; set; }
    public string? GenerationType { get; set; }
    public string? GenType { get; set; }
    public JsonElement InputParamsSchema { get; set; }
}

/// <summary>The dialect of a schema: <c>$schema</c> on one page of the documentation, <c>schema_uri</c> on another.</summary>
internal sealed record SchemaDialect : WireObject
{
    [JsonPropertyName("$schema")]
    public string? Schema { get; set; }
    public string? SchemaUri { get; set; }
}

/// <summary>The workspace's credits.</summary>
/// <remarks>docs.creatify.ai/api-reference/workspace/get-remainingcredits.</remarks>
internal sealed record CreditsAnswer : WireObject
{
    public decimal? RemainingCredits { get; set; }
}

/// <summary>An error that is one text. Only <c>error</c> is documented; <c>detail</c> is the name that the framework behind such answers uses.</summary>
internal sealed record ErrorAnswer : WireObject
{
    public string? Error { get; set; }
    public string? Detail { get; set; }
}
