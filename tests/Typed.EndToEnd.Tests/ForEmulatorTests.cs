using System.Text.Json;
using Typed.Creatify;
using Typed.CreativeAI;
using Typed.Emulator;
using Typed.Hoox;
using Typed.Models.Creatify;
using Typed.Models.CreativeAI;
using Typed.Models.Hoox;

namespace Typed.EndToEnd.Tests;

/// <summary>One call points a client at an emulator.</summary>
public sealed class ForEmulatorTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Each_client_works_with_an_emulator_after_one_call()
    {
        await using var emulator = await EmulatorHost.StartAsync(new EmulatorOptions { Speed = 1000 }, Ct);
        GenerationClient[] clients =
        [
            new CreatifyClient(CreatifyOptions.ForEmulator(emulator.BaseAddress)),
            new HooxClient(HooxOptions.ForEmulator(emulator.BaseAddress)),
            new CreativeAIClient(CreativeAIOptions.ForEmulator(emulator.BaseAddress)),
        ];
        IModelParams[] requests =
        [
            new KlingV16ProImageToVideoParams { Prompt = "Snow", ImageUrl = "https://example.com/snow.jpg" },
            new GrokImagineVideoParams { Prompt = "Snow" },
            new VoiceGenerationParams { Text = "Snow." },
        ];
        foreach (var (client, request) in clients.Zip(requests))
        {
            var job = await client.SubmitAsync(request, cancellationToken: Ct);
            var asset = Assert.Single((await job.WaitAsync(cancellationToken: Ct)).Assets);
            using var content = new MemoryStream();
            Assert.True(await asset.DownloadAsync(content, cancellationToken: Ct) > 0);
        }
    }
}
