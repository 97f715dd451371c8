using System.IO.Compression;
using System.Net;
using System.Text;
using Typed.Creatify;
using Typed.CreativeAI;
using Typed.RuntimeTests.CreativeAI;

namespace Typed.RuntimeTests.Submissions;

/// <summary>Answers that are made to hurt: compressed bombs, lengths that lie, JSON that is too deep, times at the end of time.</summary>
public sealed class HostileAnswerTests
{
    [Fact]
    public async Task A_compressed_bomb_is_cut_at_the_limit_of_one_answer()
    {
        using var compressed = new MemoryStream();
        using (var gzip = new GZipStream(compressed, CompressionLevel.Fastest))
        {
            gzip.Write("{\"id\":\"7b1f\",\"x\":\""u8);
            var zeros = new byte[1024 * 1024];
            zeros.AsSpan().Fill((byte)'0');
            for (var i = 0; i < 64; i++)
            {
                gzip.Write(zeros);
            }

            gzip.Write("\"}"u8);
        }

        var bomb = Encoding.Latin1.GetString(compressed.ToArray());
        await using var server = new LoopbackServer(_ => FormattableString.Invariant($"HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: {bomb.Length}\r\nConnection: close\r\n\r\n{bomb}"));
        var client = new CreatifyClient(new CreatifyOptions { ApiId = Rig.ApiId, ApiKey = Rig.ApiKey, BaseAddress = server.Address, MaxResponseBytes = 1024 * 1024 });
        await Assert.ThrowsAsync<UncertainSubmissionException>(() => client.SubmitAsync(SampleParams.Valid, cancellationToken: Rig.Ct));
        Assert.Contains("limit", (await Assert.ThrowsAsync<UnexpectedResponseException>(() => client.GetTaskAsync("7b1f", Rig.Ct))).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(10)]
    [InlineData(100_000)]
    public async Task A_length_that_lies_is_no_answer(int announced)
    {
        await using var server = new LoopbackServer(_ => FormattableString.Invariant($"HTTP/1.1 200 OK\r\nContent-Length: {announced}\r\nConnection: close\r\n\r\n{Rig.Accepted}"));
        var client = new CreatifyClient(new CreatifyOptions { ApiId = Rig.ApiId, ApiKey = Rig.ApiKey, BaseAddress = server.Address });
        await Assert.ThrowsAsync<UncertainSubmissionException>(() => client.SubmitAsync(SampleParams.Valid, cancellationToken: Rig.Ct));
        var exception = await Assert.ThrowsAnyAsync<TypedException>(() => client.GetTaskAsync("7b1f", Rig.Ct));
        // The first ten bytes are an answer that is not JSON; an answer that ends early is none.
        Assert.IsType(announced == 10 ? typeof(UnexpectedResponseException) : typeof(ProviderUnavailableException), exception);
    }

    [Theory]
    [InlineData(HttpStatusCode.OK)]
    [InlineData(HttpStatusCode.BadRequest)]
    [InlineData(HttpStatusCode.NotFound)]
    [InlineData(HttpStatusCode.InternalServerError)]
    public async Task Json_that_is_too_deep_overflows_nothing(HttpStatusCode status)
    {
        foreach (var body in new[] { new string('[', 60_000), string.Concat(Enumerable.Repeat("{\"a\":", 60_000)), "{\"id\":\"7b1f\",\"a\":" + new string('[', 30_000) + new string(']', 30_000) + "}" })
        {
            var exception = await Assert.ThrowsAnyAsync<TypedException>(() => new Rig(new StubHandler(StubHandler.Json(body, status))).Client.GetTaskAsync("7b1f", Rig.Ct));
            Assert.IsType(status == HttpStatusCode.InternalServerError ? typeof(ProviderUnavailableException) : typeof(UnexpectedResponseException), exception);
        }
    }

    [Fact]
    public async Task A_name_that_is_no_text_hides_no_other_member()
    {
        var stub = new StubHandler(StubHandler.Json("""{"\ud800":1,"id":"7b1f","status":"done","assets":[{"\udfff":2,"url":"https://cdn.example/a.mp4"}]}"""));
        var snapshot = await new Rig(stub).Client.GetTaskAsync("7b1f", Rig.Ct);
        Assert.Equal(("7b1f", true), (snapshot.Id, snapshot.Status.IsSucceeded));
        Assert.Single(snapshot.Assets);
    }

    [Fact]
    public async Task A_time_at_the_end_of_time_is_none()
    {
        var stub = new StubHandler(StubHandler.Json("""{"id":"vgen_1","status":"completed","completed_at":"9999-12-31T23:59:59Z","output_url":"https://cdn.example/a.mp4"}"""));
        var snapshot = await Payloads.Client(stub).GetJobAsync(CreativeAIJobId.Video("vgen_1"), Rig.Ct);
        Assert.Null(Assert.Single(snapshot.Assets).ExpiresAt);
    }
}
