using System.Net;
using System.Net.Http.Headers;

namespace Typed.RuntimeTests.Results;

public sealed class DownloadTests : IDisposable
{
    private readonly string _directory = Directory.CreateTempSubdirectory("typed-").FullName;

    public void Dispose() => Directory.Delete(_directory, recursive: true);

    [Fact]
    public async Task Assets_are_written_whole_and_no_key_goes_to_their_host()
    {
        var cdn = Cdn("12345");
        var progress = new ListProgress<DownloadProgress>();
        var result = await ResultAsync(cdn, """{"url":"https://cdn.example/x/v.mp4?sig=1","name":"Video-714bec31"}""");
        var file = Assert.Single(await result.DownloadAsync(Path.Combine(_directory, "new"), progress, Rig.Ct));
        Assert.Equal((Path.Combine(_directory, "new", "Video-714bec31.mp4"), 5), (file.Path, file.Length));
        Assert.Equal("12345", await File.ReadAllTextAsync(file.Path, Rig.Ct));
        Assert.Equal((5, 5), (progress[^1].BytesReceived, progress[^1].TotalBytes!.Value));
        Assert.DoesNotContain("X-API", Assert.Single(cdn.Requests).Headers, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain(Rig.ApiKey, cdn.Requests[0].Headers, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("../../x", "_.._x.png")]
    [InlineData("/etc/passwd", "_etc_passwd.png")]
    [InlineData("..\\..\\x", "_.._x.png")]
    [InlineData("..", "a1.png")]
    [InlineData("CON", "_CON.png")]
    [InlineData("nul.txt", "_nul.txt.png")]
    [InlineData(".hidden", "hidden.png")]
    [InlineData("a\u0000b\u202ec\ud83d\ude00", "a_b_c_.png")]
    [InlineData("picture.png", "picture.png")]
    [InlineData("Grüße 你好", "Grüße 你好.png")]
    public async Task A_name_from_the_provider_stays_in_the_directory(string name, string expected)
    {
        var result = await ResultAsync(Cdn("1"), $$"""{"id":"a1","url":"https://cdn.example/x.png","name":{{System.Text.Json.JsonSerializer.Serialize(name)}}}""");
        var file = Assert.Single(await result.DownloadAsync(_directory, cancellationToken: Rig.Ct));
        Assert.Equal(Path.Combine(_directory, expected), file.Path);
        Assert.Equal(file.Path, Assert.Single(Directory.GetFiles(_directory)));
    }

    [Fact]
    public async Task Names_do_not_meet_and_the_content_type_gives_the_extension()
    {
        var result = await ResultAsync(
            Cdn("1"), """{"url":"https://cdn.example/1","name":"a"},{"url":"https://cdn.example/2","name":"A"},{"url":"https://cdn.example/3.WEBP","name":"a"}""");
        var files = await result.DownloadAsync(_directory, cancellationToken: Rig.Ct);
        Assert.Equal(["a.mp4", "A-2.mp4", "a.webp"], files.Select(file => Path.GetFileName(file.Path)));
    }

    [Fact]
    public async Task A_file_that_is_there_is_replaced_only_where_asked()
    {
        var path = Path.Combine(_directory, "a.mp4");
        await File.WriteAllTextAsync(path, "mine", Rig.Ct);
        var cdn = Cdn("1");
        var asset = (await ResultAsync(cdn, """{"url":"https://cdn.example/a.mp4"}""")).Assets[0];
        await Assert.ThrowsAsync<IOException>(() => asset.DownloadAsync(path, cancellationToken: Rig.Ct));
        Assert.Equal("mine", await File.ReadAllTextAsync(path, Rig.Ct));
        Assert.Empty(cdn.Requests);

        await asset.DownloadAsync(path, new DownloadOptions { Overwrite = true }, cancellationToken: Rig.Ct);
        Assert.Equal("1", await File.ReadAllTextAsync(path, Rig.Ct));
    }

    [Theory]
    [InlineData(9)]
    [InlineData(3)]
    public async Task A_length_that_is_not_the_announced_one_leaves_no_file(int announced)
    {
        var asset = (await ResultAsync(Cdn("12345", announced), """{"url":"https://cdn.example/a.mp4"}""")).Assets[0];
        await Assert.ThrowsAsync<AssetDownloadException>(() => asset.DownloadAsync(Path.Combine(_directory, "a.mp4"), cancellationToken: Rig.Ct));
        Assert.Empty(Directory.GetFileSystemEntries(_directory));
    }

    [Fact]
    public async Task A_drop_in_the_middle_leaves_what_was_there()
    {
        await using var server = new LoopbackServer(_ => "HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nhalf");
        var path = Path.Combine(_directory, "a.mp4");
        await File.WriteAllTextAsync(path, "mine", Rig.Ct);
        var asset = new Asset(new Uri(server.Address, "a.mp4?sig=secret"));
        var exception = await Assert.ThrowsAsync<AssetDownloadException>(() => asset.DownloadAsync(path, new DownloadOptions { Overwrite = true }, cancellationToken: Rig.Ct));
        Assert.DoesNotContain("sig=secret", exception.ToString(), StringComparison.Ordinal);
        Assert.Equal([path], Directory.GetFileSystemEntries(_directory));
        Assert.Equal("mine", await File.ReadAllTextAsync(path, Rig.Ct));
    }

    [Fact]
    public async Task While_it_arrives_there_is_no_file_of_the_final_name()
    {
        var path = Path.Combine(_directory, "a.mp4");
        var asset = (await ResultAsync(Cdn("12345"), """{"url":"https://cdn.example/a.mp4"}""")).Assets[0];
        var seen = new ActionProgress(() => Assert.False(File.Exists(path)));
        await asset.DownloadAsync(path, seen, Rig.Ct);
        Assert.True(seen.Count > 0 && File.Exists(path));
    }

    [Fact]
    public async Task An_asset_that_is_gone_and_one_that_is_too_long()
    {
        var gone = (await ResultAsync(new StubHandler(StubHandler.Json("", HttpStatusCode.Forbidden)), """{"url":"https://cdn.example/a.mp4"}""")).Assets[0];
        using var stream = new MemoryStream();
        Assert.Equal(HttpStatusCode.Forbidden, (await Assert.ThrowsAsync<AssetDownloadException>(() => gone.DownloadAsync(stream, cancellationToken: Rig.Ct))).StatusCode);

        var path = Path.Combine(_directory, "a.mp4");
        var big = (await ResultAsync(Cdn("12345"), """{"url":"https://cdn.example/a.mp4"}""")).Assets[0];
        await Assert.ThrowsAsync<AssetDownloadException>(() => big.DownloadAsync(path, new DownloadOptions { MaxBytes = 4 }, cancellationToken: Rig.Ct));
        Assert.Equal(5, await big.DownloadAsync(stream, cancellationToken: Rig.Ct));
    }

    [Fact]
    public async Task A_host_that_falls_silent_is_given_up()
    {
        var cdn = new StubHandler(async (_, _, ct) =>
        {
            await Task.Delay(Timeout.InfiniteTimeSpan, ct);
            return null!;
        });
        var rig = RigOf(cdn, """{"url":"https://cdn.example/a.mp4"}""");
        var download = (await ResultAsync(rig)).DownloadAsync(_directory, cancellationToken: Rig.Ct);
        Assert.Single(cdn.Requests);
        rig.Time.Advance(TimeSpan.FromSeconds(60));
        await Assert.ThrowsAsync<AssetDownloadException>(() => download);
    }

    private static StubHandler Cdn(string content, int? announced = null) => new(() =>
    {
        var response = new HttpResponseMessage(HttpStatusCode.OK) { Content = new StreamContent(new MemoryStream(System.Text.Encoding.UTF8.GetBytes(content))) };
        response.Content.Headers.ContentLength = announced ?? content.Length;
        response.Content.Headers.ContentType = new MediaTypeHeaderValue("video/mp4");
        return response;
    });

    private static Task<GenerationResult> ResultAsync(StubHandler cdn, string assets) => ResultAsync(RigOf(cdn, assets));

    private static Rig RigOf(StubHandler cdn, string assets) =>
        new(new StubHandler(StubHandler.Json($$"""{"id":"7b1f","status":"done","assets":[{{assets}}]}""")), options => options.AssetClient = new HttpClient(cdn));

    private static Task<GenerationResult> ResultAsync(Rig rig)
    {
        // A limit of silence is no wait to be skipped.
        rig.Time.SkipUpTo = TimeSpan.MinValue;
        return rig.Client.Resume("7b1f").WaitAsync(cancellationToken: Rig.Ct);
    }

    private sealed class ActionProgress(Action action) : IProgress<DownloadProgress>
    {
        public int Count { get; private set; }

        public void Report(DownloadProgress value)
        {
            Count++;
            action();
        }
    }
}
