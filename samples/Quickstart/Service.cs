using Typed;
using Typed.Creatify;
using Typed.Emulator;
using Typed.Emulator.Hosting;
using Typed.Models.Creatify;

namespace Quickstart;

/// <summary>Creatify itself where keys are set, else an emulator in this process.</summary>
internal sealed class Service : IAsyncDisposable
{
    // Fast enough for a first look, slow enough to see the bars move.
    private const double EmulatorSpeed = 10;

    private readonly EmulatorHost? _emulator;

    private Service(CreatifyClient client, string name, EmulatorHost? emulator)
    {
        Client = client;
        Name = name;
        _emulator = emulator;
    }

    public CreatifyClient Client { get; }

    public string Name { get; }

    public static async Task<Service> ConnectAsync(CancellationToken cancellationToken)
    {
        if (Environment.GetEnvironmentVariable("CREATIFY_API_ID") is { Length: > 0 } && Environment.GetEnvironmentVariable("CREATIFY_API_KEY") is { Length: > 0 })
        {
            return new Service(new CreatifyClient(CreatifyOptions.FromEnvironment()), "Creatify", null);
        }

        var emulator = await EmulatorHost.StartAsync(new EmulatorOptions { Speed = EmulatorSpeed }, cancellationToken);
        var options = new CreatifyOptions
        {
            ApiId = emulator.ApiId,
            ApiKey = emulator.ApiKey,
            BaseAddress = emulator.BaseAddress,
            Catalog = CreatifyCatalog.Models,
#pragma warning disable TYP4006 // The emulator is on this machine and ten times faster than the service; nobody limits us here.
            Polling = new PollingOptions { FirstDelay = TimeSpan.FromMilliseconds(100), Interval = TimeSpan.FromMilliseconds(200), MaxInterval = TimeSpan.FromSeconds(1) },
#pragma warning restore TYP4006
        };
        return new Service(new CreatifyClient(options), $"the emulator at {emulator.BaseAddress} (set CREATIFY_API_ID and CREATIFY_API_KEY for the real service)", emulator);
    }

    public ValueTask DisposeAsync() => _emulator?.DisposeAsync() ?? ValueTask.CompletedTask;
}
