using System.Text.Json;
using Typed.Providers.Http.Wire;

namespace Typed.Creatify.Wire;

/// <summary>A custom template.</summary>
/// <remarks>docs.creatify.ai/api-reference/custom-templates/get-custom-template and get-custom-template-.</remarks>
internal sealed record TemplateAnswer : WireObject
{
    public string? TemplateId { get; set; }
    public string? Id { get; set; }
    public string? Name { get; set; }
    public Uri? Preview { get; set; }
    public string? AspectRatio { get; set; }
    public DateTimeOffset? CreatedAt { get; set; }
    public DateTimeOffset? UpdatedAt { get; set; }
    public JsonElement Variables { get; set; }
}

/// <summary>A variable that a template declares.</summary>
internal sealed record VariableAnswer : WireObject
{
    public string? Type { get; set; }
}

/// <summary>A template job, and the message about it.</summary>
/// <remarks>creatify.mintlify.app/api-reference/custom-template-jobs/get-custom-template-job-. The message of a render calls the video <c>output</c>.</remarks>
internal sealed record TemplateJobAnswer : WireObject
{
    public string? Id { get; set; }
    public string? Status { get; set; }
    public Uri? VideoOutput { get; set; }
    public Uri? Output { get; set; }
    public Uri? Preview { get; set; }
    public Uri? EditorUrl { get; set; }
    public string? MediaJob { get; set; }
    public decimal? Progress { get; set; }
    public string? Name { get; set; }
    public string? ModelVersion { get; set; }
    public bool? IsHidden { get; set; }
    public string? FailedReason { get; set; }
    public decimal? CreditsUsed { get; set; }
    public TimeSpan? Duration { get; set; }
    public DateTimeOffset? CreatedAt { get; set; }
    public DateTimeOffset? UpdatedAt { get; set; }
}
