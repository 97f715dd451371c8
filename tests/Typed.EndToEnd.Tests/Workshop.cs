using Typed.Creatify;
using Typed.Emulator;
using Typed.Models.Creatify;

namespace Typed.EndToEnd.Tests;

/// <summary>An emulator of its own and a client of it: what a user has, on loopback, a thousand times faster.</summary>
internal sealed class Workshop : IAsyncDisposable
{
    private Workshop(EmulatorHost emulator, CreatifyClient client)
    {
        Emulator = emulator;
        Client = client;
    }

    public EmulatorHost Emulator { get; }

    public CreatifyClient Client { get; }

    /// <summary>A request that costs 12 credits.</summary>
    public static KlingV16ProImageToVideoParams Request => new() { Prompt = "A man walking through snow", ImageUrl = "https://example.com/snow.jpg" };

    public static async Task<Workshop> OpenAsync(decimal credits = 1000, string? key = null)
    {
        var emulator = await EmulatorHost.StartAsync(new EmulatorOptions { Speed = 1000, Credits = credits }, TestContext.Current.CancellationToken);
        return new Workshop(emulator, new CreatifyClient(new CreatifyOptions
        {
            ApiId = emulator.ApiId,
            ApiKey = key ?? emulator.ApiKey,
            BaseAddress = emulator.BaseAddress,
            Catalog = CreatifyCatalog.Models,
            Polling = new PollingOptions { FirstDelay = TimeSpan.Zero, Interval = TimeSpan.FromMilliseconds(20), MaxInterval = TimeSpan.FromMilliseconds(50), MaxConsecutiveErrors = 3 },
        }));
    }

    public ValueTask DisposeAsync() => Emulator.DisposeAsync();
}
