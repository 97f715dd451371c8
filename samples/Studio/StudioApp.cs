using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Studio.Catalog;
using Studio.Jobs;
using Typed;
using Typed.Tracking.Hosting;

namespace Studio;

/// <summary>The web application: the page, its API, the tracker, and the emulator where there are no keys.</summary>
internal sealed class StudioApp : IAsyncDisposable
{
    private const string DefaultAddress = "http://127.0.0.1:5070";

    // Everything from this server, nothing inline. Pictures and sound are the files of jobs.
    private const string ContentPolicy =
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; media-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    private readonly Providers _providers;

    private StudioApp(WebApplication app, Providers providers)
    {
        App = app;
        _providers = providers;
    }

    public WebApplication App { get; }

    public static async Task<StudioApp> CreateAsync(string[] args, CancellationToken cancellationToken = default)
    {
        // The page's files are next to the program, whatever the current directory is.
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { Args = args, WebRootPath = Path.Combine(AppContext.BaseDirectory, "wwwroot") });
        if (builder.Configuration["urls"] is null)
        {
            builder.WebHost.UseUrls(DefaultAddress);
        }

        var settings = builder.Configuration.GetSection("Studio").Get<StudioSettings>() ?? new StudioSettings();
        var providers = await Providers.ConnectAsync(settings, cancellationToken);
        try
        {
            AddServices(builder, settings, providers);
            return new StudioApp(Map(builder.Build(), providers), providers);
        }
        catch
        {
            await providers.DisposeAsync();
            throw;
        }
    }

    public Task RunAsync() => App.RunAsync();

    public async ValueTask DisposeAsync()
    {
        await App.DisposeAsync();
        await _providers.DisposeAsync();
    }

    private static void AddServices(WebApplicationBuilder builder, StudioSettings settings, Providers providers)
    {
        // A page of another site that resolves its own name to this machine must not reach the API.
        builder.Services.AddHostFiltering(options => options.AllowedHosts = ["localhost", "127.0.0.1", "[::1]"]);
        builder.Logging.AddFilter("Microsoft.AspNetCore", LogLevel.Warning);
        builder.Services.AddSingleton(settings);
        foreach (var client in providers.Clients)
        {
            builder.Services.AddSingleton(client);
        }

        builder.Services.AddTypedTracker(options => options.Directory = settings.JournalDirectory);
        builder.Services.AddSingleton<JobFeed>();
        builder.Services.AddHostedService(services => services.GetRequiredService<JobFeed>());
        builder.Services.AddHealthChecks().AddCheck<TrackerHealthCheck>("typed");
    }

    private static WebApplication Map(WebApplication app, Providers providers)
    {
        app.Lifetime.ApplicationStopping.Register(app.Services.GetRequiredService<JobFeed>().EndStreams);
        app.UseHostFiltering();
        app.Use((context, next) =>
        {
            var headers = context.Response.Headers;
            headers.ContentSecurityPolicy = ContentPolicy;
            headers.XContentTypeOptions = "nosniff";
            headers["Referrer-Policy"] = "no-referrer";
            return next(context);
        });
        app.UseDefaultFiles();
        app.UseStaticFiles();
        app.MapGet("/api/studio", () => new { emulated = providers.Emulated });
        app.MapCatalog();
        app.MapJobs();
        app.MapHealthChecks("/healthz");
        return app;
    }
}
