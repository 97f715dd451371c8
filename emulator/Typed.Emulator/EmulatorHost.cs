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

/// <summary>The providers' HTTP APIs on loopback, in this process. Each instance has its own port, account and jobs, so tests can run in parallel.</summary>
/// <example>
/// <code>
/// await using var emulator = await EmulatorHost.StartAsync(new EmulatorOptions { Credits = 100 });
/// var client = new CreatifyClient(new CreatifyOptions
/// {
///     BaseAddress = emulator.BaseAddress,
///     ApiId = emulator.ApiId,
///     ApiKey = emulator.ApiKey,
/// });
/// </code>
/// </example>
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

    /// <summary>The address of the emulator, such as <c>http://127.0.0.1:5080/</c>: the base address of clients of Creatify and CreativeAI.</summary>
    public Uri BaseAddress { get; }

    /// <summary>The base address of clients of Hoox.</summary>
    public Uri HooxAddress => new(BaseAddress, HooxEndpoints.Root);

    /// <summary>The key that clients of Creatify send as <c>X-API-ID</c>.</summary>
    public string ApiId => _options.ApiId;

    /// <summary>The key that clients of Creatify send as <c>X-API-KEY</c>, and clients of Hoox and CreativeAI as bearer token.</summary>
    public string ApiKey => _options.ApiKey;

    /// <summary>The account that pays for the jobs of all providers. Amounts are in credits.</summary>
    public CreditAccount Account => Service<CreditAccount>();

    /// <summary>Settings of CreativeAI. They can be changed while the emulator runs.</summary>
    public CreativeAIBehaviour CreativeAI => _options.CreativeAI;

    /// <summary>The ids of all jobs of CreativeAI, clips of batches included, in no particular order.</summary>
    public IReadOnlyList<string> CreativeAIJobIds => Service<CreativeAIJobs>().Ids;

    /// <summary>The failures to produce: add one, and the next matching call or job fails.</summary>
    public FaultBoard Faults => Service<FaultBoard>();

    /// <summary>The tasks that were created, with their states.</summary>
    public TaskStore Tasks => Service<TaskStore>();

    /// <summary>The custom templates of Creatify. A test can add its own.</summary>
    public TemplateShelf Templates => Service<TemplateShelf>();

    /// <summary>The jobs of custom templates that were created.</summary>
    public TemplateJobStore TemplateJobs => Service<TemplateJobStore>();

    /// <summary>The requests that arrived, counted by route.</summary>
    public RequestLog Requests => Service<RequestLog>();

    /// <summary>The models of each provider.</summary>
    public ModelCatalogues Models => Service<ModelCatalogues>();

    /// <summary>Starts an emulator.</summary>
    /// <param name="options">The settings; null for the defaults and a free port.</param>
    /// <param name="cancellationToken">Cancels the start.</param>
    /// <returns>The running emulator. Dispose it to close its port.</returns>
    /// <exception cref="ArgumentException">An option is empty, negative or otherwise not valid.</exception>
    /// <exception cref="IOException">The port is in use.</exception>
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

    /// <summary>Closes the port and all connections, and ends all jobs, without waiting for them.</summary>
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
