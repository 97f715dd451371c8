using System.Security.Cryptography;
using Amazon.S3;
using Typed.Storage.S3;
using Typed.Tracking;

namespace Typed.TrackingTests.Storage;

/// <summary>Stores that know less than Amazon's, two writers, and connections that break.</summary>
public sealed class S3FaultTests : IAsyncLifetime
{
    private const int Part = 5 * 1024 * 1024;
    private readonly TemporaryDirectory _directory = new();
    private ObjectStore _objects = null!;
    private AmazonS3Client _client = null!;

    public async ValueTask InitializeAsync()
    {
        _objects = await ObjectStore.StartAsync();
        _client = _objects.Client();
    }

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        await _objects.DisposeAsync();
        _directory.Dispose();
    }

    [Fact]
    public async Task A_store_without_checksums_gets_large_files_and_continues_them()
    {
        _objects.KnowsChecksums = false;
        var file = await FileAsync(RandomNumberGenerator.GetBytes((2 * Part) + 1000));
        _objects.Refuses = "PUT part 3";
        await Assert.ThrowsAsync<ResultStoreException>(() => Store().StoreAsync(file, Records.Ct));
        _objects.Refuses = null;
        _objects.Requests.Clear();
        await Store().StoreAsync(file, Records.Ct);
        Assert.Equal(await File.ReadAllBytesAsync(file.Path, Records.Ct), Assert.Single(_objects.Objects).Value.Content);
        Assert.Equal(["PUT part 3"], _objects.Requests.Where(request => request.StartsWith("PUT", StringComparison.Ordinal)));
        Assert.Equal(0, _objects.OpenUploads);
    }

    [Fact]
    public async Task A_store_without_checksums_does_not_continue_another_content()
    {
        _objects.KnowsChecksums = false;
        var file = await FileAsync(RandomNumberGenerator.GetBytes((2 * Part) + 1000));
        _objects.Refuses = "PUT part 2";
        await Assert.ThrowsAsync<ResultStoreException>(() => Store().StoreAsync(file, Records.Ct));
        _objects.Refuses = null;
        var other = await FileAsync(RandomNumberGenerator.GetBytes((2 * Part) + 1000)) with { JobKey = file.JobKey };
        await Store().StoreAsync(other, Records.Ct);
        Assert.Equal(await File.ReadAllBytesAsync(other.Path, Records.Ct), Assert.Single(_objects.Objects).Value.Content);
        Assert.Equal(0, _objects.OpenUploads);
    }

    [Theory]
    [InlineData(1000)]
    [InlineData(Part + 1000)]
    public async Task Bytes_that_are_not_those_of_the_hash_are_not_sent(int length)
    {
        _objects.KnowsChecksums = false;
        var file = await FileAsync(RandomNumberGenerator.GetBytes(length));
        await Assert.ThrowsAsync<ResultStoreException>(() => Store().StoreAsync(file with { Sha256 = new string('0', 64) }, Records.Ct));
        Assert.Empty(_objects.Objects);
    }

    [Fact]
    public async Task An_upload_of_a_content_with_the_same_beginning_does_not_leave_its_hash()
    {
        var content = RandomNumberGenerator.GetBytes((2 * Part) + 1000);
        var file = await FileAsync(content);
        _objects.Refuses = "PUT part 2";
        await Assert.ThrowsAsync<ResultStoreException>(() => Store().StoreAsync(file, Records.Ct));
        _objects.Refuses = null;
        content[^1] ^= 1;
        var other = await FileAsync(content) with { JobKey = file.JobKey };
        await Store().StoreAsync(other, Records.Ct);
        var stored = Assert.Single(_objects.Objects).Value;
        Assert.Equal((other.Sha256, Convert.ToHexStringLower(SHA256.HashData(stored.Content))), (stored.Hash, other.Sha256));
    }

    [Fact]
    public async Task Of_two_writers_of_one_file_the_later_one_finds_the_object()
    {
        var file = await FileAsync(RandomNumberGenerator.GetBytes(Part + 1000));
        var isFirst = true;
        _objects.Before = async what =>
        {
            // The second writer continues the upload of the first, and completes it.
            if (what == "PUT part 2" && isFirst)
            {
                isFirst = false;
                await Store().StoreAsync(file, Records.Ct);
            }
        };
        await Store().StoreAsync(file, Records.Ct);
        Assert.Equal(file.Sha256, Assert.Single(_objects.Objects).Value.Hash);
        Assert.Equal(0, _objects.OpenUploads);
    }

    [Theory]
    [InlineData(1000)]
    [InlineData(Part + 1000)]
    public async Task A_user_who_may_only_write_stores_files(int length)
    {
        _objects.IsWriteOnly = true;
        var file = await FileAsync(RandomNumberGenerator.GetBytes(length));
        await Store().StoreAsync(file, Records.Ct);
        Assert.Equal(file.Sha256, Convert.ToHexStringLower(SHA256.HashData(Assert.Single(_objects.Objects).Value.Content)));
    }

    [Fact]
    public async Task A_store_that_does_not_answer_in_time_is_an_error_of_the_store()
    {
        var file = await FileAsync([1]);
        var answer = new TaskCompletionSource();
        _objects.Before = _ => answer.Task;
        using var client = _objects.Client(TimeSpan.FromMilliseconds(100));
        var error = await Record.ExceptionAsync(() => Store(client).StoreAsync(file, Records.Ct));
        answer.SetResult();
        Assert.IsType<ResultStoreException>(error);
        _objects.Before = _ => Task.CompletedTask;
        await Store().StoreAsync(file, Records.Ct);
    }

    [Fact]
    public async Task A_connection_that_breaks_is_an_error_of_the_store()
    {
        _objects.Breaks = "PUT object";
        var file = await FileAsync(RandomNumberGenerator.GetBytes(4_000_000));
        await Assert.ThrowsAsync<ResultStoreException>(() => Store().StoreAsync(file, Records.Ct));
        _objects.Breaks = null;
        await Store().StoreAsync(file, Records.Ct);
    }

    [Fact]
    public async Task A_file_that_is_missing_is_an_error_of_the_store()
    {
        var file = await FileAsync([1]);
        File.Delete(file.Path);
        await Assert.ThrowsAsync<ResultStoreException>(() => Store().StoreAsync(file, Records.Ct));
    }

    [Fact]
    public async Task A_cancelled_call_ends_as_cancelled()
    {
        var file = await FileAsync([1]);
        using var stop = new CancellationTokenSource();
        _objects.Before = _ => stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Store().StoreAsync(file, stop.Token));
    }

    private S3ResultStore Store(AmazonS3Client? client = null) => new(client ?? _client, new S3ResultStoreOptions { Bucket = "results", PartBytes = Part });

    private Task<ResultFile> FileAsync(byte[] content) => StoredFile.WriteAsync(_directory, content, "a.mp4");
}
