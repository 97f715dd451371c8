using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Typed.Emulator.Catalog;
using Typed.Emulator.Creatify;
using Typed.Emulator.Creatify.Templates;
using Typed.Emulator.CreativeAI;
using Typed.Emulator.Credits;
using Typed.Emulator.Faults;
using Typed.Emulator.Hoox;
using Typed.Emulator.Http;
using Typed.Emulator.Jobs;

namespace Typed.Emulator;

/// <summary>Runs the providers' HTTP APIs on loopback in the current process. Each instance has its own port, account and jobs, so tests can run in parallel.</summary>
/// <example>
/// <code>
/// await using var emulator = await EmulatorHost.StartAsync(new EmulatorOptions { Credits = 100 });
/// var client = new CreatifyClient(CreatifyOptions.ForEmulator(emulator.BaseAddress));
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

    /// <summary>The emulator's address, such as <c>http://127.0.0.1:5080/</c>. Use it as the base address of Creatify and CreativeAI clients.</summary>
    public Uri BaseAddress { get; }

    /// <summary>The base address of Hoox clients.</summary>
    public Uri HooxAddress => new(BaseAddress, HooxEndpoints.Root);

    /// <summary>The providers whose <c>provider.json</c> describes their API.</summary>
    public IReadOnlyList<string> DescribedProviders => [.. Service<Described.DescribedProviders>().All.Select(described => described.Name)];

    /// <summary>The base address of a provider whose <c>provider.json</c> describes its API.</summary>
    /// <param name="provider">The provider's key: the name of its folder.</param>
    /// <exception cref="ArgumentException">No such provider is described. The message lists those that are.</exception>
    public Uri AddressOf(string provider) => Service<Described.DescribedProviders>().All.Any(described => described.Name == provider)
        ? new Uri(BaseAddress, provider + "/")
        : throw new ArgumentException($"No provider.json describes the API of '{provider}'. Described: {string.Join(", ", Service<Described.DescribedProviders>().All.Select(described => described.Name))}.", nameof(provider));

    /// <summary>The key that Creatify clients send as <c>X-API-ID</c>.</summary>
    public string ApiId => _options.ApiId;

    /// <summary>The key that Creatify clients send as <c>X-API-KEY</c>, and Hoox and CreativeAI clients send as bearer token.</summary>
    public string ApiKey => _options.ApiKey;

    /// <summary>The account that is charged for the jobs of all providers. Amounts are in credits.</summary>
    public CreditAccount Account => Service<CreditAccount>();

    /// <summary>Settings of CreativeAI. They can be changed while the emulator runs.</summary>
    public CreativeAIBehaviour CreativeAI => _options.CreativeAI;

    /// <summary>The ids of all CreativeAI jobs, including the clips of batches, in no particular order.</summary>
    public IReadOnlyList<string> CreativeAIJobIds => Service<CreativeAIJobs>().Ids;

    /// <summary>The active faults. Add one to make the next matching call or job fail.</summary>
    public FaultBoard Faults => Service<FaultBoard>();

    /// <summary>The tasks created so far, with their states.</summary>
    public TaskStore Tasks => Service<TaskStore>();

    /// <summary>Creatify's custom templates. Tests can add their own.</summary>
    public TemplateShelf Templates => Service<TemplateShelf>();

    /// <summary>The custom template jobs created so far.</summary>
    public TemplateJobStore TemplateJobs => Service<TemplateJobStore>();

    /// <summary>The requests received, counted by route.</summary>
    public RequestLog Requests => Service<RequestLog>();

    /// <summary>The models of each provider.</summary>
    public EmulatedCatalogs Models => Service<EmulatedCatalogs>();

    /// <summary>Starts an emulator.</summary>
    /// <param name="options">The settings; null for the defaults and a free port.</param>
    /// <param name="cancellationToken">Cancels the start.</param>
    /// <returns>The running emulator. Dispose it to close its port.</returns>
    /// <exception cref="ArgumentException">An option is empty, negative or otherwise invalid.</exception>
    /// <exception cref="IOException">The port is in use.</exception>
    public static async Task<EmulatorHost> StartAsync(EmulatorOptions? options = null, CancellationToken cancellationToken = default)
    {
        options ??= new EmulatorOptions();

        // Empty, so that settings of the surrounding program (ASPNETCORE_URLS, appsettings.json) don't apply.
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        options.ConfigureLogging?.Invoke(builder.Logging);
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel =>
        {
            kestrel.Listen(IPAddress.Loopback, options.Port);
            kestrel.Limits.MaxRequestBodySize = ReceivedBody.MaxBytes;
            kestrel.AddServerHeader = false;
        });
        builder.Services.AddRoutingCore();
        builder.Services.AddTypedEmulator(options);

        var app = builder.Build();
        try
        {
            app.MapTypedEmulator();
            // Read now, so that schema file errors are logged at startup, not on the first request.
            _ = app.Services.GetRequiredService<EmulatedCatalogs>()[CreatifyEndpoints.Provider];
            _ = app.Services.GetRequiredService<EmulatedCatalogs>()[HooxEndpoints.Provider];
            _ = app.Services.GetRequiredService<EmulatedCatalogs>()[EmulatedCreativeAI.Provider];
            await app.StartAsync(cancellationToken);
            return new EmulatorHost(app, options);
        }
        catch
        {
            await app.DisposeAsync();
            throw;
        }
    }

    /// <summary>Closes the port and all connections, and stops all jobs without waiting for them.</summary>
    public async ValueTask DisposeAsync()
    {
        // Open connections are closed without waiting, so that tests end immediately.
        using var now = new CancellationTokenSource();
        await now.CancelAsync();
        await _app.StopAsync(now.Token);
        await _app.DisposeAsync();
    }

    private T Service<T>()
        where T : notnull => _app.Services.GetRequiredService<T>();
}
