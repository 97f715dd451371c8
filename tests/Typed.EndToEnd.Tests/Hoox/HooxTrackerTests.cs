using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Typed.AspNetCore;
using Typed.Emulator.Faults;
using Typed.Emulator.Http;
using Typed.Hoox;
using Typed.Models.Hoox;
using Typed.Providers;
using Typed.Tracking;
using Typed.Tracking.Webhooks;

namespace Typed.EndToEnd.Tests.Hoox;

/// <summary>The tracker follows jobs of several assets; a webhook about one of them makes it ask.</summary>
public sealed class HooxTrackerTests
{
    [Fact]
    public async Task A_webhook_about_one_asset_leads_the_tracker_to_its_job()
    {
        await using var workshop = await HooxWorkshop.OpenAsync();
        var journal = Directory.CreateTempSubdirectory("typed-").FullName;
        var port = FreePort();
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, port));
        // It does not poll during the test, except after a webhook.
        var options = new HooxOptions { ApiKey = workshop.Emulator.ApiKey, BaseAddress = workshop.Emulator.HooxAddress, Polling = new PollingOptions { FirstDelay = TimeSpan.FromHours(1), Interval = TimeSpan.FromHours(1), MaxInterval = TimeSpan.FromHours(1) } };
        builder.Services.AddSingleton<GenerationClient>(new HooxClient(options));
        builder.Services.AddTypedTracker(tracking =>
        {
            tracking.Directory = journal;
            tracking.WebhookAddress = new Uri($"http://127.0.0.1:{port}{TypedWebhookEndpoints.DefaultPrefix}");
        });
        await using (var app = builder.Build())
        {
            app.MapTypedWebhooks();
            await app.StartAsync(HooxWorkshop.Ct);
            workshop.Emulator.Faults.Add(Fault.FailJob("Refused."));
            var tracker = app.Services.GetRequiredService<JobTracker>();

            var job = await tracker.SubmitAsync(new GrokImagineVideoParams { Prompt = "x", GenerationCount = 2 }, cancellationToken: HooxWorkshop.Ct);
            await job.WaitAsync(cancellationToken: HooxWorkshop.Ct);
            var record = job.Record;

            Assert.Equal((JobState.Succeeded, 6m, 3m), (record.State, record.CreditsUsed, record.CreditsRefunded));
            Assert.Equal("1 of 2 generations failed: Refused. (GENERATION_FAILED)", record.Reason);
            Assert.Single(record.Assets!);
            Assert.Equal(1, workshop.Emulator.Requests.Count(Routes.HooxStart));
        }

        Directory.Delete(journal, recursive: true);
    }

    [Fact]
    public async Task A_forged_result_without_a_signature_ends_no_job()
    {
        await using var workshop = await HooxWorkshop.OpenAsync();
        var journal = Directory.CreateTempSubdirectory("typed-").FullName;
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        var never = new PollingOptions { FirstDelay = TimeSpan.FromHours(1), Interval = TimeSpan.FromHours(1), MaxInterval = TimeSpan.FromHours(1) };
        builder.Services.AddSingleton<GenerationClient>(
            new HooxClient(new HooxOptions { ApiKey = workshop.Emulator.ApiKey, BaseAddress = workshop.Emulator.HooxAddress, Polling = never }));
        builder.Services.AddSingleton<IWebhookReader>(new TrustingReader());
        builder.Services.AddTypedTracker(tracking => tracking.Directory = journal);
        await using (var app = builder.Build())
        {
            app.MapTypedWebhooks();
            await app.StartAsync(HooxWorkshop.Ct);
            var job = await app.Services.GetRequiredService<JobTracker>().SubmitAsync(new GrokImagineVideoParams { Prompt = "x" }, cancellationToken: HooxWorkshop.Ct);
            using var http = new HttpClient { BaseAddress = new Uri(app.Urls.First()) };
            using var response = await http.PostAsync(
                new Uri($"{TypedWebhookEndpoints.DefaultPrefix}/hoox", UriKind.Relative), new StringContent(job.Record.JobId!, System.Text.Encoding.UTF8, "application/json"), HooxWorkshop.Ct);

            Assert.Equal(HttpStatusCode.OK, response.StatusCode);
            // The emulator's own answer may end it; the forged one would bring this asset.
            Assert.DoesNotContain(job.Record.Assets ?? [], asset => asset.Url == TrustingReader.Forged);
            Assert.NotEqual(TrustingReader.Credits, job.Record.CreditsUsed);
        }

        Directory.Delete(journal, recursive: true);
    }

    private static int FreePort()
    {
        using var listener = new System.Net.Sockets.TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    /// <summary>Takes whatever is posted at its word, and has no verifier.</summary>
    private sealed class TrustingReader : IWebhookReader
    {
        public const decimal Credits = 4711;

        public static Uri Forged { get; } = new("https://forged.example/a.mp4");

        public string Provider => HooxClient.ProviderName;

        public IWebhookVerifier? Verifier => null;

        public WebhookNotice? Read(ReadOnlyMemory<byte> body, Func<string, string?> header)
        {
            var id = System.Text.Encoding.UTF8.GetString(body.Span);
            var status = new JobStatus("completed", JobPhase.Succeeded);
            return new WebhookNotice(Provider, id)
            {
                Status = status,
                Snapshot = new JobSnapshot { Id = id, Status = status, CreditsUsed = Credits, Assets = [new Asset(Forged)] },
            };
        }
    }
}
