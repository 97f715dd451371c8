using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Testing;
using Typed.Creatify;
using Typed.Emulator;
using Typed.Emulator.Faults;
using Typed.Emulator.Hosting;
using Typed.Emulator.Http;
using Typed.Tracking;
using Typed.Tracking.Hosting;

namespace Typed.TrackingTests.Hosting;

/// <summary>End to end over HTTP, against the emulator of Creatify.</summary>
public sealed class EmulatorTests : IAsyncLifetime
{
    private readonly TemporaryDirectory _directory = new();
    private EmulatorHost _emulator = null!;
    private CreatifyClient _creatify = null!;

    public async ValueTask InitializeAsync()
    {
        _emulator = await EmulatorHost.StartAsync(new EmulatorOptions { Speed = 400, ApiKey = "key-1f2e3d4c5b6a" }, Records.Ct);
        _creatify = new CreatifyClient(Options());
    }

    public async ValueTask DisposeAsync()
    {
        await _emulator.DisposeAsync();
        _directory.Dispose();
    }

    [Fact]
    public async Task Without_a_container_it_is_two_lines()
    {
        await using var tracker = await JobTracker.StartAsync(_directory.Sub("jobs"), _creatify);
        var job = await SubmitAsync(tracker, "a cat");
        var result = await job.WaitAsync(cancellationToken: Records.Ct);
        var files = await job.SaveAsync(_directory.Sub("out"), cancellationToken: Records.Ct);

        Assert.Single(result.Assets);
        Assert.True(new FileInfo(Assert.Single(files).File!).Length > 0);
        Assert.Equal(_emulator.Account.Charged, job.Record.CreditsUsed);
        Assert.Equal(1, _emulator.Requests.Count(Routes.CreatifyCreate));
    }

    [Fact]
    public async Task With_a_container_it_is_one_line_with_health_metrics_and_logs_and_no_key_anywhere()
    {
        using var log = new FakeLoggerProvider();
        var counted = new ConcurrentDictionary<string, double>(StringComparer.Ordinal);
        using var listener = new MeterListener { InstrumentPublished = (instrument, self) => { if (instrument.Meter.Name == "Typed.Tracking") { self.EnableMeasurementEvents(instrument); } } };
        listener.SetMeasurementEventCallback<long>((instrument, value, _, _) => counted.AddOrUpdate(instrument.Name, value, (_, sum) => sum + value));
        listener.Start();

        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings());
        builder.Logging.AddProvider(log).SetMinimumLevel(LogLevel.Trace);
        builder.Services.AddSingleton<GenerationClient>(_creatify);
        builder.Services.AddTypedTracker(options => options.Directory = _directory.Sub("jobs"));
        builder.Services.AddHealthChecks().AddCheck<TrackerHealthCheck>("typed");
        using var host = builder.Build();
        await host.StartAsync(Records.Ct);
        var tracker = host.Services.GetRequiredService<JobTracker>();
        await (await SubmitAsync(tracker, "a cat")).WaitAsync(cancellationToken: Records.Ct);
        _emulator.Faults.Add(Fault.DropAfter());
        await Assert.ThrowsAsync<UncertainSubmissionException>(() => SubmitAsync(tracker, "a dog"));
        Assert.Equal(HealthStatus.Healthy, (await host.Services.GetRequiredService<HealthCheckService>().CheckHealthAsync(Records.Ct)).Status);
        await host.StopAsync(Records.Ct);

        Assert.True(counted["typed.jobs.submitted"] >= 1);
        Assert.True(counted["typed.jobs.uncertain"] >= 1);
        Assert.True(counted["typed.status.checks"] >= 1);
        var lines = log.Collector.GetSnapshot().Select(record => $"{record.Message} {string.Join(' ', record.StructuredState ?? [])} {record.Exception}").ToList();
        Assert.Contains(lines, line => line.Contains("accepted", StringComparison.Ordinal));
        Assert.DoesNotContain(lines, line => line.Contains(_emulator.ApiKey, StringComparison.Ordinal) || line.Contains("a cat", StringComparison.Ordinal));
        await ((IAsyncDisposable)host).DisposeAsync();
        Assert.DoesNotContain(_emulator.ApiKey, await File.ReadAllTextAsync(Path.Combine(_directory.Sub("jobs"), "jobs.journal"), Records.Ct), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_dropped_answer_is_uncertain_survives_a_restart_and_is_resolved_by_the_id()
    {
        _emulator.Faults.Add(Fault.DropAfter().On(Routes.CreatifyCreate));
        await using (var tracker = await JobTracker.StartAsync(_directory.Path, _creatify))
        {
            await Assert.ThrowsAsync<UncertainSubmissionException>(() => SubmitAsync(tracker, "a cat"));
        }

        await using var again = await JobTracker.StartAsync(_directory.Path, _creatify);
        var doubtful = Assert.Single(again.Recovery!.Uncertain);
        Assert.Equal("nano-banana", doubtful.Model);
        await Assert.ThrowsAsync<DuplicateSubmissionException>(() => SubmitAsync(again, "a cat"));
        var job = await again.ResolveAsync(doubtful.Key, _emulator.Tasks.All.Single().Id.ToString(), Records.Ct);
        await job.WaitAsync(cancellationToken: Records.Ct);
        Assert.Equal(1, _emulator.Tasks.Count);
    }

    [Fact]
    public async Task A_retry_handler_of_the_application_pays_no_second_time()
    {
        using var http = new HttpClient(new EagerRetry { InnerHandler = new SocketsHttpHandler() });
        _emulator.Faults.Add(Fault.DropAfter().On(Routes.CreatifyCreate));
        await using var tracker = await JobTracker.StartAsync(_directory.Path, new CreatifyClient(http, Options()));
        await Assert.ThrowsAsync<UncertainSubmissionException>(() => SubmitAsync(tracker, "a cat"));
        Assert.Equal(1, _emulator.Requests.Count(Routes.CreatifyCreate));
        Assert.Equal(1, _emulator.Tasks.Count);
    }

    [Fact]
    public async Task Nobody_listening_is_not_sent_and_may_be_submitted_again()
    {
        var nowhere = Options();
        nowhere.BaseAddress = new Uri("http://127.0.0.1:9/");
        nowhere.Polling = nowhere.Polling with { Interval = TimeSpan.FromMilliseconds(1) };
        await using (var tracker = await JobTracker.StartAsync(_directory.Path, new CreatifyClient(nowhere)))
        {
            await Assert.ThrowsAsync<ProviderUnavailableException>(() => SubmitAsync(tracker, "a cat"));
            Assert.Equal(JobState.NotSent, Assert.Single(await tracker.ListAsync(cancellationToken: Records.Ct).ToListAsync()).State);
        }

        await using var again = await JobTracker.StartAsync(_directory.Path, _creatify);
        await (await SubmitAsync(again, "a cat")).WaitAsync(cancellationToken: Records.Ct);
    }

    [Fact]
    public async Task Many_jobs_are_asked_for_by_list()
    {
        await using var tracker = await JobTracker.StartAsync(_directory.Path, _creatify);
        var jobs = await Task.WhenAll(Enumerable.Range(0, 60).Select(i => SubmitAsync(tracker, Records.Text(i))));
        var ended = 0;
        await foreach (var job in tracker.WhenEachAsync(jobs, Records.Ct))
        {
            Assert.Equal(JobState.Succeeded, job.State);
            ended++;
        }

        Assert.Equal(60, ended);
        Assert.True(_emulator.Requests.Count(Routes.CreatifyList) > 0);
        Assert.Equal(60, _emulator.Requests.Count(Routes.CreatifyCreate));
    }

    private static Task<TrackedJob> SubmitAsync(JobTracker tracker, string prompt) =>
        tracker.SubmitAsync("creatify", "nano-banana", Records.Json($$"""{"prompt":"{{prompt}} {{prompt}}"}"""), cancellationToken: Records.Ct);

    private CreatifyOptions Options() => new()
    {
        BaseAddress = _emulator.BaseAddress,
        ApiId = _emulator.ApiId,
        ApiKey = _emulator.ApiKey,
        Polling = new PollingOptions { FirstDelay = TimeSpan.FromMilliseconds(5), Interval = TimeSpan.FromMilliseconds(10) },
    };

    private sealed class EagerRetry : DelegatingHandler
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            for (var attempt = 0; ; attempt++)
            {
                try
                {
                    return await base.SendAsync(request, cancellationToken);
                }
                catch (HttpRequestException) when (attempt < 3)
                {
                    // What handlers that retry everything do.
                }
            }
        }
    }
}
