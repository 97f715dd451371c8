using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Typed.Emulator.Catalogue;
using Typed.Emulator.Creatify;
using Typed.Emulator.Creatify.Templates;
using Typed.Emulator.CreativeAI;
using Typed.Emulator.Credits;
using Typed.Emulator.Faults;
using Typed.Emulator.Hoox;
using Typed.Emulator.Http;
using Typed.Emulator.Jobs;

namespace Typed.Emulator;

/// <summary>A running emulator of its own, on loopback, in this process.</summary>
public sealed class EmulatorHost : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly EmulatorOptions _options;

    private EmulatorHost(WebApplication app, EmulatorOptions options)
    {
        _app = app;
        _options = options;
        BaseAddress = new Uri(app.Urls.First());
    }

    /// <summary>Where it listens, such as <c>http://127.0.0.1:5080/</c>.</summary>
    public Uri BaseAddress { get; }

    /// <summary>Where Hoox's API is emulated: the base address of its client.</summary>
    public Uri HooxAddress => new(BaseAddress, HooxEndpoints.Root);

    /// <summary>What <c>X-API-ID</c> has to be.</summary>
    public string ApiId => _options.ApiId;

    /// <summary>What <c>X-API-KEY</c>, or the bearer token, has to be.</summary>
    public string ApiKey => _options.ApiKey;

    /// <summary>The account that jobs are charged to.</summary>
    public CreditAccount Account => Service<CreditAccount>();

    /// <summary>What is special to CreativeAI; may be changed while it runs.</summary>
    public CreativeAIBehaviour CreativeAI => _options.CreativeAI;

    /// <summary>The ids that CreativeAI's clients know jobs by, in no order; clips of batches included.</summary>
    public IReadOnlyList<string> CreativeAIJobIds => Service<CreativeAIJobs>().Ids;

    /// <summary>What is to go wrong.</summary>
    public FaultBoard Faults => Service<FaultBoard>();

    /// <summary>The tasks that were created.</summary>
    public TaskStore Tasks => Service<TaskStore>();

    /// <summary>Creatify's custom templates, to which a test may add its own.</summary>
    public TemplateShelf Templates => Service<TemplateShelf>();

    /// <summary>The jobs of custom templates that were created.</summary>
    public TemplateJobStore TemplateJobs => Service<TemplateJobStore>();

    /// <summary>The requests that arrived.</summary>
    public RequestLog Requests => Service<RequestLog>();

    /// <summary>The models that are served, per provider.</summary>
    public ModelCatalogues Models => Service<ModelCatalogues>();

    /// <summary>Starts an emulator.</summary>
    /// <param name="options">How; null for the defaults, on a free port.</param>
    /// <param name="cancellationToken">Gives up starting.</param>
    public static async Task<EmulatorHost> StartAsync(EmulatorOptions? options = null, CancellationToken cancellationToken = default)
    {
        options ??= new EmulatorOptions();

        // Empty: settings and variables of the surrounding program (ASPNETCORE_URLS, appsettings.json) are not ours to follow.
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        options.ConfigureLogging?.Invoke(builder.Logging);
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel =>
        {
            kestrel.Listen(IPAddress.Loopback, options.Port);
            kestrel.Limits.MaxRequestBodySize = RequestBody.MaxBytes;
            kestrel.AddServerHeader = false;
        });
        builder.Services.AddRoutingCore();
        builder.Services.AddTypedEmulator(options);

        var app = builder.Build();
        try
        {
            app.MapTypedEmulator();
            // Read now, so that what is wrong with a schema file is logged at the start, not at the first request.
            _ = app.Services.GetRequiredService<ModelCatalogues>()[CreatifyEndpoints.Provider];
            _ = app.Services.GetRequiredService<ModelCatalogues>()[HooxEndpoints.Provider];
            _ = app.Services.GetRequiredService<ModelCatalogues>()[CreativeAIEndpoints.Provider];
            await app.StartAsync(cancellationToken);
            return new EmulatorHost(app, options);
        }
        catch
        {
            await app.DisposeAsync();
            throw;
        }
    }

    /// <summary>Stops listening; jobs that are under way end with it.</summary>
    public async ValueTask DisposeAsync()
    {
        // Open connections are cut, not waited for: tests end now.
        using var now = new CancellationTokenSource();
        await now.CancelAsync();
        await _app.StopAsync(now.Token);
        await _app.DisposeAsync();
    }

    private T Service<T>()
        where T : notnull => _app.Services.GetRequiredService<T>();
}
