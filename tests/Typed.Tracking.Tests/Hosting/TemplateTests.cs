using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Typed.AspNetCore;
using Typed.Creatify;
using Typed.Emulator;
using Typed.Emulator.Creatify.Templates;
using Typed.Emulator.Faults;
using Typed.Emulator.Http;
using Typed.Tracking;

namespace Typed.TrackingTests.Hosting;

/// <summary>Creatify's custom templates through the tracker, with webhooks over HTTP, against the emulator.</summary>
public sealed class TemplateTests : IAsyncLifetime
{
    private readonly TemporaryDirectory _directory = new();
    private EmulatorHost _emulator = null!;

    private static TemplateJobRequest Request => new()
    {
        TemplateId = TemplateShelf.ProductLaunch.Id.ToString(),
        Variables = new() { ["headline"] = TemplateVariable.Text("Now in blue"), ["hero"] = TemplateVariable.Image("https://example.com/shoe.png") },
    };

    public async ValueTask InitializeAsync() => _emulator = await EmulatorHost.StartAsync(new EmulatorOptions { Speed = 400 }, Records.Ct);

    public async ValueTask DisposeAsync()
    {
        await _emulator.DisposeAsync();
        _directory.Dispose();
    }

    [Fact]
    public async Task A_webhook_at_the_documented_address_makes_the_tracker_ask()
    {
        await using var app = await HostAsync(firstDelay: TimeSpan.FromHours(1));
        var tracker = app.Services.GetRequiredService<JobTracker>();
        var job = await tracker.SubmitAsync(Request, cancellationToken: Records.Ct);
        // No status check is due for an hour: only the emulator's messages can lead to the end.
        var result = await job.WaitAsync(cancellationToken: Records.Ct);
        var file = Assert.Single(await job.SaveAsync(_directory.Sub("out"), cancellationToken: Records.Ct));

        Assert.Equal(("creatify-templates", "custom-template", 5m), (job.Record.Provider, job.Record.Model, job.Record.CreditsUsed));
        Assert.True(new FileInfo(file.File!).Length > 0);
        Assert.NotNull(TemplateJob.Of(result).VideoOutput);
        Assert.Equal((1, 5m), (_emulator.Requests.Count(Routes.CreatifyTemplateCreate), _emulator.Account.Charged));
    }

    [Fact]
    public async Task A_preview_and_its_render_are_two_jobs_of_the_journal()
    {
        await using var tracker = await JobTracker.StartAsync(_directory.Sub("jobs"), Client());
        var preview = await (await tracker.SubmitAsync(Request.AsPreview(), cancellationToken: Records.Ct)).WaitAsync(cancellationToken: Records.Ct);
        var job = await tracker.SubmitAsync(Request.AsRenderOf(TemplateJob.Of(preview).Id), cancellationToken: Records.Ct);
        var result = await job.WaitAsync(cancellationToken: Records.Ct);

        Assert.Single(result.Assets);
        Assert.Equal(
            ["custom-template/preview", "custom-template/render"],
            (await tracker.ListAsync(cancellationToken: Records.Ct).ToListAsync()).Select(one => one.Record.Model));
        Assert.Equal(5, _emulator.Account.Charged);
    }

    [Fact]
    public async Task A_lost_answer_is_kept_as_uncertain_and_a_rejected_job_as_failed()
    {
        await using var tracker = await JobTracker.StartAsync(_directory.Sub("jobs"), Client());
        _emulator.Faults.Add(Fault.DropAfter().On(Routes.CreatifyTemplateCreate));
        await Assert.ThrowsAsync<UncertainSubmissionException>(() => tracker.SubmitAsync(Request, cancellationToken: Records.Ct));
        await Assert.ThrowsAsync<DuplicateSubmissionException>(() => tracker.SubmitAsync(Request, cancellationToken: Records.Ct));
        Assert.Single(_emulator.TemplateJobs.All);

        _emulator.Faults.Add(Fault.RejectJob("Not this."));
        var rejected = await tracker.SubmitAsync(Request with { Name = "other" }, cancellationToken: Records.Ct);
        Assert.Equal("Not this.", (await Assert.ThrowsAsync<GenerationFailedException>(() => rejected.WaitAsync(cancellationToken: Records.Ct))).FailedReason);
    }

    private async Task<WebApplication> HostAsync(TimeSpan firstDelay)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0");
        builder.Services.AddRoutingCore();
        builder.Services.AddSingleton<GenerationClient>(Client(firstDelay));
        TrackerOptions tracking = null!;
        builder.Services.AddTypedTracker(options =>
        {
            options.Directory = _directory.Sub("jobs");
            tracking = options;
        });
        var app = builder.Build();
        app.MapTypedWebhooks();
        await app.StartAsync(Records.Ct);
        // The port is known now; the tracker tells the address to the provider with each request.
        tracking.WebhookAddress = new Uri(app.Urls.First() + TypedWebhookEndpoints.DefaultPrefix);
        return app;
    }

    private CreatifyTemplatesClient Client(TimeSpan? firstDelay = null) => new(new CreatifyOptions
    {
        BaseAddress = _emulator.BaseAddress,
        ApiId = _emulator.ApiId,
        ApiKey = _emulator.ApiKey,
        Polling = new PollingOptions { FirstDelay = firstDelay ?? TimeSpan.FromMilliseconds(5), Interval = TimeSpan.FromMilliseconds(10) },
    });
}
