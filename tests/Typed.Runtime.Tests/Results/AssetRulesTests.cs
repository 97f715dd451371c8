using System.Net;
using System.Net.Http.Headers;
using System.Text;

namespace Typed.RuntimeTests.Results;

/// <summary>Where assets may come from, and what is no asset.</summary>
public sealed class AssetRulesTests : IDisposable
{
    private readonly string _directory = Directory.CreateTempSubdirectory("typed-").FullName;

    public void Dispose() => Directory.Delete(_directory, recursive: true);

    [Theory]
    [InlineData("http://127.0.0.1/a.mp4")]
    [InlineData("http://127.1/a.mp4")]
    [InlineData("http://2130706433/a.mp4")]
    [InlineData("http://0x7f000001/a.mp4")]
    [InlineData("http://0177.0.0.1/a.mp4")]
    [InlineData("http://0.0.0.0/a.mp4")]
    [InlineData("http://localhost/a.mp4")]
    [InlineData("http://LOCALHOST./a.mp4")]
    [InlineData("http://a.localhost/a.mp4")]
    [InlineData("http://metadata.google.internal/a.mp4")]
    [InlineData("http://[::1]/a.mp4")]
    [InlineData("http://[::]/a.mp4")]
    [InlineData("http://[::ffff:127.0.0.1]/a.mp4")]
    [InlineData("http://[::ffff:10.0.0.1]/a.mp4")]
    [InlineData("http://[64:ff9b::7f00:1]/a.mp4")]
    [InlineData("http://[2002:7f00:1::]/a.mp4")]
    [InlineData("http://[fe80::1]/a.mp4")]
    [InlineData("http://[fd00::1]/a.mp4")]
    [InlineData("http://10.1.2.3/a.mp4")]
    [InlineData("http://172.16.0.1/a.mp4")]
    [InlineData("http://172.31.255.255/a.mp4")]
    [InlineData("http://192.168.1.1/a.mp4")]
    [InlineData("http://169.254.169.254/latest/meta-data")]
    [InlineData("http://100.64.0.1/a.mp4")]
    [InlineData("http://user@cdn.example/a.mp4")]
    [InlineData("https://cdn.example:pw@cdn.example/a.mp4")]
    [InlineData("file:///etc/passwd")]
    [InlineData("ftp://cdn.example/a.mp4")]
    public async Task An_address_that_leads_inside_is_refused_before_any_request(string address)
    {
        var cdn = new StubHandler(() => Media("12345"));
        foreach (var client in new HttpClient?[] { new(cdn), null })
        {
            var job = await new GenerationClient(new Made(new Uri(address)), new GenerationClientOptions { AssetClient = client }).SubmitAsync("m", Rig.Json("{}"), cancellationToken: Rig.Ct);
            var asset = (await job.WaitAsync(cancellationToken: Rig.Ct)).Assets[0];
            var exception = await Assert.ThrowsAsync<AssetDownloadException>(() => asset.DownloadAsync(Path.Combine(_directory, "a.mp4"), cancellationToken: Rig.Ct));
            Assert.True(exception.IsPermanent);
        }

        Assert.Empty(cdn.Requests);
        Assert.Empty(Directory.GetFileSystemEntries(_directory));
    }

    [Theory]
    [InlineData("http://172.32.0.1/a.mp4")]
    [InlineData("http://11.0.0.1/a.mp4")]
    [InlineData("http://100.128.0.1/a.mp4")]
    [InlineData("http://[2606:4700::1]/a.mp4")]
    [InlineData("https://cdn.example/a.mp4")]
    public async Task A_public_address_is_fetched(string address)
    {
        var asset = await AssetAsync(new Uri(address), new GenerationClientOptions { AssetClient = new HttpClient(new StubHandler(() => Media("12345"))) });
        Assert.Equal(5, (await asset.DownloadAsync(Path.Combine(_directory, "a.mp4"), cancellationToken: Rig.Ct)).Length);
    }

    [Fact]
    public async Task This_machine_is_allowed_by_option_and_for_the_api_itself()
    {
        await using var server = new LoopbackServer(_ => "HTTP/1.1 200 OK\r\nContent-Length: 5\r\nContent-Type: video/mp4\r\nConnection: close\r\n\r\n12345");
        var url = new Uri(server.Address, "a.mp4");
        await Assert.ThrowsAsync<AssetDownloadException>(async () => await (await AssetAsync(url)).DownloadAsync(Stream.Null, cancellationToken: Rig.Ct));
        await Assert.ThrowsAsync<AssetDownloadException>(async () => await (await AssetAsync(url, new() { ApiAddress = new Uri("http://127.0.0.1:1/") })).DownloadAsync(Stream.Null, cancellationToken: Rig.Ct));
        Assert.Empty(server.Requests);

        Assert.Equal(5, await (await AssetAsync(url, new() { ApiAddress = server.Address })).DownloadAsync(Stream.Null, cancellationToken: Rig.Ct));
        Assert.Equal(5, await (await AssetAsync(url, new() { AllowPrivateAssetHosts = true })).DownloadAsync(Stream.Null, cancellationToken: Rig.Ct));
        Assert.Equal(5, (await new Asset(url).DownloadAsync(Path.Combine(_directory, "a.mp4"), new DownloadOptions { AllowPrivateHosts = true }, cancellationToken: Rig.Ct)).Length);
    }

    [Fact]
    public async Task A_redirect_to_this_machine_is_refused()
    {
        await using var inside = new LoopbackServer(_ => "HTTP/1.1 200 OK\r\nContent-Length: 6\r\nConnection: close\r\n\r\nsecret");
        await using var api = new LoopbackServer(_ => FormattableString.Invariant($"HTTP/1.1 302 Found\r\nLocation: {inside.Address}\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"));
        foreach (var client in new[] { null, new HttpClient() })
        {
            var asset = await AssetAsync(new Uri(api.Address, "a.mp4"), new() { ApiAddress = api.Address, AssetClient = client });
            var exception = await Assert.ThrowsAsync<AssetDownloadException>(() => asset.DownloadAsync(Path.Combine(_directory, "a.mp4"), cancellationToken: Rig.Ct));
            Assert.True(exception.IsPermanent);
            Assert.Empty(Directory.GetFileSystemEntries(_directory));
        }

        // A client of the user's own follows redirects by itself; what it brings is not taken. Ours does not even ask.
        Assert.Single(inside.Requests);
    }

    [Fact]
    public async Task A_redirect_is_followed_by_the_same_rules_and_not_for_ever()
    {
        var turns = 0;
        await using var api = new LoopbackServer(request => request.StartsWith("GET /end", StringComparison.Ordinal)
            ? "HTTP/1.1 200 OK\r\nContent-Length: 5\r\nContent-Type: video/mp4\r\nConnection: close\r\n\r\n12345"
            : FormattableString.Invariant($"HTTP/1.1 307 Moved\r\nLocation: {(request.StartsWith("GET /loop", StringComparison.Ordinal) ? "/loop" : "/end.mp4")}\r\nContent-Length: {turns++ * 0}\r\nConnection: close\r\n\r\n"));
        var options = new GenerationClientOptions { ApiAddress = api.Address };
        Assert.Equal(5, await (await AssetAsync(new Uri(api.Address, "a.mp4"), options)).DownloadAsync(Stream.Null, cancellationToken: Rig.Ct));
        await Assert.ThrowsAsync<AssetDownloadException>(async () => await (await AssetAsync(new Uri(api.Address, "loop"), options)).DownloadAsync(Stream.Null, cancellationToken: Rig.Ct));
        Assert.Equal(12, turns);
    }

    [Fact]
    public async Task A_name_of_this_machine_is_refused_when_it_connects()
    {
        // The machine's own name resolves to one of its own addresses.
        var asset = await AssetAsync(new Uri($"http://{Dns.GetHostName()}:1/a.mp4"));
        var exception = await Assert.ThrowsAsync<AssetDownloadException>(() => asset.DownloadAsync(Stream.Null, cancellationToken: Rig.Ct));
        Assert.True(exception.IsPermanent, exception.ToString());
    }

    [Theory]
    [InlineData("text/html", "<p>Not found</p>")]
    [InlineData("application/json", """{"error":"expired"}""")]
    [InlineData("video/mp4", "<!DOCTYPE html><p>")]
    [InlineData("video/mp4", "\ufeff \r\n<HTML>")]
    [InlineData("video/mp4", "")]
    public async Task What_is_no_media_is_not_saved(string type, string content)
    {
        foreach (var chunked in new[] { false, true })
        {
            var asset = await AssetAsync(new Uri("https://cdn.example/a.mp4"), new() { AssetClient = new HttpClient(new StubHandler(() => Media(content, type, chunked: chunked))) });
            var exception = await Assert.ThrowsAsync<AssetDownloadException>(() => asset.DownloadAsync(Path.Combine(_directory, "a.mp4"), cancellationToken: Rig.Ct));
            Assert.True(exception.IsPermanent);
            Assert.Empty(Directory.GetFileSystemEntries(_directory));
        }
    }

    [Fact]
    public async Task Compressed_bytes_are_not_saved_as_a_video()
    {
        foreach (var encoding in new[] { "gzip", null })
        {
            var stub = new StubHandler(() =>
            {
                var response = new HttpResponseMessage(HttpStatusCode.OK) { Content = new ByteArrayContent([0x1f, 0x8b, 8, 0, 0]) };
                response.Content.Headers.ContentType = new MediaTypeHeaderValue("video/mp4");
                if (encoding is not null)
                {
                    response.Content.Headers.ContentEncoding.Add(encoding);
                }

                return response;
            });
            var asset = await AssetAsync(new Uri("https://cdn.example/a.mp4"), new() { AssetClient = new HttpClient(stub) });
            await Assert.ThrowsAsync<AssetDownloadException>(() => asset.DownloadAsync(Path.Combine(_directory, "a.mp4"), cancellationToken: Rig.Ct));
            Assert.Empty(Directory.GetFileSystemEntries(_directory));
        }
    }

    [Fact]
    public async Task Text_that_is_the_asset_is_saved()
    {
        var asset = await AssetAsync(new Uri("https://cdn.example/a.json"), new() { AssetClient = new HttpClient(new StubHandler(() => Media("{}", "application/json"))) });
        Assert.Equal(2, (await asset.DownloadAsync(Path.Combine(_directory, "a.json"), cancellationToken: Rig.Ct)).Length);
    }

    [Theory]
    [InlineData(5, true)]
    [InlineData(4, false)]
    public async Task The_clients_limit_holds(long limit, bool fits)
    {
        foreach (var chunked in new[] { false, true })
        {
            var asset = await AssetAsync(
                new Uri("https://cdn.example/a.mp4"), new() { MaxAssetBytes = limit, AssetClient = new HttpClient(new StubHandler(() => Media("12345", chunked: chunked))) });
            var exception = await Record.ExceptionAsync(() => asset.DownloadAsync(Stream.Null, cancellationToken: Rig.Ct));
            Assert.Equal(fits, exception is null);
            Assert.True(fits || exception is AssetDownloadException { IsPermanent: true });
        }

        Assert.Throws<ArgumentException>(() => new GenerationClient(new Made(new Uri("https://cdn.example/")), new() { MaxAssetBytes = 0 }));
    }

    [Theory]
    [InlineData(HttpStatusCode.Forbidden, true)]
    [InlineData(HttpStatusCode.Gone, true)]
    [InlineData(HttpStatusCode.BadGateway, false)]
    [InlineData(HttpStatusCode.TooManyRequests, false)]
    public async Task A_status_says_whether_another_attempt_can_help(HttpStatusCode status, bool isPermanent)
    {
        var asset = await AssetAsync(new Uri("https://cdn.example/a.mp4"), new() { AssetClient = new HttpClient(new StubHandler(StubHandler.Json("", status))) });
        var exception = await Assert.ThrowsAsync<AssetDownloadException>(() => asset.DownloadAsync(Stream.Null, cancellationToken: Rig.Ct));
        Assert.Equal((status, isPermanent), (exception.StatusCode!.Value, exception.IsPermanent));
    }

    private static HttpResponseMessage Media(string content, string type = "video/mp4", bool chunked = false)
    {
        var bytes = Encoding.UTF8.GetBytes(content);
        var response = new HttpResponseMessage(HttpStatusCode.OK) { Content = chunked ? new StreamContent(new Unseekable(bytes)) : new ByteArrayContent(bytes) };
        response.Content.Headers.ContentType = new MediaTypeHeaderValue(type);
        return response;
    }

    private static async Task<Asset> AssetAsync(Uri url, GenerationClientOptions? options = null)
    {
        var job = await new GenerationClient(new Made(url), options).SubmitAsync("m", Rig.Json("{}"), cancellationToken: Rig.Ct);
        return (await job.WaitAsync(cancellationToken: Rig.Ct)).Assets[0];
    }

    private sealed class Made(Uri url) : Typed.Providers.IGenerationProvider
    {
        private readonly Typed.Providers.JobSnapshot _done = new() { Id = "j1", Status = new JobStatus("done", JobPhase.Succeeded), Assets = [new Asset(url)] };

        public string Name => "made";

        public Task<Typed.Providers.JobSnapshot> SubmitAsync(Typed.Providers.GenerationRequest request, CancellationToken cancellationToken) => Task.FromResult(_done);

        public Task<Typed.Providers.JobSnapshot> GetAsync(string jobId, CancellationToken cancellationToken) => Task.FromResult(_done);
    }

    private sealed class Unseekable(byte[] bytes) : MemoryStream(bytes)
    {
        public override bool CanSeek => false;
    }
}
