using BenchmarkDotNet.Attributes;
using Typed.Models.Creatify;

namespace Typed.RequestsBenchmarks;

/// <summary>A request whose parameters are texts, a number and listed values.</summary>
public sealed class OrdinaryRequest() : RequestBenchmarks<KlingV16ProImageToVideoParams, FilmDto>(
    new()
    {
        Prompt = "A red fox crosses a frozen river at dawn",
        ImageUrl = "https://example.com/fox.png",
        Duration = KlingV16ProImageToVideoDuration.Seconds10,
        NegativePrompt = "blur, distort, and low quality",
        CfgScale = 0.5,
    },
    new()
    {
        Prompt = "A red fox crosses a frozen river at dawn",
        ImageUrl = "https://example.com/fox.png",
        Duration = "10",
        AspectRatio = "16:9",
        NegativePrompt = "blur, distort, and low quality",
        CfgScale = 0.5,
    },
    RequestContext.Default.FilmDto)
{
    // A table of many lines, on two fields.
    private readonly Veo31Params _many = new()
    {
        Prompt = "A red fox crosses a frozen river at dawn",
        Duration = Veo31Duration.Seconds8,
        Resolution = Veo31Resolution.P1080,
    };

    [Benchmark]
    public decimal? Cost_of_many() => _many.Cost.Credits;
}
