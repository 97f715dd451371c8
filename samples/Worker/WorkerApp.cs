using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Typed;
using Typed.AspNetCore;
using Typed.Tracking;
using Typed.Tracking.Hosting;
using Worker.Batch;

namespace Worker;

/// <summary>The worker as a host: the tracker, the webhook endpoints, and the batch.</summary>
internal sealed class WorkerApp : IAsyncDisposable
{
    // Any free port: only the emulator on this machine calls it. Behind a proxy, set "urls" and Batch:WebhookAddress.
    private const string DefaultAddress = "http://127.0.0.1:0";

    private readonly WebApplication _app;
    private readonly Providers _providers;
    private readonly BatchSettings _settings;
    private readonly TrackerOptions _tracking;

    private WorkerApp(WebApplication app, Providers providers, BatchSettings settings, TrackerOptions tracking)
    {
        _app = app;
        _providers = providers;
        _settings = settings;
        _tracking = tracking;
    }

    /// <summary>The output of the batch.</summary>
    public TextWriter Output { get; init; } = Console.Out;

    public static async Task<WorkerApp> CreateAsync(string[] args, TextWriter? output = null, CancellationToken cancellationToken = default)
    {
        var builder = WebApplication.CreateBuilder(args);
        builder.Configuration.AddJsonFile(Path.Combine(AppContext.BaseDirectory, "worker.json"), optional: true);
        builder.Configuration.AddEnvironmentVariables().AddCommandLine(args);
        if (builder.Configuration["urls"] is null)
        {
            builder.WebHost.UseUrls(DefaultAddress);
        }

        var settings = builder.Configuration.GetSection("Batch").Get<BatchSettings>() ?? new BatchSettings();
        var providers = await Providers.ConnectAsync(settings, cancellationToken);
        try
        {
            var tracking = AddServices(builder.Services, settings, providers);
            var app = builder.Build();
            app.MapTypedWebhooks();
            app.MapHealthChecks("/healthz");
            return new WorkerApp(app, providers, settings, tracking) { Output = output ?? Console.Out };
        }
        catch
        {
            await providers.DisposeAsync();
            throw;
        }
    }

    /// <summary>Runs the batch to its end.</summary>
    /// <returns>The exit code: see <see cref="BatchExit"/>.</returns>
    public async Task<int> RunAsync(CancellationToken cancellationToken = default)
    {
        IReadOnlyList<BatchItem> items;
        try
        {
            items = await BatchFile.ReadAsync(_settings.File, cancellationToken);
        }
        catch (BatchException exception)
        {
            await Output.WriteLineAsync(exception.Message);
            return (int)BatchExit.Invalid;
        }

        await _app.StartAsync(cancellationToken);
        try
        {
            // The port is known only now. Nothing has been submitted yet.
            _tracking.WebhookAddress = _settings.WebhookAddress ?? new Uri(new Uri(ListeningAt()), TypedWebhookEndpoints.DefaultPrefix.TrimStart('/') + "/");
            using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, _app.Lifetime.ApplicationStopping);
            var run = new BatchRun(_app.Services.GetRequiredService<JobTracker>(), _settings, new BatchReport(Output));
            return (int)await run.RunAsync(items, stop.Token);
        }
        catch (OperationCanceledException) when (_app.Lifetime.ApplicationStopping.IsCancellationRequested)
        {
            await Output.WriteLineAsync("Stopped. Submitted jobs continue at the provider. The next run resumes them.");
            return (int)BatchExit.Failed;
        }
        finally
        {
            await _app.StopAsync(CancellationToken.None);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        await _providers.DisposeAsync();
    }

    private string ListeningAt() => _app.Services.GetRequiredService<IServer>().Features.GetRequiredFeature<IServerAddressesFeature>().Addresses.First();

    private static TrackerOptions AddServices(IServiceCollection services, BatchSettings settings, Providers providers)
    {
        foreach (var client in providers.Clients)
        {
            services.AddSingleton(client);
        }

        TrackerOptions? tracking = null;
        services.AddTypedTracker(options =>
        {
            options.Directory = settings.JournalDirectory;
            tracking = options;
        });
        services.AddHealthChecks().AddCheck<TrackerHealthCheck>("typed");
        return tracking!;
    }
}
