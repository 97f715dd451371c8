using System.Net;

namespace Typed.RuntimeTests.Hoox;

/// <summary>Both documented bodies of errors, and codes in either case.</summary>
public sealed class HooxErrorTests
{
    private const string Input = """{"type":"video","prompt":"x"}""";

    [Theory]
    [InlineData(401, """{"error":"Invalid API key","code":"invalid_api_key"}""", typeof(InvalidCredentialsException), "invalid_api_key")]
    [InlineData(403, """{"error":"Enterprise plan required","code":"plan_required"}""", typeof(InvalidCredentialsException), "plan_required")]
    [InlineData(402, """{"error":"Insufficient credits","code":"insufficient_credits"}""", typeof(InsufficientCreditsException), "insufficient_credits")]
    [InlineData(400, """{"error":"No","code":"INSUFFICIENT_CREDITS"}""", typeof(InsufficientCreditsException), "INSUFFICIENT_CREDITS")]
    [InlineData(400, """{"error":"No","code":"insufficient_credits"}""", typeof(InsufficientCreditsException), "insufficient_credits")]
    [InlineData(402, """{"error":"No","details":[{"code":"INSUFFICIENT_CREDITS","message":"Too few."}]}""", typeof(InsufficientCreditsException), "INSUFFICIENT_CREDITS")]
    [InlineData(402, "", typeof(InsufficientCreditsException), null)]
    [InlineData(429, """{"error":"Too many requests","code":"rate_limit_exceeded"}""", typeof(RateLimitedException), "rate_limit_exceeded")]
    [InlineData(403, """{"error":"Not yours"}""", typeof(InvalidCredentialsException), null)]
    [InlineData(404, """{"error":"Model veo-9 not found"}""", typeof(UnknownModelException), null)]
    [InlineData(400, """{"error":"Refused by the content policy"}""", typeof(ContentPolicyException), null)]
    [InlineData(409, """{"error":"There already","code":"x"}""", typeof(UnexpectedResponseException), "x")]
    public async Task An_answer_becomes_its_exception(int status, string body, Type expected, string? code)
    {
        var client = HooxRig.Client(new StubHandler(StubHandler.Json(body, (HttpStatusCode)status)));
        var error = await Assert.ThrowsAnyAsync<TypedException>(() => client.SubmitAsync("veo-9", HooxRig.Json(Input), cancellationToken: Rig.Ct));
        Assert.Equal((expected, code, status), (error.GetType(), error.ErrorCode, (int)error.StatusCode!));
    }

    [Fact]
    public async Task The_details_of_a_refusal_name_the_fields()
    {
        const string Body = """{"error":"Validation failed","details":[{"code":"invalid_value","message":"Not allowed.","field":"duration"},{"code":"missing_prompt","message":"Needed."}]}""";
        var error = await Assert.ThrowsAsync<InvalidParametersException>(
            () => HooxRig.Client(new StubHandler(StubHandler.Json(Body, HttpStatusCode.BadRequest))).SubmitAsync("veo-3.1", HooxRig.Json(Input), cancellationToken: Rig.Ct));
        Assert.Equal(["$", "$.duration", "$"], error.Violations.Select(violation => violation.Path));
        Assert.All(error.Violations, violation => Assert.Equal("provider", violation.Keyword));
        Assert.Equal("invalid_value", error.ErrorCode);
    }

    [Fact]
    public async Task A_key_that_the_provider_echoes_is_blacked_out()
    {
        var stub = new StubHandler(StubHandler.Json($$"""{"error":"Key {{HooxRig.ApiKey}} is unknown","code":"invalid_api_key"}""", HttpStatusCode.Unauthorized));
        var error = await Assert.ThrowsAsync<InvalidCredentialsException>(() => HooxRig.Client(stub).ListFoldersAsync(cancellationToken: Rig.Ct));
        Assert.DoesNotContain(HooxRig.ApiKey, error.ToString() + error.ResponseBody, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_unknown_model_and_an_unknown_asset_are_told_apart()
    {
        var gone = new StubHandler(StubHandler.Json("""{"error":"Not found","code":"not_found"}""", HttpStatusCode.NotFound));
        await Assert.ThrowsAsync<UnknownModelException>(() => HooxRig.Client(gone).GetModelAsync("veo-9", Rig.Ct));
        await Assert.ThrowsAsync<JobNotFoundException>(() => HooxRig.Client(gone).GetAssetAsync("a", Rig.Ct));
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("5")]
    [InlineData("<html>")]
    public async Task An_answer_that_is_not_the_documented_one_is_no_empty_result(string body)
    {
        var client = HooxRig.Client(new StubHandler(StubHandler.Json(body)));
        await Assert.ThrowsAsync<UnexpectedResponseException>(() => client.ListModelsAsync(cancellationToken: Rig.Ct));
        await Assert.ThrowsAsync<UnexpectedResponseException>(() => client.ListFoldersAsync(cancellationToken: Rig.Ct));
        await Assert.ThrowsAsync<UnexpectedResponseException>(() => client.PriceAsync("veo-3.1", HooxRig.Json("{}"), Rig.Ct));
        await Assert.ThrowsAsync<UnexpectedResponseException>(() => client.GetAssetAsync("a", Rig.Ct));
    }
}
