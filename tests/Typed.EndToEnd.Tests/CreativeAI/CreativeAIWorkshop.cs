using Typed.CreativeAI;
using Typed.Emulator;
using Typed.Emulator.CreativeAI;
using Typed.Models.CreativeAI;

namespace Typed.EndToEnd.Tests.CreativeAI;

/// <summary>An emulator of its own and a client of CreativeAI.</summary>
internal sealed class CreativeAIWorkshop : IAsyncDisposable
{
    private CreativeAIWorkshop(EmulatorHost emulator, CreativeAIClient client)
    {
        Emulator = emulator;
        Client = client;
    }

    public EmulatorHost Emulator { get; }

    public CreativeAIClient Client { get; }

    public static VideoGenerationAutoParams Video => new() { Prompt = "Aerial pass above a seaside town", Duration = 5, AspectRatio = VideoGenerationAutoAspectRatio.Ratio16x9 };

    public static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public static async Task<CreativeAIWorkshop> OpenAsync(decimal credits = 1000, CreativeAIBehaviour? behaviour = null, string? key = null, CreativeAIEndpoints? endpoints = null)
    {
        // A minute of the emulator's clock is short at this speed, and the limits with it; no status check comes near its limit.
        var emulator = await EmulatorHost.StartAsync(
            new EmulatorOptions { Speed = 1000, Credits = credits, CreativeAI = behaviour ?? new CreativeAIBehaviour { VideoStatusesPerMinute = 100_000, RequestsPerMinute = 100_000 } }, Cancel);
        return new CreativeAIWorkshop(emulator, new CreativeAIClient(OptionsFor(emulator, key, endpoints)));
    }

    public static CreativeAIOptions OptionsFor(EmulatorHost emulator, string? key = null, CreativeAIEndpoints? endpoints = null) => new()
    {
        ApiKey = key ?? emulator.ApiKey,
        BaseAddress = emulator.BaseAddress,
        Catalog = CreativeAICatalog.Models,
        Endpoints = endpoints ?? new CreativeAIEndpoints(),
        VideoPollInterval = TimeSpan.Zero,
        Polling = new PollingOptions { FirstDelay = TimeSpan.Zero, Interval = TimeSpan.FromMilliseconds(20), MaxInterval = TimeSpan.FromMilliseconds(50), MaxConsecutiveErrors = 3 },
    };

    public async Task<GenerationResult> RunAsync(IModelParams request) =>
        await (await Client.SubmitAsync(request, cancellationToken: Cancel)).WaitAsync(cancellationToken: Cancel);

    public ValueTask DisposeAsync() => Emulator.DisposeAsync();
}
