using System.Net;
using Typed.Providers;
using Typed.RuntimeTests.Hoox;

namespace Typed.RuntimeTests.Submissions;

/// <summary>The exception of each HTTP status, and all that it states.</summary>
public sealed class ErrorTableTests
{
    private const string Odd = """{"error":"Odd."}""";
    private const string Reports = " The provider reports: Odd.";
    private readonly FakeTimeProvider _time = new();

    // Written out again: the product's table is not asked.
    public static TheoryData<bool, bool> Requests => new() { { true, true }, { true, false }, { false, true }, { false, false } };

    [Theory]
    [MemberData(nameof(Requests))]
    public async Task Each_status_has_one_exception_for_a_job_and_for_a_submission(bool isSubmission, bool hasMessage)
    {
        for (var status = 300; status <= 599; status++)
        {
            if (isSubmission && status is not ((>= 400 and <= 499 and not 408) or 301 or 307 or 308))
            {
                // Uncertain: OutcomeTests.
                continue;
            }

            // A status check has no model whose parameters could be wrong, and a body without messages names none.
            var body = hasMessage ? Odd : "{}";
            var text = $"own answered HTTP {status}.{(hasMessage ? Reports : "")}";
            var expected = status switch
            {
                401 => (typeof(InvalidCredentialsException), $"own does not accept the API key (HTTP 401).{(hasMessage ? Reports : "")}"),
                403 => (typeof(InvalidCredentialsException), text),
                402 => (typeof(InsufficientCreditsException), text),
                429 => (typeof(RateLimitedException), text),
                404 or 410 when !isSubmission => (typeof(JobNotFoundException), "own has no job 'j1'."),
                408 or >= 500 => (typeof(ProviderUnavailableException), text),
                400 or 422 when isSubmission && hasMessage => (typeof(InvalidParametersException), "The parameters of m are not valid. $: Odd."),
                _ => (typeof(UnexpectedResponseException), text),
            };
            var error = await ErrorOf(StubHandler.Json(body, (HttpStatusCode)status), isSubmission);
            Assert.Equal((expected.Item1, expected.Item2, "own", (HttpStatusCode)status, body), (error.GetType(), error.Message, error.Provider, error.StatusCode!.Value, error.ResponseBody));
            Assert.Null(error.ErrorCode);
        }
    }

    [Theory]
    [InlineData(404)]
    [InlineData(410)]
    public async Task A_missing_job_in_another_form_is_an_answer_that_says_so(int status)
    {
        var error = Assert.IsType<UnexpectedResponseException>(await ErrorOf(StubHandler.Json("<html>", (HttpStatusCode)status), isSubmission: false));
        Assert.Equal($"The answer has the status of a missing job (HTTP {status}), but not the form of own's errors.", error.Message);
        Assert.Equal(((HttpStatusCode)status, "<html>"), (error.StatusCode!.Value, error.ResponseBody));
    }

    [Theory]
    [InlineData(408)]
    [InlineData(429)]
    [InlineData(500)]
    [InlineData(503)]
    public async Task A_delay_that_the_provider_requests_is_kept(int status)
    {
        Assert.Equal(TimeSpan.FromSeconds(7), await DelayAsync(new(TimeSpan.FromSeconds(7))));
        Assert.Equal(TimeSpan.FromSeconds(90), await DelayAsync(new(FakeTimeProvider.Start.AddSeconds(90))));
        Assert.Null(await DelayAsync(new(TimeSpan.Zero)));
        Assert.Null(await DelayAsync(new(FakeTimeProvider.Start)));
        Assert.Null(await DelayAsync(new(FakeTimeProvider.Start.AddSeconds(-1))));
        Assert.Null(await DelayAsync(null));

        async Task<TimeSpan?> DelayAsync(System.Net.Http.Headers.RetryConditionHeaderValue? header) =>
            await ErrorOf(StubHandler.Json("{}", (HttpStatusCode)status, response => response.Headers.RetryAfter = header), isSubmission: false) switch
            {
                RateLimitedException limited => limited.RetryAfter,
                var other => Assert.IsType<ProviderUnavailableException>(other).RetryAfter,
            };
    }

    [Theory]
    [InlineData(401, typeof(InvalidCredentialsException))]
    [InlineData(403, typeof(InvalidCredentialsException))]
    [InlineData(402, typeof(InsufficientCreditsException))]
    [InlineData(404, typeof(JobNotFoundException))]
    [InlineData(410, typeof(JobNotFoundException))]
    [InlineData(409, typeof(UnexpectedResponseException))]
    [InlineData(429, typeof(RateLimitedException))]
    [InlineData(500, typeof(ProviderUnavailableException))]
    public async Task The_code_of_the_provider_is_kept(int status, Type type)
    {
        var client = HooxRig.Client(new StubHandler(StubHandler.Json("""{"error":"Odd","code":"not_found"}""", (HttpStatusCode)status)));
        var error = await Assert.ThrowsAnyAsync<TypedException>(() => client.GetAssetAsync("a", Rig.Ct));
        Assert.Equal((type, "not_found"), (error.GetType(), error.ErrorCode));
    }

    [Fact]
    public async Task What_the_body_means_goes_before_the_status()
    {
        var client = HooxRig.Client(new StubHandler(StubHandler.Json("""{"error":"Model veo-9 not found","code":"x"}""", HttpStatusCode.NotFound)));
        var model = await Assert.ThrowsAsync<UnknownModelException>(() => client.SubmitAsync("veo-9", Rig.Json("""{"prompt":"x","type":"video"}"""), cancellationToken: Rig.Ct));
        Assert.Equal(("veo-9", HttpStatusCode.NotFound, "x"), (model.Model, model.StatusCode!.Value, model.ErrorCode));
        Assert.Contains("not found", model.ResponseBody, StringComparison.Ordinal);
        client = HooxRig.Client(new StubHandler(StubHandler.Json("""{"error":"Refused by the content policy","code":"y"}""", HttpStatusCode.BadRequest)));
        var policy = await Assert.ThrowsAsync<ContentPolicyException>(() => client.SubmitAsync("veo-9", Rig.Json("""{"prompt":"x","type":"video"}"""), cancellationToken: Rig.Ct));
        Assert.Equal((HttpStatusCode.BadRequest, "y", "hoox answered HTTP 400. The provider reports: Refused by the content policy"), (policy.StatusCode!.Value, policy.ErrorCode, policy.Message));
        Assert.Contains("content policy", policy.ResponseBody, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("INVALID_API_KEY", typeof(InvalidCredentialsException))]
    [InlineData("INSUFFICIENT_CREDITS", typeof(InsufficientCreditsException))]
    [InlineData("RATE_LIMIT_EXCEEDED", typeof(RateLimitedException))]
    public async Task A_code_with_a_meaning_goes_before_the_status(string code, Type expected)
    {
        var client = HooxRig.Client(new StubHandler(StubHandler.Json($$"""{"error":"Odd","code":"{{code}}"}""", HttpStatusCode.BadRequest)));
        var error = await Assert.ThrowsAnyAsync<TypedException>(() => client.GetAssetAsync("a", Rig.Ct));
        Assert.Equal((expected, HttpStatusCode.BadRequest, code), (error.GetType(), error.StatusCode!.Value, error.ErrorCode));
    }

    [Fact]
    public async Task A_reported_rate_limit_stays_known_until_another_is_reported()
    {
        var answers = new Queue<string?>(["7", null, "5"]);
        var client = HooxRig.Client(new StubHandler(() => StubHandler.Json("""{"error":"Odd"}""", HttpStatusCode.NotFound, response =>
        {
            if (answers.Dequeue() is { } remaining)
            {
                response.Headers.Add("X-RateLimit-Remaining", remaining);
            }
        })()));
        foreach (var expected in new[] { 7, 7, 5 })
        {
            await Assert.ThrowsAnyAsync<TypedException>(() => client.GetAssetAsync("a", Rig.Ct));
            Assert.Equal(expected, client.LatestRateLimit!.Remaining);
        }
    }

    [Fact]
    public async Task An_error_is_read_up_to_64_KiB()
    {
        Assert.Equal("own answered HTTP 500. The provider reports: Odd.", await MessageAsync(64 * 1024));
        Assert.Equal("own answered HTTP 500.", await MessageAsync((64 * 1024) + 1));

        async Task<string> MessageAsync(int length) => (await Assert.ThrowsAsync<ProviderUnavailableException>(
            () => Api(StubHandler.Json(Odd[..^1].PadRight(length - 1) + "}", HttpStatusCode.InternalServerError), 1_000_000).GetJobAsync("j1", "jobs/j1", Read, Rig.Ct))).Message;
    }

    [Fact]
    public async Task An_accepted_submission_with_an_answer_above_the_limit_is_uncertain()
    {
        var request = new GenerationRequest("own", "m", "{}"u8.ToArray());
        var api = Api(StubHandler.Json("""{"id":"j1"}""".PadRight(101)), 100);
        var error = await Assert.ThrowsAsync<UncertainSubmissionException>(() => api.SubmitOnceAsync(request, "jobs", request.InputParams, Read, Rig.Ct));
        Assert.Equal("own answered HTTP 200 with more than the limit of one answer.", error.InnerException!.Message);
    }

    [Fact]
    public async Task An_answer_may_have_the_largest_size_and_not_one_byte_more()
    {
        const string Accepted = """{"id":"j1"}""";
        Assert.Equal("j1", (await Api(StubHandler.Json(Accepted.PadRight(100)), 100).GetJobAsync("j1", "jobs/j1", Read, Rig.Ct)).Id);
        var error = await Assert.ThrowsAsync<UnexpectedResponseException>(() => Api(StubHandler.Json(Accepted.PadRight(101)), 100).GetJobAsync("j1", "jobs/j1", Read, Rig.Ct));
        Assert.Equal(("own answered HTTP 200 with more than the limit of one answer.", HttpStatusCode.OK), (error.Message, error.StatusCode!.Value));
        error = await Assert.ThrowsAsync<UnexpectedResponseException>(() => Api(StubHandler.Json("<html>"), 100).GetJobAsync("j1", "jobs/j1", Read, Rig.Ct));
        Assert.Equal(("own answered HTTP 200 with something that is not the documented JSON.", "<html>"), (error.Message, error.ResponseBody));
    }

    [Fact]
    public async Task An_uncertain_submission_says_what_happened_and_has_the_answer()
    {
        var request = new GenerationRequest("own", "m", "{}"u8.ToArray());
        var error = Assert.IsType<UncertainSubmissionException>(await ErrorOf(StubHandler.Json(Odd, HttpStatusCode.BadGateway), isSubmission: true));
        Assert.Equal($"The request for m may have reached own, and may be charged. own answered HTTP 502. Do not just send it again (request {request.Hash[..12]}).", error.Message);
        Assert.Equal(("own", "m", request.Hash, HttpStatusCode.BadGateway, Odd), (error.Provider, error.Model, error.RequestHash, error.StatusCode!.Value, error.ResponseBody));
        Assert.Null(error.InnerException);

        error = Assert.IsType<UncertainSubmissionException>(await ErrorOf(StubHandler.Json("{}"), isSubmission: true));
        Assert.Equal($"The request for m may have reached own, and may be charged. It was accepted, but the answer names no job. Do not just send it again (request {request.Hash[..12]}).", error.Message);
        Assert.Equal((HttpStatusCode.OK, "{}"), (error.StatusCode!.Value, error.ResponseBody));
        Assert.IsType<UnexpectedResponseException>(error.InnerException);

        error = Assert.IsType<UncertainSubmissionException>(await ErrorOf(StubHandler.Throw(new HttpRequestException("Lost.")), isSubmission: true));
        Assert.Equal($"The request for m may have reached own, and may be charged. There was no answer. Do not just send it again (request {request.Hash[..12]}).", error.Message);
        Assert.Equal((null, null, "Lost."), (error.StatusCode, error.ResponseBody, error.InnerException!.Message));
    }

    [Fact]
    public async Task A_request_that_costs_nothing_is_never_uncertain()
    {
        foreach (var exception in new Exception[] { new HttpRequestException("Lost."), new IOException("Lost."), new TimeoutException("Lost."), new OperationCanceledException("Lost.") })
        {
            var error = Assert.IsType<ProviderUnavailableException>(await ErrorOf(StubHandler.Throw(exception), isSubmission: false));
            Assert.Equal(("own could not be reached, or did not answer in time.", null, exception), (error.Message, error.RetryAfter, error.InnerException));
        }

        await Assert.ThrowsAsync<NotSupportedException>(() => Api(StubHandler.Throw(new NotSupportedException("Odd."))).GetJobAsync("j1", "jobs/j1", Read, Rig.Ct));
    }

    [Fact]
    public async Task A_caller_who_cancels_gets_the_cancellation()
    {
        using var cancel = new CancellationTokenSource();
        var stub = new StubHandler((_, _, token) =>
        {
            cancel.Cancel();
            token.ThrowIfCancellationRequested();
            throw new NotSupportedException("Not cancelled.");
        });
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Api(stub).GetJobAsync("j1", "jobs/j1", Read, cancel.Token));
    }

    private static JobSnapshot? Read(System.Text.Json.JsonElement json) =>
        json.TryGetProperty("id", out var id) ? new JobSnapshot { Id = id.GetString()!, Status = new JobStatus("new", JobPhase.Pending) } : null;

    private ProviderApi Api(Func<HttpResponseMessage> answer, int limit = 1000) => Api(new StubHandler(answer), limit);

    private ProviderApi Api(StubHandler stub, int limit = 1000) =>
        new(new ProviderApiOptions { Provider = "own", BaseAddress = new Uri("https://own.example"), MaxResponseBytes = limit }, new HttpClient(stub), _time);

    private Task<TypedException> ErrorOf(Func<HttpResponseMessage> answer, bool isSubmission)
    {
        var request = new GenerationRequest("own", "m", "{}"u8.ToArray());
        var api = Api(answer);
        return Assert.ThrowsAnyAsync<TypedException>(
            () => isSubmission ? api.SubmitOnceAsync(request, "jobs", request.InputParams, Read, Rig.Ct) : api.GetJobAsync("j1", "jobs/j1", Read, Rig.Ct));
    }
}
