using System.Security.Cryptography;
using Amazon.S3;
using Typed.Storage.S3;
using Typed.Tracking;

namespace Typed.TrackingTests.Storage;

/// <summary>Results in an object store.</summary>
public sealed class S3ResultStoreTests : IAsyncLifetime
{
    private const int Part = 5 * 1024 * 1024;
    private readonly TemporaryDirectory _directory = new();
    private ObjectStore _objects = null!;
    private AmazonS3Client _client = null!;
    private S3ResultStore _store = null!;

    public async ValueTask InitializeAsync()
    {
        _objects = await ObjectStore.StartAsync();
        _client = _objects.Client();
        _store = new S3ResultStore(_client, new S3ResultStoreOptions { Bucket = "results", Prefix = "videos/", PartBytes = Part });
    }

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        await _objects.DisposeAsync();
        _directory.Dispose();
    }

    [Fact]
    public async Task A_file_is_stored_once_with_its_type_and_hash()
    {
        var file = await FileAsync(1000);
        var location = await _store.StoreAsync(file, Records.Ct);
        Assert.Equal($"s3://results/videos/{file.JobKey:N}/a%20video.mp4", location.OriginalString);
        var stored = Assert.Single(_objects.Objects);
        Assert.Equal($"results/videos/{file.JobKey:N}/a video.mp4", stored.Key);
        Assert.Equal(await File.ReadAllBytesAsync(file.Path, Records.Ct), stored.Value.Content);
        Assert.Equal(("video/mp4", file.Sha256), (stored.Value.ContentType, stored.Value.Hash));
        Assert.Equal(location, await _store.StoreAsync(file, Records.Ct));
        Assert.Equal(["HEAD object", "PUT object", "HEAD object"], _objects.Requests);
    }

    [Fact]
    public async Task A_large_file_appears_whole_and_continues_where_it_broke_off()
    {
        var file = await FileAsync((2 * Part) + 1000);
        _objects.Refuses = "PUT part 3";
        await Assert.ThrowsAsync<ResultStoreException>(() => _store.StoreAsync(file, Records.Ct));
        Assert.Empty(_objects.Objects);
        _objects.Refuses = null;
        _objects.Requests.Clear();
        await _store.StoreAsync(file, Records.Ct);
        var stored = Assert.Single(_objects.Objects).Value;
        Assert.Equal(await File.ReadAllBytesAsync(file.Path, Records.Ct), stored.Content);
        Assert.Equal(file.Sha256, stored.Hash);
        Assert.Equal(["PUT part 3"], _objects.Requests.Where(request => request.StartsWith("PUT", StringComparison.Ordinal)));
        Assert.Equal(0, _objects.OpenUploads);
        _objects.Requests.Clear();
        await _store.StoreAsync(file, Records.Ct);
        Assert.Equal(["HEAD object"], _objects.Requests);
    }

    [Fact]
    public async Task An_upload_of_another_content_is_not_continued()
    {
        var file = await FileAsync((2 * Part) + 1000);
        _objects.Refuses = "PUT part 2";
        await Assert.ThrowsAsync<ResultStoreException>(() => _store.StoreAsync(file, Records.Ct));
        _objects.Refuses = null;
        var other = await FileAsync((2 * Part) + 1000) with { JobKey = file.JobKey };
        await _store.StoreAsync(other, Records.Ct);
        Assert.Equal(await File.ReadAllBytesAsync(other.Path, Records.Ct), Assert.Single(_objects.Objects).Value.Content);
        Assert.Equal(0, _objects.OpenUploads);
    }

    [Theory]
    [InlineData(1000)]
    [InlineData(Part + 1000)]
    public async Task Bytes_that_are_not_those_of_the_hash_are_refused(int length)
    {
        var file = await FileAsync(length);
        if (length < Part)
        {
            await Assert.ThrowsAsync<ResultStoreException>(() => _store.StoreAsync(file with { Sha256 = new string('0', 64) }, Records.Ct));
        }
        else
        {
            await Assert.ThrowsAsync<ResultStoreException>(() => _store.StoreAsync(file with { Length = length + 1 }, Records.Ct));
        }

        Assert.Empty(_objects.Objects);
    }

    [Fact]
    public async Task An_error_names_its_code_and_no_key()
    {
        _objects.Refuses = "PUT object";
        var file = await FileAsync(10);
        var error = await Assert.ThrowsAsync<ResultStoreException>(() => _store.StoreAsync(file, Records.Ct));
        Assert.Contains("SlowDown", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("AKIATESTACCESSKEY", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Options_are_checked()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new S3ResultStore(_client, new S3ResultStoreOptions { Bucket = "b", PartBytes = Part - 1 }));
        Assert.Throws<ArgumentException>(() => new S3ResultStore(_client, new S3ResultStoreOptions { Bucket = "" }));
    }

    private Task<ResultFile> FileAsync(int length) => StoredFile.WriteAsync(_directory, RandomNumberGenerator.GetBytes(length), "a video.mp4");
}
