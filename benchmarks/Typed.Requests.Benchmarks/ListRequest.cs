using Typed.Models.Creatify;

namespace Typed.RequestsBenchmarks;

/// <summary>A request with a list of texts.</summary>
public sealed class ListRequest() : RequestBenchmarks<NanoBananaEditParams, ImagesDto>(
    new()
    {
        Prompt = "A red fox crosses a frozen river at dawn",
        ImageUrls = ["https://example.com/fox.png", "https://example.com/river.png", "https://example.com/dawn.png"],
    },
    new()
    {
        Prompt = "A red fox crosses a frozen river at dawn",
        ImageUrls = ["https://example.com/fox.png", "https://example.com/river.png", "https://example.com/dawn.png"],
        NumImages = 1,
        OutputFormat = "jpeg",
        SyncMode = false,
    },
    RequestContext.Default.ImagesDto);
