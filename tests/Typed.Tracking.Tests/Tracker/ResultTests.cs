using System.Net;
using System.Net.Http.Headers;
using Typed.Providers;
using Typed.Tracking;

namespace Typed.TrackingTests.Tracker;

/// <summary>Results on disk, before they are gone at the provider.</summary>
public sealed class ResultTests : IDisposable
{
    private static readonly byte[] s_file = [.. Enumerable.Range(0, 300_000).Select(i => (byte)(i * 7))];
    private readonly SimClock _clock = new();
    private readonly MemoryJournal.Table _table = new();
    private readonly TemporaryDirectory _directory = new();
    private readonly MadeProvider _provider;
    private readonly AssetHost _host = new();

    public ResultTests() => _provider = new MadeProvider(_clock);

    public void Dispose()
    {
        _directory.Dispose();
        _host.Dispose();
    }

    [Fact]
    public async Task A_download_that_breaks_off_goes_on_where_it_was_and_the_file_appears_whole()
    {
        await using var tracker = await StartAsync();
        var job = await EndedAsync(tracker);
        _host.BreakAt = 200_000;
        await Assert.ThrowsAsync<AssetDownloadException>(() => job.SaveAsync(_directory.Path, cancellationToken: Records.Ct));
        Assert.DoesNotContain(Directory.GetFiles(_directory.Path), file => file.EndsWith(".mp4", StringComparison.Ordinal));
        _host.BreakAt = int.MaxValue;
        var file = Assert.Single(await job.SaveAsync(_directory.Path, cancellationToken: Records.Ct));
        Assert.Equal(200_000, _host.From);
        Assert.Equal(s_file, await File.ReadAllBytesAsync(file.File!, Records.Ct));
        Assert.Equal(s_file.Length, file.Length);
        Assert.Single(Directory.GetFiles(_directory.Path));
        Assert.NotNull(_table.Rows[job.Key].Record.FetchedAt);

        // What is there is not fetched again.
        var requests = _host.Requests;
        await job.SaveAsync(_directory.Path, cancellationToken: Records.Ct);
        Assert.Equal(requests, _host.Requests);
    }

    [Fact]
    public async Task Other_bytes_under_the_same_address_are_fetched_from_their_beginning()
    {
        await using var tracker = await StartAsync();
        var job = await EndedAsync(tracker);
        _host.BreakAt = 200_000;
        await Assert.ThrowsAsync<AssetDownloadException>(() => job.SaveAsync(_directory.Path, cancellationToken: Records.Ct));
        _host.BreakAt = int.MaxValue;
        _host.Tag = "\"changed\"";
        var file = Assert.Single(await job.SaveAsync(_directory.Path, cancellationToken: Records.Ct));
        Assert.Equal(s_file, await File.ReadAllBytesAsync(file.File!, Records.Ct));
    }

    [Fact]
    public async Task Results_are_saved_by_themselves_and_tried_again()
    {
        _host.Status = HttpStatusCode.ServiceUnavailable;
        await using var tracker = await StartAsync(options => options.ResultDirectory = _directory.Path);
        var job = await EndedAsync(tracker);
        _host.Status = HttpStatusCode.OK;
        var before = _host.Requests;
        while (_table.Rows[job.Key].Record.FetchedAt is null)
        {
            // Time stands still while the file is written; otherwise a slow disk would let the result expire.
            if (_host.Requests == before)
            {
                _clock.AdvanceToNext(TimeSpan.FromSeconds(1));
            }

            await Task.Yield();
        }

        Assert.Equal(s_file.Length, new FileInfo(_table.Rows[job.Key].Record.Assets![0].File!).Length);
    }

    [Fact]
    public async Task A_result_that_nobody_fetches_is_reported_in_time_and_at_its_end()
    {
        await using var tracker = await StartAsync();
        List<(TimeSpan At, JobState State)> reports = [];
        tracker.ResultExpiring += record => reports.Add((_clock.Elapsed, record.State));
        await EndedAsync(tracker);
        var ended = _table.Rows.Values.Single().Record.EndedAt!.Value - SimClock.Start;
        _clock.Advance(TimeSpan.FromDays(5.9));
        Assert.Empty(reports);
        _clock.Advance(TimeSpan.FromDays(3));
        Assert.Equal(2, reports.Count);
        Assert.Equal((JobState.Succeeded, JobState.Expired), (reports[0].State, reports[1].State));
        Assert.InRange(reports[0].At - ended, TimeSpan.FromDays(6), TimeSpan.FromDays(6) + TimeSpan.FromSeconds(1));
        Assert.InRange(reports[1].At - ended, TimeSpan.FromDays(7), TimeSpan.FromDays(7) + TimeSpan.FromSeconds(1));
    }

    [Fact]
    public async Task A_result_that_was_taken_otherwise_is_not_reported()
    {
        await using var tracker = await StartAsync();
        var reports = 0;
        tracker.ResultExpiring += _ => reports++;
        var job = await EndedAsync(tracker);
        await job.MarkFetchedAsync(Records.Ct);
        _clock.Advance(TimeSpan.FromDays(9));
        Assert.Equal(0, reports);
        Assert.Equal(JobState.Succeeded, _table.Rows[job.Key].Record.State);
    }

    [Fact]
    public async Task A_change_of_the_record_during_the_download_does_not_take_the_files_away()
    {
        await using var tracker = await StartAsync();
        var job = await EndedAsync(tracker);
        _host.OnRequest = () => job.MarkFetchedAsync(Records.Ct);
        var file = Assert.Single(await job.SaveAsync(_directory.Path, cancellationToken: Records.Ct));
        Assert.Equal(s_file.Length, new FileInfo(file.File!).Length);
        Assert.Equal(file.File, Assert.Single(_table.Rows[job.Key].Record.Assets!).File);

        // Erased: nothing can be recorded, but the files are there.
        var other = await EndedAsync(tracker);
        _host.OnRequest = () => tracker.EraseAsync(other.Key, Records.Ct);
        Assert.Single(await other.SaveAsync(_directory.Sub("other"), cancellationToken: Records.Ct));
        Assert.False(_table.Rows.ContainsKey(other.Key));
    }

    [Fact]
    public async Task A_name_of_many_bytes_is_cut_to_what_a_file_system_takes()
    {
        // Letters of four bytes each.
        _provider.AssetName = string.Concat(Enumerable.Repeat("\U00020000", 80));
        await using var tracker = await StartAsync();
        var job = await EndedAsync(tracker);
        var file = Assert.Single(await job.SaveAsync(_directory.Path, cancellationToken: Records.Ct));
        Assert.Equal(s_file.Length, new FileInfo(file.File!).Length);
        Assert.InRange(System.Text.Encoding.UTF8.GetByteCount(Path.GetFileName(file.File!)), 100, 255);
    }

    [Fact]
    public async Task A_host_that_refuses_is_not_asked_without_end_and_shows_in_the_health()
    {
        _host.Status = HttpStatusCode.Forbidden;
        await using var tracker = await StartAsync(options => options.ResultDirectory = _directory.Path);
        var job = await EndedAsync(tracker);
        for (var i = 0; i < 2000; i++)
        {
            _clock.AdvanceToNext(TimeSpan.FromMinutes(1));
            await Task.Yield();
        }

        Assert.Equal(5, _host.Requests);
        var health = await new Typed.Tracking.Hosting.TrackerHealthCheck(tracker).CheckHealthAsync(new(), Records.Ct);
        Assert.Equal((Microsoft.Extensions.Diagnostics.HealthChecks.HealthStatus.Degraded, 1), (health.Status, health.Data["unfetched"]));
        // It is not lost: a person may ask again.
        _host.Status = HttpStatusCode.OK;
        Assert.Single(await (await tracker.FindAsync(job.Key, Records.Ct))!.SaveAsync(_directory.Path, cancellationToken: Records.Ct));
    }

    [Theory]
    [InlineData("a page", "text/html", "<!doctype html><title>Expired</title>")]
    [InlineData("a page that says it is a video", "video/mp4", "<html>Expired</html>")]
    [InlineData("an error", "application/json", "{\"error\":\"expired\"}")]
    [InlineData("nothing", "video/mp4", "")]
    [InlineData("compressed", "video/mp4", "\u001f\u008b\u0008")]
    [InlineData("too much", "video/mp4", "0123456789")]
    public async Task What_is_not_the_asset_is_not_asked_for_without_end_and_shows_in_the_health(string what, string type, string body)
    {
        _host.Instead = (type, System.Text.Encoding.Latin1.GetBytes(body));
        await using var tracker = await StartAsync(options => options.ResultDirectory = _directory.Path, maxAssetBytes: what == "too much" ? 9 : null);
        var job = await EndedAsync(tracker);
        for (var i = 0; i < 2000; i++)
        {
            _clock.AdvanceToNext(TimeSpan.FromMinutes(1));
            await Task.Yield();
        }

        Assert.Equal(5, _host.Requests);
        var health = await new Typed.Tracking.Hosting.TrackerHealthCheck(tracker).CheckHealthAsync(new(), Records.Ct);
        Assert.Equal((Microsoft.Extensions.Diagnostics.HealthChecks.HealthStatus.Degraded, 1), (health.Status, health.Data["unfetched"]));
        Assert.DoesNotContain(Directory.GetFiles(_directory.Path, "*", SearchOption.AllDirectories), file => file.EndsWith(".mp4", StringComparison.Ordinal));
        Assert.Equal((JobState.Succeeded, null), (job.State, _table.Rows[job.Key].Record.FetchedAt));
    }

    [Fact]
    public async Task An_address_that_no_client_can_fetch_stops_nothing_else()
    {
        _provider.AssetUrl = new Uri("ftp://cdn.example/v.mp4");
        await using var tracker = await StartAsync(options => options.ResultDirectory = _directory.Path);
        await EndedAsync(tracker);
        _clock.Advance(TimeSpan.FromMinutes(1));
        await tracker.SubmitAsync("b");
    }

    private async Task<JobTracker> StartAsync(Action<TrackerOptions>? configure = null, long? maxAssetBytes = null)
    {
        var options = new TrackerOptions { Journal = new MemoryJournal(_table, _clock) };
        options.Providers["acme"] = new TrackedProviderOptions { Polling = SimTracker.Exact, ResultLifetime = TimeSpan.FromDays(7) };
        configure?.Invoke(options);
        var client = new GenerationClient(_provider, new GenerationClientOptions { AssetClient = new HttpClient(_host, disposeHandler: false), MaxAssetBytes = maxAssetBytes ?? long.MaxValue }, _clock);
        var tracker = new JobTracker(options, [client], _clock);
        await tracker.StartAsync(Records.Ct);
        return tracker;
    }

    private async Task<TrackedJob> EndedAsync(JobTracker tracker)
    {
        var job = await tracker.SubmitAsync("a");
        _clock.Advance(TimeSpan.FromSeconds(6));
        await job.WaitAsync(cancellationToken: Records.Ct);
        return job;
    }

    private sealed class MadeProvider(SimClock clock) : SimProvider(clock), IGenerationProvider
    {
        public string AssetName { get; set; } = "Video";

        public Uri AssetUrl { get; set; } = new("https://cdn.example/v.mp4");

        Task<JobSnapshot> IGenerationProvider.GetAsync(string jobId, CancellationToken cancellationToken) => Task.FromResult(new JobSnapshot
        {
            Id = jobId,
            Status = new JobStatus("done", JobPhase.Succeeded),
            Assets = [new Asset(AssetUrl) { Id = "a1", Type = AssetType.Video, Name = AssetName }],
        });
    }

    /// <summary>An asset host with ranges, that can break off.</summary>
    private sealed class AssetHost : HttpMessageHandler
    {
        public int BreakAt { get; set; } = int.MaxValue;

        public string Tag { get; set; } = "\"one\"";

        public HttpStatusCode Status { get; set; } = HttpStatusCode.OK;

        /// <summary>Runs when a request arrives.</summary>
        public Func<Task> OnRequest { get; set; } = () => Task.CompletedTask;

        /// <summary>What comes in place of the asset; null for the asset.</summary>
        public (string Type, byte[] Body)? Instead { get; set; }

        public long From { get; private set; }

        public int Requests { get; private set; }

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            Requests++;
            await OnRequest();
            Assert.DoesNotContain(request.Headers, header => header.Key.StartsWith("X-API", StringComparison.OrdinalIgnoreCase));
            if (Status != HttpStatusCode.OK)
            {
                return new HttpResponseMessage(Status);
            }

            if (Instead is var (type, body))
            {
                var instead = new HttpResponseMessage(HttpStatusCode.OK) { Content = new ByteArrayContent(body) };
                instead.Content.Headers.ContentType = new MediaTypeHeaderValue(type);
                return instead;
            }

            var isRange = request.Headers.Range is not null && request.Headers.GetValues("If-Range").Single() == Tag;
            From = isRange ? request.Headers.Range!.Ranges.Single().From!.Value : 0;
            var rest = s_file.Length - (int)From;
            var response = new HttpResponseMessage(isRange ? HttpStatusCode.PartialContent : HttpStatusCode.OK)
            {
                Content = new StreamContent(new MemoryStream(s_file, (int)From, Math.Min(rest, BreakAt), writable: false)),
            };
            response.Headers.ETag = new EntityTagHeaderValue(Tag);
            response.Content.Headers.ContentLength = rest;
            response.Content.Headers.ContentRange = isRange ? new ContentRangeHeaderValue(From, s_file.Length - 1, s_file.Length) : null;
            return response;
        }
    }
}
