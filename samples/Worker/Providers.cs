using Typed;
using Typed.Creatify;
using Typed.CreativeAI;
using Typed.Emulator;
using Typed.Models.Creatify;
using Typed.Models.CreativeAI;

namespace Worker;

/// <summary>One client per provider: of the real service where its keys are set, otherwise of an emulator.</summary>
internal sealed class Providers : IAsyncDisposable
{
    private static readonly EmulatorOptions s_defaults = new();

    private readonly EmulatorHost? _emulator;

    private Providers(EmulatorHost? emulator, CreatifyOptions creatify, CreativeAIOptions creativeAI)
    {
        _emulator = emulator;
        Clients = [new CreatifyClient(creatify), new CreativeAIClient(creativeAI)];
    }

    public IReadOnlyList<GenerationClient> Clients { get; }

    public static async Task<Providers> ConnectAsync(BatchSettings settings, CancellationToken cancellationToken)
    {
        var real = settings.Emulator is null;
        var creatify = real && IsSet(CreatifyOptions.ApiIdVariable) && IsSet(CreatifyOptions.ApiKeyVariable) ? CreatifyOptions.FromEnvironment() : null;
        var creativeAI = real && IsSet(CreativeAIOptions.ApiKeyVariable) ? CreativeAIOptions.FromEnvironment() : null;
        var host = real && (creatify is null || creativeAI is null)
            ? await EmulatorHost.StartAsync(new EmulatorOptions { Speed = settings.EmulatorSpeed }, cancellationToken)
            : null;
        var address = settings.Emulator ?? host?.BaseAddress;

        creatify ??= new CreatifyOptions { ApiId = s_defaults.ApiId, ApiKey = s_defaults.ApiKey, BaseAddress = address! };
        creativeAI ??= new CreativeAIOptions { ApiKey = s_defaults.ApiKey, BaseAddress = address! };
        creatify.Polling = creativeAI.Polling = new PollingOptions { FirstDelay = TimeSpan.FromSeconds(settings.FirstDelaySeconds) };
        creatify.Catalog = CreatifyCatalog.Models;
        creativeAI.Catalog = CreativeAICatalog.Models;
        return new Providers(host, creatify, creativeAI);
    }

    public ValueTask DisposeAsync() => _emulator?.DisposeAsync() ?? ValueTask.CompletedTask;

    private static bool IsSet(string variable) => Environment.GetEnvironmentVariable(variable) is { Length: > 0 };
}
