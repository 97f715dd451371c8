using System.Globalization;
using System.Security.Cryptography;
using Amazon.Runtime;
using Amazon.S3;
using Amazon.S3.Model;
using Typed.Storage.S3;
using Typed.Tracking;

namespace Typed.TrackingTests.Storage;

/// <summary>Results in an object store that is not ours. <c>tests/object-store/check</c> starts one and names it; without it these tests are skipped.</summary>
public sealed class S3ServerTests : IAsyncLifetime
{
    private const int Part = 5 * 1024 * 1024;
    private readonly string _bucket = "typed-" + Guid.NewGuid().ToString("N");
    private readonly TemporaryDirectory _directory = new();
    private AmazonS3Client _client = null!;

    public async ValueTask InitializeAsync()
    {
        Assert.SkipWhen(Setting("ADDRESS") is null, "There is no object store: see tests/object-store/check.");
        _client = Client(new Uri(Setting("ADDRESS")!));
        await _client.PutBucketAsync(_bucket, Records.Ct);
    }

    public ValueTask DisposeAsync()
    {
        _client?.Dispose();
        _directory.Dispose();
        return default;
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1000)]
    [InlineData(Part)]
    [InlineData(Part + 1)]
    [InlineData((104 * 1024 * 1024) + 7)]
    public async Task A_file_arrives_as_it_is_and_is_sent_once(int length)
    {
        var file = await FileAsync(length);
        var location = await Store().StoreAsync(file, Records.Ct);
        await AssertIsThereAsync(file);
        using var relay = Relay();
        Assert.Equal(location, await StoreThroughAsync(relay, file));
        Assert.InRange(relay.Sent, 1, 10_000);
        Assert.Empty(await UploadsAsync());
    }

    [Theory]
    [InlineData("a video.mp4")]
    [InlineData("a+b 100%25.mp4")]
    [InlineData("naïve 日本語 😀.mp4")]
    [InlineData("folder/a&b=c?d#e.mp4")]
    [InlineData("~'()*!;:@,$\"<>.mp4")]
    public async Task A_name_stays_as_it_is(string name)
    {
        foreach (var length in new[] { 10, Part + 10 })
        {
            var file = await FileAsync(length) with { Name = name };
            var location = await Store().StoreAsync(file, Records.Ct);
            await AssertIsThereAsync(file);
            Assert.Equal($"s3://{_bucket}/{KeyOf(file)}", Uri.UnescapeDataString(location.OriginalString));
            Assert.Equal(KeyOf(file), Assert.Single((await _client.ListObjectsV2Async(new ListObjectsV2Request { BucketName = _bucket, Prefix = KeyOf(file)[..^name.Length] }, Records.Ct)).S3Objects).Key);
        }
    }

    [Theory]
    [InlineData(4_000_000, 1_000_000, 4_000_000)]
    [InlineData((4 * Part) + 5, 12_000_000, (2 * Part) + 5)]
    [InlineData((4 * Part) + 5, 20_970_000, Part + 5)]
    public async Task A_connection_that_breaks_leaves_no_object_and_the_rest_is_sent_later(int length, long cutAfter, long left)
    {
        var file = await FileAsync(length);
        using var broken = Relay(cutAfter);
        await Assert.ThrowsAsync<ResultStoreException>(() => StoreThroughAsync(broken, file));
        Assert.Empty((await _client.ListObjectsV2Async(new ListObjectsV2Request { BucketName = _bucket }, Records.Ct)).S3Objects ?? []);
        using var relay = Relay();
        await StoreThroughAsync(relay, file);
        await AssertIsThereAsync(file);
        Assert.InRange(relay.Sent, left, left + 20_000);
        Assert.Empty(await UploadsAsync());
    }

    [Fact]
    public async Task A_cancelled_upload_is_completed_later()
    {
        var file = await FileAsync((4 * Part) + 5);
        using var stop = new CancellationTokenSource();
        using var relay = Relay(12_000_000, stop.Cancel);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => StoreThroughAsync(relay, file, stop.Token));
        await Store().StoreAsync(file, Records.Ct);
        await AssertIsThereAsync(file);
        Assert.Empty(await UploadsAsync());
    }

    [Theory]
    [InlineData(1000)]
    [InlineData((2 * Part) + 1000)]
    public async Task Several_writers_of_one_file_leave_it_whole(int length)
    {
        var file = await FileAsync(length);
        // One of them may remove an upload that another has just begun.
        var errors = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Record.ExceptionAsync(() => Store().StoreAsync(file, Records.Ct)).AsTask()));
        Assert.All(errors, error => Assert.True(error is null or ResultStoreException, error?.ToString()));
        await Store().StoreAsync(file, Records.Ct);
        await AssertIsThereAsync(file);
        Assert.Empty(await UploadsAsync());
    }

    [Theory]
    [InlineData(1000)]
    [InlineData(Part + 1000)]
    public async Task Another_content_replaces_the_object(int length)
    {
        var first = await FileAsync(length);
        await Store().StoreAsync(first, Records.Ct);
        var second = await FileAsync(length) with { JobKey = first.JobKey };
        await Store().StoreAsync(second, Records.Ct);
        await AssertIsThereAsync(second);
    }

    [Theory]
    [InlineData(10)]
    [InlineData(Part + 10)]
    public async Task A_wrong_bucket_or_secret_is_an_error_of_the_store(int length)
    {
        var file = await FileAsync(length);
        var missing = await Assert.ThrowsAsync<ResultStoreException>(() => Store(bucket: "typed-no-such-bucket").StoreAsync(file, Records.Ct));
        Assert.Contains("NoSuchBucket", missing.Message, StringComparison.Ordinal);
        using var stranger = Client(new Uri(Setting("ADDRESS")!), "not-the-secret");
        var refused = await Assert.ThrowsAsync<ResultStoreException>(() => Store(stranger).StoreAsync(file, Records.Ct));
        Assert.Contains("SignatureDoesNotMatch", refused.Message, StringComparison.Ordinal);
    }

    private static string? Setting(string name) => Environment.GetEnvironmentVariable("TYPED_S3_" + name);

    private static string KeyOf(ResultFile file) => $"videos/{file.JobKey:N}/{file.Name}";

    private static CutRelay Relay(long cutAfter = long.MaxValue, Action? whenCut = null) => new(new Uri(Setting("ADDRESS")!), cutAfter, whenCut);

    private static AmazonS3Client Client(Uri address, string? secret = null) => new(
        new BasicAWSCredentials(Setting("KEY"), secret ?? Setting("SECRET")),
        new AmazonS3Config { ServiceURL = address.AbsoluteUri, ForcePathStyle = true, MaxErrorRetry = 0, AuthenticationRegion = "us-east-1" });

    private S3ResultStore Store(AmazonS3Client? client = null, string? bucket = null) =>
        new(client ?? _client, new S3ResultStoreOptions { Bucket = bucket ?? _bucket, Prefix = "videos/", PartBytes = Part });

    private async Task<Uri> StoreThroughAsync(CutRelay relay, ResultFile file, CancellationToken? stop = null)
    {
        using var client = Client(relay.Address);
        return await Store(client).StoreAsync(file, stop ?? Records.Ct);
    }

    private async Task AssertIsThereAsync(ResultFile file)
    {
        using var found = await _client.GetObjectAsync(_bucket, KeyOf(file), Records.Ct);
        Assert.Equal(file.Sha256, Convert.ToHexStringLower(await SHA256.HashDataAsync(found.ResponseStream, Records.Ct)));
        Assert.Equal((file.ContentType, file.Sha256), (found.Headers.ContentType, found.Metadata["x-amz-meta-typed-sha256"]));
    }

    private async Task<List<MultipartUpload>> UploadsAsync() => (await _client.ListMultipartUploadsAsync(_bucket, Records.Ct)).MultipartUploads ?? [];

    private Task<ResultFile> FileAsync(int length) =>
        StoredFile.WriteAsync(_directory, RandomNumberGenerator.GetBytes(length), string.Create(CultureInfo.InvariantCulture, $"{length}.mp4"));
}
