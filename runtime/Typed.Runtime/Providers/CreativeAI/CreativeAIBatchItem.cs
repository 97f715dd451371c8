using System.Text.Json;
using Typed.CreativeAI.Wire;

namespace Typed.CreativeAI;

/// <summary>One clip of a video batch. The clips run independently of each other.</summary>
/// <remarks>creativeai.run/api-docs § Batch Video Generation.</remarks>
public sealed class CreativeAIBatchItem
{
    private readonly ClipAnswer _answer;

    internal CreativeAIBatchItem(ClipAnswer answer) => _answer = answer;

    /// <summary>CreativeAI's id of the clip, or null if not reported. Whether a single clip can be polled is not documented.</summary>
    public string? Id => _answer.Id;

    /// <summary>The prompt, possibly shortened.</summary>
    public string? Prompt => _answer.Prompt;

    /// <summary>The first frame, or null if there is none or it is not reported.</summary>
    public Uri? ImageUrl => _answer.ImageUrl;

    /// <summary>The status.</summary>
    public JobStatus Status => CreativeAIStatus.Parse(_answer.Status);

    /// <summary>The URL of the clip, or null until it is available.</summary>
    public Uri? OutputUrl => _answer.OutputUrl;

    /// <summary>The reason for the failure, or null if it has not failed or no reason is reported.</summary>
    public CreativeAIError? Error => CreativeAIError.Of(_answer);

    /// <summary>The credits charged for the clip, or null if not reported.</summary>
    public decimal? Credits => _answer.Credits;

    /// <summary>The complete entry, including unknown members.</summary>
    public JsonElement Raw => _answer.Raw;
}
