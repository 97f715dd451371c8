using Typed;
using Typed.Creatify;
using Typed.CreativeAI;
using Typed.Emulator;
using Typed.Emulator.Hosting;
using Typed.Hoox;
using Typed.Models.Creatify;
using Typed.Models.CreativeAI;
using Typed.Models.Hoox;

namespace Quickstart;

/// <summary>A client of each system: of the provider itself where its keys are set, else of an emulator in this process.</summary>
internal sealed class Systems : IAsyncDisposable
{
    // Fast enough for a demonstration, slow enough to see the bars move.
    private const double EmulatorSpeed = 10;

    private readonly EmulatorHost? _emulator;

    private Systems(EmulatorHost? emulator, CreatifyOptions? creatify, HooxOptions? hoox, CreativeAIOptions? creativeAI)
    {
        _emulator = emulator;
        EmulatesCreatify = creatify is null;
        var options = creatify ?? Emulated(emulator!);
        Creatify = new CreatifyClient(options);
        Templates = new CreatifyTemplatesClient(options);
        Hoox = new HooxClient(hoox ?? EmulatedHoox(emulator!));
        CreativeAI = new CreativeAIClient(creativeAI ?? EmulatedCreativeAI(emulator!));
        Names = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            [CreatifyClient.ProviderName] = Name("Creatify", creatify is null, $"{CreatifyOptions.ApiIdVariable} and {CreatifyOptions.ApiKeyVariable}"),
            [CreatifyTemplatesClient.ProviderName] = "Creatify templates",
            [HooxClient.ProviderName] = Name("Hoox", hoox is null, HooxOptions.ApiKeyVariable),
            [CreativeAIClient.ProviderName] = Name("CreativeAI", creativeAI is null, CreativeAIOptions.ApiKeyVariable),
        };
        Spends = creatify is not null || hoox is not null || creativeAI is not null;
    }

    public CreatifyClient Creatify { get; }

    public CreatifyTemplatesClient Templates { get; }

    public HooxClient Hoox { get; }

    public CreativeAIClient CreativeAI { get; }

    public bool EmulatesCreatify { get; }

    /// <summary>A description of each system, and the keys that select the real service, by the provider's key.</summary>
    public IReadOnlyDictionary<string, string> Names { get; }

    /// <summary>Whether a real service is used.</summary>
    public bool Spends { get; }

    public static async Task<Systems> ConnectAsync(CancellationToken cancellationToken)
    {
        var creatify = IsSet(CreatifyOptions.ApiIdVariable) && IsSet(CreatifyOptions.ApiKeyVariable) ? CreatifyOptions.FromEnvironment() : null;
        var hoox = IsSet(HooxOptions.ApiKeyVariable) ? HooxOptions.FromEnvironment() : null;
        var creativeAI = IsSet(CreativeAIOptions.ApiKeyVariable) ? CreativeAIOptions.FromEnvironment() : null;
        var emulator = creatify is null || hoox is null || creativeAI is null
            ? await EmulatorHost.StartAsync(new EmulatorOptions { Speed = EmulatorSpeed }, cancellationToken)
            : null;
        return new Systems(emulator, creatify, hoox, creativeAI);
    }

    public ValueTask DisposeAsync() => _emulator?.DisposeAsync() ?? ValueTask.CompletedTask;

    private static bool IsSet(string variable) => Environment.GetEnvironmentVariable(variable) is { Length: > 0 };

    private static string Name(string system, bool emulated, string variables) =>
        emulated ? $"{system}, emulated (set {variables} for the real service)" : system;

    // The emulator is on this machine and ten times faster than the services; it has no limits here.
#pragma warning disable TYP4006
    private static PollingOptions Fast() =>
        new() { FirstDelay = TimeSpan.FromMilliseconds(100), Interval = TimeSpan.FromMilliseconds(200), MaxInterval = TimeSpan.FromSeconds(1) };
#pragma warning restore TYP4006

    private static CreatifyOptions Emulated(EmulatorHost emulator) => new()
    {
        ApiId = emulator.ApiId,
        ApiKey = emulator.ApiKey,
        BaseAddress = emulator.BaseAddress,
        Catalog = CreatifyCatalog.Models,
        Polling = Fast(),
    };

    private static HooxOptions EmulatedHoox(EmulatorHost emulator) => new()
    {
        ApiKey = emulator.ApiKey,
        BaseAddress = emulator.HooxAddress,
        Catalog = HooxCatalog.Models,
        Polling = Fast(),
    };

    private static CreativeAIOptions EmulatedCreativeAI(EmulatorHost emulator) => new()
    {
        ApiKey = emulator.ApiKey,
        BaseAddress = emulator.BaseAddress,
        Catalog = CreativeAICatalog.Models,
        VideoPollInterval = TimeSpan.FromMilliseconds(500),
        Polling = Fast(),
    };
}
