using Typed;

namespace Quickstart;

/// <summary>The outcome of one request.</summary>
internal sealed record Outcome(IModelParams Request, GenerationResult? Result, IReadOnlyList<DownloadedAsset> Files, string? Problem)
{
    public bool IsGood => Problem is null && Files.Count > 0 && Files.All(file => file.Length > 0);

    public static Outcome Failed(IModelParams request, string problem) => new(request, null, [], problem);
}
