using Typed;
using Typed.Creatify;
using Typed.Models.Creatify;

namespace Quickstart.Productions;

/// <summary>Creatify's asset generator: two images, a video from text, and a video from the first image.</summary>
internal sealed class CreatifyProduction(CreatifyClient client) : IProduction
{
    private readonly NanoBananaParams _images = new()
    {
        Prompt = "A lighthouse on a cliff at dusk, warm light in the windows",
        NumImages = 2,
        AspectRatio = NanoBananaAspectRatio.Ratio16x9,
    };

    private readonly Sora2TextToVideoParams _fromText = new()
    {
        Prompt = "Waves roll in below a lighthouse, seen from a drone",
        Duration = Sora2TextToVideoDuration.Seconds4,
    };

    private readonly KlingV16ProImageToVideoParams _fromImage = new()
    {
        Prompt = "The light of the lighthouse turns, waves below",
        ImageUrl = "https://example.com/made-by-the-first-job.png",
        Duration = KlingV16ProImageToVideoDuration.Seconds5,
        CfgScale = 0.5,
    };

    public IReadOnlyList<ModelParams> Requests => [_images, _fromText, _fromImage];

    public Task<Outcome[]> RunAsync(Workbench bench)
    {
        var images = bench.RunAsync(client, _images);
        return Task.WhenAll(
            images,
            bench.RunAsync(client, _fromText),
            bench.AfterAsync(images, _fromImage, (made, row) => bench.RunAsync(client, _fromImage with { ImageUrl = made.Result!.Assets[0].Url.AbsoluteUri }, row)));
    }
}
