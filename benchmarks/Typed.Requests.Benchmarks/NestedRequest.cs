using Typed.Models.Hoox;

namespace Typed.RequestsBenchmarks;

/// <summary>A request with a nested object and a list of objects.</summary>
public sealed class NestedRequest() : RequestBenchmarks<Seedance20Params, ReferencesDto>(
    new()
    {
        Prompt = "A red fox crosses a frozen river at dawn",
        ModelSettings = new() { GenerateAudio = true },
        References = [MediaInput.FromUrl("https://example.com/fox.png"), MediaInput.FromAsset("asset-1234"), MediaInput.FromUrl("https://example.com/river.png")],
    },
    new()
    {
        Prompt = "A red fox crosses a frozen river at dawn",
        AspectRatio = "16:9",
        Duration = 5,
        GenerationCount = 1,
        Resolution = "1080p",
        ModelSettings = new() { GenerateAudio = true },
        References = [new() { Url = "https://example.com/fox.png" }, new() { AssetId = "asset-1234" }, new() { Url = "https://example.com/river.png" }],
    },
    RequestContext.Default.ReferencesDto);
