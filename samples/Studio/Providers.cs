using Typed;
using Typed.Creatify;
using Typed.CreativeAI;
using Typed.Emulator;
using Typed.Hoox;
using Typed.Models.Creatify;
using Typed.Models.CreativeAI;
using Typed.Models.Hoox;

namespace Studio;

/// <summary>One client per provider: of the real service where its keys are set, otherwise of an emulator.</summary>
internal sealed class Providers : IAsyncDisposable
{
    // The path of Hoox's API below the emulator's address.
    private const string HooxPath = "api/public/v1/";

    private static readonly EmulatorOptions s_defaults = new();

    private readonly EmulatorHost? _emulator;

    private Providers(EmulatorHost? emulator, IReadOnlyList<GenerationClient> clients, IReadOnlyList<string> emulated)
    {
        _emulator = emulator;
        Clients = clients;
        Emulated = emulated;
    }

    public IReadOnlyList<GenerationClient> Clients { get; }

    /// <summary>The providers that an emulator stands in for.</summary>
    public IReadOnlyList<string> Emulated { get; }

    public static async Task<Providers> ConnectAsync(StudioSettings settings, CancellationToken cancellationToken)
    {
        var real = settings.Emulator is null;
        var creatify = real && IsSet(CreatifyOptions.ApiIdVariable) && IsSet(CreatifyOptions.ApiKeyVariable) ? CreatifyOptions.FromEnvironment() : null;
        var hoox = real && IsSet(HooxOptions.ApiKeyVariable) ? HooxOptions.FromEnvironment() : null;
        var creativeAI = real && IsSet(CreativeAIOptions.ApiKeyVariable) ? CreativeAIOptions.FromEnvironment() : null;

        var host = real && (creatify is null || hoox is null || creativeAI is null)
            ? await EmulatorHost.StartAsync(new EmulatorOptions { Speed = settings.EmulatorSpeed }, cancellationToken)
            : null;
        var address = settings.Emulator ?? host?.BaseAddress;
        var emulated = new List<string>();

        creatify ??= Emulate(CreatifyClient.ProviderName, new CreatifyOptions { ApiId = s_defaults.ApiId, ApiKey = s_defaults.ApiKey, BaseAddress = address!, Polling = Fast() });
        hoox ??= Emulate(HooxClient.ProviderName, new HooxOptions { ApiKey = s_defaults.ApiKey, BaseAddress = new Uri(address!, HooxPath), Polling = Fast() });
        creativeAI ??= Emulate(CreativeAIClient.ProviderName, new CreativeAIOptions
        {
            ApiKey = s_defaults.ApiKey,
            BaseAddress = address!,
            Polling = Fast(),
            VideoPollInterval = TimeSpan.FromMilliseconds(500),
        });

        creatify.Catalog = CreatifyCatalog.Models;
        hoox.Catalog = HooxCatalog.Models;
        creativeAI.Catalog = CreativeAICatalog.Models;
        return new Providers(host, [new CreatifyClient(creatify), new HooxClient(hoox), new CreativeAIClient(creativeAI)], emulated);

        T Emulate<T>(string provider, T options)
        {
            emulated.Add(provider);
            return options;
        }
    }

    public ValueTask DisposeAsync() => _emulator?.DisposeAsync() ?? ValueTask.CompletedTask;

    private static bool IsSet(string variable) => Environment.GetEnvironmentVariable(variable) is { Length: > 0 };

    // The emulator is on this machine, works faster than the services, and has no limits to respect.
#pragma warning disable TYP4006
    private static PollingOptions Fast() =>
        new() { FirstDelay = TimeSpan.FromMilliseconds(100), Interval = TimeSpan.FromMilliseconds(200), MaxInterval = TimeSpan.FromMilliseconds(500) };
#pragma warning restore TYP4006
}
