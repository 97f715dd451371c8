using System.Globalization;
using System.Net;
using System.Text.Json;
using Orleans.Configuration;
using Typed;
using Typed.AspNetCore;
using Typed.Cluster;
using Typed.Creatify;
using Typed.Tracking;

namespace ClusterSample;

/// <summary>One node: a web server, a silo, and the trackers of two accounts. All nodes are the same.</summary>
internal static class Node
{
    private static readonly string[] s_accounts = ["a", "b"];

    public static async Task<int> RunAsync(string[] args)
    {
        var builder = WebApplication.CreateBuilder(args);
        var settings = builder.Configuration.Get<NodeSettings>() ?? new NodeSettings();
        var address = string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{settings.Port}");
        builder.WebHost.UseUrls(address);
        builder.Logging.SetMinimumLevel(LogLevel.Warning);
        foreach (var account in s_accounts)
        {
            builder.Services.AddKeyedSingleton<GenerationClient>(account, (_, _) => ClientOf(account == "a" ? settings.AccountA : settings.AccountB));
        }

        builder.Host.UseOrleans(silo =>
        {
            silo.UseRedisClustering(settings.Redis);
            silo.Configure<ClusterOptions>(options => (options.ClusterId, options.ServiceId) = ("sample", "typed"));
            silo.ConfigureEndpoints(IPAddress.Loopback, settings.Port + settings.SiloOffset, settings.Port + 2000);
            silo.Configure<EndpointOptions>(options => options.SiloListeningEndpoint = new IPEndPoint(IPAddress.Loopback, settings.Port + 1000));
            foreach (var account in s_accounts)
            {
                silo.AddTypedCluster(account, options =>
                {
                    // The name shows in PostgreSQL which process a connection belongs to.
                    options.ConnectionString = string.Create(CultureInfo.InvariantCulture, $"{settings.Postgres};Application Name=node {settings.Port} {Environment.ProcessId}");
                    options.ShardsPerLane = settings.Shards;
                    options.Tracker.ResultDirectory = Path.Combine(settings.Results, account);
                    options.Tracker.WebhookAddress = new Uri($"{address}/webhooks/{account}");
                });
            }
        });
        builder.Services.AddHealthChecks().AddCheck<ClusterHealthCheck>("typed-cluster");

        var app = builder.Build();
        app.MapHealthChecks("/healthz");
        foreach (var account in s_accounts)
        {
            app.MapKeyedTypedWebhooks(account, $"/webhooks/{account}");
        }

        app.MapPost("/accounts/{account}/jobs", SubmitAsync);
        app.MapGet("/accounts/{account}/jobs", ListAsync);
        app.MapPost("/accounts/{account}/jobs/{key:guid}/resolve", async (IServiceProvider services, string account, Guid key, string id) =>
            Results.Ok((await TrackerOf(services, account).ResolveAsync(key, id)).State.ToString()));
        app.MapPost("/accounts/{account}/jobs/{key:guid}/abandon", async (IServiceProvider services, string account, Guid key) =>
            await TrackerOf(services, account).AbandonAsync(key));
        await app.RunAsync();
        return 0;
    }

    private static CreatifyClient ClientOf(Uri? address) => new(new CreatifyOptions
    {
        BaseAddress = address!,
        ApiId = "emulator-id",
        ApiKey = "emulator-key",
        Polling = new PollingOptions { FirstDelay = TimeSpan.FromMilliseconds(300), Interval = TimeSpan.FromMilliseconds(300), MaxInterval = TimeSpan.FromSeconds(2) },
    });

    private static JobTracker TrackerOf(IServiceProvider services, string account) => services.GetRequiredKeyedService<JobTracker>(account);

    private static async Task<IResult> SubmitAsync(IServiceProvider services, string account, string prompt, CancellationToken cancellationToken)
    {
        using var parameters = JsonDocument.Parse(JsonSerializer.Serialize(new { prompt }));
        try
        {
            var job = await TrackerOf(services, account).SubmitAsync(
                "creatify", "nano-banana", parameters.RootElement, new TrackOptions { Label = prompt, Tags = ["sample"], IdempotencyKey = prompt }, cancellationToken);
            return Results.Accepted(value: new JobView(job.Key, prompt, job.State.ToString(), job.Record.JobId));
        }
        catch (DuplicateSubmissionException exception)
        {
            return Results.Conflict(exception.Existing.Key);
        }
        catch (UncertainSubmissionException exception)
        {
            // It is unknown whether the request arrived. The journal keeps the submission until a person settles it.
            return Results.Text(exception.Message, statusCode: StatusCodes.Status502BadGateway);
        }
        catch (Exception exception) when (exception is TypedException or JournalException)
        {
            // Nothing was sent.
            return Results.Text(exception.Message, statusCode: StatusCodes.Status503ServiceUnavailable);
        }
    }

    private static async Task<List<JobView>> ListAsync(IServiceProvider services, string account, string? label, CancellationToken cancellationToken)
    {
        var jobs = new List<JobView>();
        await foreach (var job in TrackerOf(services, account).ListAsync(new JobQuery { Label = label }, cancellationToken))
        {
            jobs.Add(new JobView(job.Key, job.Record.Label ?? "", job.State.ToString(), job.Record.JobId));
        }

        return jobs;
    }
}

/// <summary>A job as a node shows it.</summary>
internal sealed record JobView(Guid Key, string Label, string State, string? JobId);
