using System.Net.Http.Headers;
using System.Security.Cryptography;
using Typed.Providers;
using Typed.Storage.S3;
using Typed.Tracking;
using Typed.TrackingTests.Storage;

namespace Typed.TrackingTests.Tracker;

/// <summary>The tracker hands each result to a store.</summary>
public sealed class ResultStoreTests : IDisposable
{
    private static readonly byte[] s_file = [.. Enumerable.Range(0, 100_000).Select(i => (byte)(i * 7))];
    private readonly SimClock _clock = new();
    private readonly MemoryJournal.Table _table = new();
    private readonly TemporaryDirectory _directory = new();
    private readonly Host _host = new();

    public void Dispose()
    {
        _directory.Dispose();
        _host.Dispose();
    }

    [Fact]
    public async Task A_result_goes_to_the_object_store_and_the_journal_has_its_address()
    {
        await using var objects = await ObjectStore.StartAsync();
        using var client = objects.Client();
        await using var tracker = await StartAsync(new S3ResultStore(client, new S3ResultStoreOptions { Bucket = "results" }));
        var asset = Assert.Single((await SavedAsync(tracker)).Assets!);
        Assert.Equal(s_file, Assert.Single(objects.Objects).Value.Content);
        Assert.StartsWith("s3://results/", asset.Location!.OriginalString, StringComparison.Ordinal);
        Assert.Equal((null, s_file.Length, Convert.ToHexStringLower(SHA256.HashData(s_file))), (asset.File, asset.Length, asset.Sha256));
        Assert.Empty(Directory.GetFileSystemEntries(_directory.Path));
    }

    [Fact]
    public async Task While_the_store_is_away_the_result_waits_on_disk_and_is_not_downloaded_again()
    {
        var store = new FailingStore { Failures = 3 };
        await using (var before = await StartAsync(store))
        {
            await before.SubmitAsync("a");
            await UntilAsync(() => store.Attempts > 0);
        }

        // Another process continues.
        await using var tracker = await StartAsync(store);
        await UntilAsync(() => Record.FetchedAt is not null);
        Assert.Equal(1, _host.Requests);
        Assert.Equal(4, store.Attempts);
        Assert.Equal(new Uri("store://1"), Record.Assets![0].Location);
        // The directory goes after the record is written.
        await UntilAsync(() => Directory.GetFileSystemEntries(_directory.Path).Length == 0);
    }

    /// <summary>For example after a power failure: the note was written, the end of the file was not.</summary>
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_file_that_was_damaged_while_it_waited_is_downloaded_again(bool isShorter)
    {
        var store = new FailingStore { Failures = 1 };
        await using (var before = await StartAsync(store))
        {
            await before.SubmitAsync("a");
            await UntilAsync(() => store.Attempts > 0);
        }

        var file = Assert.Single(Directory.GetFiles(_directory.Path, "*.part", SearchOption.AllDirectories));
        await File.WriteAllBytesAsync(file, isShorter ? s_file[..5_000] : [.. s_file.Reverse()], Records.Ct);
        await using var tracker = await StartAsync(store);
        await UntilAsync(() => Record.FetchedAt is not null);

        Assert.Equal(2, _host.Requests);
        Assert.Equal((s_file.Length, Convert.ToHexStringLower(SHA256.HashData(s_file))), (Record.Assets![0].Length, Record.Assets[0].Sha256));
    }

    [Fact]
    public void A_store_and_a_directory_exclude_each_other() => Assert.Throws<ArgumentException>(() =>
        new JobTracker(new TrackerOptions { ResultStore = new FailingStore(), ResultDirectory = "results" }, [], _clock));

    private JobRecord Record => _table.Rows.Values.Single().Record;

    private async Task<JobTracker> StartAsync(IResultStore store)
    {
        var options = new TrackerOptions { Journal = new MemoryJournal(_table, _clock), ResultStore = store, StagingDirectory = _directory.Path };
        options.Providers["acme"] = new TrackedProviderOptions { Polling = SimTracker.Exact };
        // Downloads have the real time: while the test moves its clock, a slow disk would look like a host that sends nothing for a minute.
        var client = new GenerationClient(new Provider(_clock), new GenerationClientOptions { AssetClient = new HttpClient(_host, disposeHandler: false) }, TimeProvider.System);
        var tracker = new JobTracker(options, [client], _clock);
        await tracker.StartAsync(Records.Ct);
        return tracker;
    }

    private async Task<JobRecord> SavedAsync(JobTracker tracker)
    {
        await tracker.SubmitAsync("a");
        await UntilAsync(() => Record.FetchedAt is not null);
        await UntilAsync(() => Directory.GetFileSystemEntries(_directory.Path).Length == 0);
        return Record;
    }

    private async Task UntilAsync(Func<bool> condition)
    {
        while (!condition())
        {
            Records.Ct.ThrowIfCancellationRequested();
            _clock.AdvanceToNext(TimeSpan.FromMilliseconds(100));
            await Task.Yield();
        }
    }

    private sealed class Provider(SimClock clock) : SimProvider(clock), IGenerationProvider
    {
        Task<JobSnapshot> IGenerationProvider.GetAsync(string jobId, CancellationToken cancellationToken) => Task.FromResult(new JobSnapshot
        {
            Id = jobId,
            Status = new JobStatus("done", JobPhase.Succeeded),
            Assets = [new Asset(new Uri("https://cdn.example/v.mp4")) { Id = "a1", Type = AssetType.Video, Name = "Video" }],
        });
    }

    private sealed class FailingStore : IResultStore
    {
        private int _attempts;

        public int Failures { get; init; }

        public int Attempts => _attempts;

        public async Task<Uri> StoreAsync(ResultFile file, CancellationToken cancellationToken)
        {
            Assert.Equal(s_file, await File.ReadAllBytesAsync(file.Path, cancellationToken));
            Assert.Equal(("Video.mp4", "video/mp4"), (file.Name, file.ContentType));
            return Interlocked.Increment(ref _attempts) > Failures ? new Uri("store://1") : throw new ResultStoreException("Away.");
        }
    }

    private sealed class Host : HttpMessageHandler
    {
        private int _requests;

        public int Requests => _requests;

        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            Interlocked.Increment(ref _requests);
            var response = new HttpResponseMessage(System.Net.HttpStatusCode.OK) { Content = new ByteArrayContent(s_file) };
            response.Content.Headers.ContentType = new MediaTypeHeaderValue("video/mp4");
            return Task.FromResult(response);
        }
    }
}
