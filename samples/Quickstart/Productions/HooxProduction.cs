using Typed;
using Typed.Hoox;
using Typed.Models.Hoox;

namespace Quickstart.Productions;

/// <summary>Hoox: two images from one job, and a video whose named slots they fill, by their asset ids.</summary>
internal sealed class HooxProduction(HooxClient client) : IProduction
{
    private readonly ZImageTurboParams _frames = new() { Prompt = "The same lighthouse, by day and by night", GenerationCount = 2 };

    private readonly KlingProParams _video = new()
    {
        Prompt = "Day turns to night",
        StartImage = MediaInput.FromAsset("made-by-the-first-job"),
        EndImage = MediaInput.FromAsset("made-by-the-first-job-too"),
        Duration = KlingProDuration.Seconds5,
    };

    public IReadOnlyList<ModelParams> Requests => [_frames, _video];

    public Task<Outcome[]> RunAsync(Workbench bench)
    {
        var frames = bench.RunAsync(client, _frames);
        return Task.WhenAll(frames, bench.AfterAsync(frames, _video, (made, row) =>
        {
            var assets = made.Result!.Assets;
            return bench.RunAsync(client, _video with { StartImage = MediaInput.FromAsset(assets[0].Id!), EndImage = MediaInput.FromAsset(assets[^1].Id!) }, row);
        }));
    }
}
