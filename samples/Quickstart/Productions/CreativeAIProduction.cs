using Quickstart.Display;
using Typed;
using Typed.CreativeAI;
using Typed.Models.CreativeAI;

namespace Quickstart.Productions;

/// <summary>CreativeAI: a picture and its edit, a video with a voice over it, and a batch of clips.</summary>
internal sealed class CreativeAIProduction(CreativeAIClient client, CancellationToken cancellationToken) : IProduction
{
    private readonly ImageGenerationDallE3Params _picture = new() { Prompt = "A lighthouse keeper at breakfast", N = 1 };

    private readonly ImageEditSeedreamV45EditParams _edit = new() { Prompt = "Give him a blue cap" };

    private readonly VideoGenerationAutoParams _video = new()
    {
        Prompt = "The keeper climbs the stairs of the tower",
        Duration = 5,
        AspectRatio = VideoGenerationAutoAspectRatio.Ratio16x9,
    };

    private readonly VoiceGenerationParams _voice = new() { Text = "A hundred and twelve steps, every evening.", Voice = VoiceGenerationVoice.Onyx };

    private readonly VideoCompositionParams _film = new()
    {
        VideoUrl = "https://example.com/made-by-the-video-job.mp4",
        AudioUrl = "https://example.com/made-by-the-voice-job.mp3",
        ReplaceAudio = true,
    };

    private readonly VideoGenerationBatchParams _clips = new()
    {
        Prompts = [new() { Prompt = "Gulls above the cliff" }, new() { Prompt = "The lamp is lit" }],
        Duration = 5,
    };

    public IReadOnlyList<ModelParams> Requests => [_picture, _edit, _video, _voice, _film, _clips];

    public Task<Outcome[]> RunAsync(Workbench bench)
    {
        var picture = bench.RunAsync(client, _picture);
        var video = bench.RunAsync(client, _video);
        var voice = bench.RunAsync(client, _voice);
        return Task.WhenAll(
            picture,
            bench.AfterAsync(picture, _edit, (made, row) => EditAsync(bench, made, row)),
            video,
            voice,
            bench.AfterAsync(video, _film, (made, row) => ComposeAsync(bench, made, voice, row)),
            bench.RunAsync(client, _clips));
    }

    private async Task<Outcome> EditAsync(Workbench bench, Outcome picture, JobRow row)
    {
        var file = picture.Files[0].Path;
        var image = new UploadFile(Path.GetFileName(file), await File.ReadAllBytesAsync(file, cancellationToken));
        return await bench.RunAsync(_edit, row, () => client.EditImageAsync(_edit, image, cancellationToken: cancellationToken));
    }

    private async Task<Outcome> ComposeAsync(Workbench bench, Outcome video, Task<Outcome> voice, JobRow row)
    {
        if (await voice is not { IsGood: true } spoken)
        {
            return Workbench.Fail(_film, row, "the voice is missing");
        }

        var film = _film with { VideoUrl = video.Result!.Assets[0].Url.AbsoluteUri, AudioUrl = spoken.Result!.Assets[0].Url.AbsoluteUri };
        return await bench.RunAsync(client, film, row);
    }
}
