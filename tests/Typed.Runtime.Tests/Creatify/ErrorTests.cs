using System.Net;
using Typed.Creatify;

namespace Typed.RuntimeTests.Creatify;

public sealed class ErrorTests
{
    [Theory]
    [InlineData(401, """{"detail":"Authentication credentials were not provided."}""", typeof(InvalidCredentialsException))]
    [InlineData(403, """{"detail":"No."}""", typeof(InvalidCredentialsException))]
    [InlineData(402, "", typeof(InsufficientCreditsException))]
    [InlineData(400, """{"error":"Insufficient credits"}""", typeof(InsufficientCreditsException))]
    [InlineData(400, """{"error":"Refused by our content policy"}""", typeof(ContentPolicyException))]
    [InlineData(400, """["AI model not found"]""", typeof(UnknownModelException))]
    [InlineData(400, """{"link":["Invalid link ID"]}""", typeof(InvalidParametersException))]
    [InlineData(422, """{"input_params":{"duration":["Not allowed","Too long"]},"error":"bad"}""", typeof(InvalidParametersException))]
    [InlineData(429, "", typeof(RateLimitedException))]
    [InlineData(400, "<html>bad</html>", typeof(UnexpectedResponseException))]
    [InlineData(418, "\u0000", typeof(UnexpectedResponseException))]
    [InlineData(409, """{"\ud800":["\udfff"]}""", typeof(UnexpectedResponseException))]
    public async Task Each_refusal_has_a_type(int status, string body, Type type)
    {
        var exception = await Assert.ThrowsAnyAsync<TypedException>(() => Rig.SubmitAsync(new StubHandler(StubHandler.Json(body, (HttpStatusCode)status))));
        Assert.IsType(type, exception);
        Assert.Equal(("creatify", (HttpStatusCode)status), (exception.Provider, exception.StatusCode!.Value));
    }

    [Fact]
    public async Task Messages_of_the_provider_are_violations_by_field()
    {
        var exception = await Assert.ThrowsAsync<InvalidParametersException>(
            () => Rig.SubmitAsync(new StubHandler(StubHandler.Json("""{"input_params":{"duration":["Not allowed","Too long"]},"error":"bad"}""", HttpStatusCode.BadRequest))));
        Assert.Equal(
            [("$.duration", "Not allowed"), ("$.duration", "Too long"), ("$", "bad")],
            exception.Violations.Select(violation => (violation.Path, violation.Message)));
    }

    [Fact]
    public async Task An_unknown_model_is_answered_with_the_nearest_name()
    {
        var stub = new StubHandler(StubHandler.Json("""["AI model not found"]""", HttpStatusCode.BadRequest));
        var exception = await Assert.ThrowsAsync<UnknownModelException>(() => new Rig(stub).Client.SubmitAsync("sampel/v1", Rig.Json("{}"), cancellationToken: Rig.Ct));
        Assert.Equal("sample/v1", exception.Suggestion);
        Assert.Contains("Did you mean 'sample/v1'?", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_rate_limit_carries_the_wait()
    {
        var answer = StubHandler.Json("{}", HttpStatusCode.TooManyRequests, response => response.Headers.RetryAfter = new(TimeSpan.FromSeconds(7)));
        var exception = await Assert.ThrowsAsync<RateLimitedException>(() => Rig.SubmitAsync(new StubHandler(answer)));
        Assert.Equal(TimeSpan.FromSeconds(7), exception.RetryAfter);
    }

    [Fact]
    public async Task A_flood_is_cut()
    {
        var exception = await Assert.ThrowsAsync<UnexpectedResponseException>(
            () => Rig.SubmitAsync(new StubHandler(StubHandler.Json(new string('x', 10_000_000), HttpStatusCode.BadRequest))));
        Assert.True(exception.ResponseBody!.Length <= 2001);

        var client = new Rig(new StubHandler(StubHandler.Json($"[\"{new string('x', 5000)}\"]")), options => options.MaxResponseBytes = 1000).Client;
        await Assert.ThrowsAsync<UnexpectedResponseException>(() => client.ListModelsAsync(cancellationToken: Rig.Ct));
    }

    [Theory]
    [InlineData(400)]
    [InlineData(401)]
    [InlineData(402)]
    [InlineData(403)]
    [InlineData(409)]
    [InlineData(429)]
    [InlineData(500)]
    [InlineData(201)]
    public async Task No_exception_shows_a_key(int status)
    {
        // The provider echoes what it was sent, in plain and escaped.
        const string Echo = $$"""{"error":"bad key {{Rig.ApiKey}}","{{Rig.ApiKey}}":["id {{Rig.ApiId}}","key-9f8e7d6c\/5b4a"]}""";
        var exception = await Assert.ThrowsAnyAsync<TypedException>(() => Rig.SubmitAsync(new StubHandler(StubHandler.Json(Echo, (HttpStatusCode)status))));
        var all = $"{exception} {exception.ResponseBody} {string.Join(' ', (exception as InvalidParametersException)?.Violations ?? [])} {exception.InnerException}";
        Assert.DoesNotContain("9f8e7d6c", all, StringComparison.Ordinal);
        Assert.DoesNotContain(Rig.ApiId, all, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_failed_job_that_echoes_a_key_does_not_show_it()
    {
        var stub = new StubHandler(StubHandler.Json($$"""{"id":"7b1f","status":"failed","failed_reason":"bad {{Rig.ApiKey}}"}"""));
        var exception = await Assert.ThrowsAsync<GenerationFailedException>(() => new Rig(stub).Client.Resume("7b1f").WaitAsync(cancellationToken: Rig.Ct));
        Assert.DoesNotContain(Rig.ApiKey, exception.ToString() + exception.FailedReason, StringComparison.Ordinal);
    }

    [Fact]
    public void The_text_of_the_options_shows_no_key()
    {
        var options = new CreatifyOptions { ApiId = Rig.ApiId, ApiKey = Rig.ApiKey };
        Assert.Equal("Creatify at https://api.creatify.ai/, ApiId ***, ApiKey ***", options.ToString());
    }

    [Fact]
    public void Options_are_checked_without_showing_a_key()
    {
        CreatifyOptions[] wrong =
        [
            new() { ApiId = "", ApiKey = Rig.ApiKey },
            new() { ApiId = Rig.ApiId, ApiKey = Rig.ApiKey + "\n" },
            new() { ApiId = Rig.ApiId, ApiKey = Rig.ApiKey, BaseAddress = new Uri("http://api.creatify.ai") },
            new() { ApiId = Rig.ApiId, ApiKey = Rig.ApiKey, BaseAddress = new Uri("/api", UriKind.Relative) },
            new() { ApiId = Rig.ApiId, ApiKey = Rig.ApiKey, Polling = new PollingOptions { Interval = TimeSpan.Zero } },
        ];
        Assert.All(wrong, options => Assert.DoesNotContain(Rig.ApiKey, Assert.Throws<ArgumentException>(() => new CreatifyClient(options)).ToString(), StringComparison.Ordinal));
        _ = new CreatifyClient(new CreatifyOptions { ApiId = Rig.ApiId, ApiKey = Rig.ApiKey, BaseAddress = new Uri("http://127.0.0.1:5000/prefix") });
    }
}
