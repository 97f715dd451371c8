using System.Net;
using System.Text.Json;
using Typed.Creatify;

namespace Typed.RuntimeTests.Creatify;

public sealed class SubmissionTests
{
    [Fact]
    public async Task A_request_is_sent_with_keys_in_headers_and_the_documented_body()
    {
        var stub = new StubHandler(StubHandler.Json(Rig.Accepted, HttpStatusCode.Created));
        var job = await new Rig(stub).Client.SubmitAsync(SampleParams.Valid, new SubmitOptions { WebhookUrl = new Uri("https://me.example/hook") }, Rig.Ct);

        var (method, url, headers, body) = Assert.Single(stub.Requests);
        Assert.Equal((HttpMethod.Post, "https://api.creatify.ai/api/asset_generator/"), (method, url.AbsoluteUri));
        Assert.Contains($"X-API-ID: {Rig.ApiId}", headers, StringComparison.Ordinal);
        Assert.Contains($"X-API-KEY: {Rig.ApiKey}", headers, StringComparison.Ordinal);
        using var document = JsonDocument.Parse(body);
        Assert.Equal("sample/v1", document.RootElement.GetProperty("model_name").GetString());
        Assert.Equal(SampleParams.Valid.ToJson(), document.RootElement.GetProperty("input_params").GetRawText());
        Assert.Equal("https://me.example/hook", document.RootElement.GetProperty("webhook_url").GetString());
        Assert.Equal(("7b1f", "sample/v1", 8m, FakeTimeProvider.Start), (job.Id, job.Model, job.Cost.Credits, job.SubmittedAt));
    }

    [Fact]
    public async Task Every_violation_is_reported_before_anything_is_sent()
    {
        var stub = new StubHandler(StubHandler.Json(Rig.Accepted));
        var exception = await Assert.ThrowsAsync<InvalidParametersException>(
            () => new Rig(stub).Client.SubmitAsync(SampleParams.Valid with { Prompt = "a", CfgScale = 2 }, cancellationToken: Rig.Ct));
        Assert.Equal(["$.prompt", "$.cfg_scale"], exception.Violations.Select(violation => violation.Path));
        Assert.Empty(stub.Requests);
    }

    [Fact]
    public async Task Warnings_do_not_stop_a_request_and_the_check_can_be_left_out()
    {
        var stub = new StubHandler(StubHandler.Json(Rig.Accepted));
        var client = new Rig(stub).Client;
        await client.SubmitAsync(SampleParams.Valid with { Prompt = new string('a', 31) }, cancellationToken: Rig.Ct);
        await client.SubmitAsync(SampleParams.Valid with { Prompt = "a" }, new SubmitOptions { Validate = false }, Rig.Ct);
        Assert.Equal(2, stub.Requests.Count);
    }

    [Fact]
    public async Task A_request_by_name_is_checked_and_priced_where_the_model_is_known()
    {
        var stub = new StubHandler(StubHandler.Json(Rig.Accepted));
        var client = new Rig(stub).Client;
        await Assert.ThrowsAsync<InvalidParametersException>(() => client.SubmitAsync("sample/v1", Rig.Json("""{"duration":5}"""), cancellationToken: Rig.Ct));
        Assert.Empty(stub.Requests);

        Assert.Equal(8m, (await client.SubmitAsync("sample/v1", Rig.Json("""{"prompt":"abc","image_url":"https://a.example/"}"""), cancellationToken: Rig.Ct)).Cost.Credits);
        Assert.Null((await client.SubmitAsync("new/model", Rig.Json("""{"x":1}"""), cancellationToken: Rig.Ct)).Cost.Credits);
        Assert.Contains("\"input_params\":{\"x\":1}", stub.Requests[1].Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_retry_handler_cannot_send_a_second_time()
    {
        await using var server = new LoopbackServer(_ => null);
        using var retry = new RetryHandler(new SocketsHttpHandler());
        var exception = await Assert.ThrowsAsync<UncertainSubmissionException>(
            () => new Rig(retry, options => options.BaseAddress = server.Address).Client.SubmitAsync(SampleParams.Valid, cancellationToken: Rig.Ct));
        Assert.True(retry.Attempts > 1, "the handler did try again");
        Assert.Equal(1, server.Posts);
        Assert.Contains("tried to send it again", exception.Message, StringComparison.Ordinal);
        Assert.Equal(("sample/v1", 64), (exception.Model, exception.RequestHash.Length));
    }

    [Fact]
    public async Task A_drop_after_the_body_is_uncertain()
    {
        await using var server = new LoopbackServer(_ => null);
        using var handler = new SocketsHttpHandler();
        await Assert.ThrowsAsync<UncertainSubmissionException>(
            () => new Rig(handler, options => options.BaseAddress = server.Address).Client.SubmitAsync(SampleParams.Valid, cancellationToken: Rig.Ct));
        Assert.Equal(1, server.Posts);
    }

    [Fact]
    public async Task A_drop_within_the_answer_is_uncertain()
    {
        await using var server = new LoopbackServer(_ => "HTTP/1.1 201 Created\r\nContent-Length: 500\r\n\r\n{\"id\":");
        using var handler = new SocketsHttpHandler();
        await Assert.ThrowsAsync<UncertainSubmissionException>(
            () => new Rig(handler, options => options.BaseAddress = server.Address).Client.SubmitAsync(SampleParams.Valid, cancellationToken: Rig.Ct));
    }

    [Fact]
    public async Task Where_nobody_listens_nothing_was_sent()
    {
        var server = new LoopbackServer(_ => null);
        var address = server.Address;
        await server.DisposeAsync();
        using var handler = new SocketsHttpHandler();
        var exception = await Assert.ThrowsAsync<ProviderUnavailableException>(
            () => new Rig(handler, options => options.BaseAddress = address).Client.SubmitAsync(SampleParams.Valid, cancellationToken: Rig.Ct));
        Assert.Contains("Nothing was sent", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_redirect_is_not_followed()
    {
        await using var server = new LoopbackServer(_ => "HTTP/1.1 307 Temporary Redirect\r\nLocation: /elsewhere\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");
        var client = new CreatifyClient(new CreatifyOptions { ApiId = Rig.ApiId, ApiKey = Rig.ApiKey, BaseAddress = server.Address });
        var exception = await Assert.ThrowsAsync<UnexpectedResponseException>(() => client.SubmitAsync(SampleParams.Valid, cancellationToken: Rig.Ct));
        Assert.Equal(HttpStatusCode.TemporaryRedirect, exception.StatusCode);
        Assert.Equal(1, server.Posts);
    }

    [Fact]
    public async Task A_timeout_after_the_body_is_uncertain()
    {
        var stub = new StubHandler(async (_, _, ct) =>
        {
            await Task.Delay(Timeout.InfiniteTimeSpan, ct);
            return null!;
        });
        var rig = new Rig(stub);
        var submission = rig.Client.SubmitAsync(SampleParams.Valid, cancellationToken: Rig.Ct);
        Assert.Single(stub.Requests);
        rig.Time.Advance(TimeSpan.FromHours(1));
        await Assert.ThrowsAsync<UncertainSubmissionException>(() => submission);
    }

    [Theory]
    [InlineData(HttpStatusCode.InternalServerError, "{}")]
    [InlineData(HttpStatusCode.BadGateway, "<html>502</html>")]
    [InlineData(HttpStatusCode.Created, "<html>welcome</html>")]
    [InlineData(HttpStatusCode.Created, """{"status":"initializing"}""")]
    public async Task An_answer_that_names_no_job_is_uncertain(HttpStatusCode status, string body)
    {
        var exception = await Assert.ThrowsAsync<UncertainSubmissionException>(() => Rig.SubmitAsync(new StubHandler(StubHandler.Json(body, status))));
        Assert.Equal((status, body), (exception.StatusCode, exception.ResponseBody));
    }

    [Fact]
    public async Task A_request_cancelled_before_it_is_sent_is_just_cancelled()
    {
        var stub = new StubHandler(StubHandler.Json(Rig.Accepted));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => new Rig(stub).Client.SubmitAsync(SampleParams.Valid, cancellationToken: new CancellationToken(true)));
        Assert.Empty(stub.Requests);
    }

    private sealed class RetryHandler(HttpMessageHandler inner) : DelegatingHandler(inner)
    {
        public int Attempts { get; private set; }

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            const int Most = 3;
            while (true)
            {
                try
                {
                    Attempts++;
                    return await base.SendAsync(request, cancellationToken);
                }
                catch (HttpRequestException) when (Attempts < Most)
                {
                }
            }
        }
    }
}
