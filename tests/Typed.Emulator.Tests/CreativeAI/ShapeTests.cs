using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using Typed.Emulator.CreativeAI;
using Typed.Emulator.Faults;

namespace Typed.Emulator.Tests.CreativeAI;

/// <summary>The emulator's answers have the members of the provider's samples.</summary>
public sealed class ShapeTests
{
    private const string Videos = "/v1/video/generations";
    private static readonly string s_samples = Path.Combine(AppContext.BaseDirectory, "Fixtures", "creativeai");

    public static TheoryData<string, string> SampleRequests
    {
        get
        {
            var data = new TheoryData<string, string>();
            foreach (var file in Directory.GetFiles(s_samples, "request.*.json").Order(StringComparer.Ordinal))
            {
                var name = Path.GetFileNameWithoutExtension(file)["request.".Length..];
                var path = name switch
                {
                    _ when name.StartsWith("images-generations", StringComparison.Ordinal) => "/v1/images/generations",
                    _ when name.StartsWith("video-generations-batch", StringComparison.Ordinal) => "/v1/video/generations/batch",
                    _ when name.StartsWith("video-generations", StringComparison.Ordinal) => Videos,
                    "chat-completions" => "/v1/chat/completions",
                    _ when name.StartsWith("images-edits", StringComparison.Ordinal) => "",
                    _ => "/api/generate/" + name["generate-".Length..].Split('.')[0],
                };
                if (path.Length > 0)
                {
                    data.Add(Path.GetFileName(file), path);
                }
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(SampleRequests))]
    public async Task Every_sample_of_a_request_is_taken_but_the_one_that_contradicts_the_others(string file, string path)
    {
        await using var fixture = await CreativeAIFixture.StartAsync();

        var (status, body, _) = await fixture.PostAsync(path, await File.ReadAllTextAsync(Path.Combine(s_samples, file), CreativeAIFixture.Cancel));

        if (file.Contains("duration-string", StringComparison.Ordinal))
        {
            Assert.Equal((HttpStatusCode.BadRequest, "duration"), (status, body.GetProperty("error").GetProperty("param").GetString()));
        }
        else
        {
            Assert.True(status is HttpStatusCode.OK or HttpStatusCode.Accepted, body.GetRawText());
        }
    }

    [Fact]
    public async Task A_video_has_the_members_of_the_samples_at_each_step()
    {
        await using var fixture = await CreativeAIFixture.StartAsync(new CreativeAIBehaviour { Debug = true });
        var request = await File.ReadAllTextAsync(Path.Combine(s_samples, "request.video-generations.text-to-video.json"), CreativeAIFixture.Cancel);

        var (_, created, _) = await fixture.PostAsync(Videos, request);
        AssertMembers("response.video-generations.create.202.text-to-video", created);
        var path = $"{Videos}/{created.GetProperty("id").GetString()}";
        Assert.Equal("pending", (await fixture.GetAsync(path)).Body.GetProperty("status").GetString());
        fixture.Clock.Advance(CreativeAIFixture.UntilProcessing);
        Assert.Equal("processing", (await fixture.GetAsync(path)).Body.GetProperty("status").GetString());
        fixture.Clock.Advance(CreativeAIFixture.UntilDone);
        AssertMembers("response.video-generations.get.200.text-to-video.completed-with-debug", (await fixture.GetAsync(path)).Body);

        fixture.Emulator.Faults.Add(Fault.FailJob("No."));
        fixture.Emulator.CreativeAI.Debug = false;
        var failed = await fixture.CreateAsync("/v1/video/generate", """{ "prompt": "x" }""");
        fixture.Clock.Advance(CreativeAIFixture.UntilDone);
        AssertMembers("response.video-generations.get.200.failed", (await fixture.GetAsync($"{Videos}/{failed}")).Body);
    }

    [Fact]
    public async Task A_batch_a_voice_and_pictures_have_the_members_of_the_samples()
    {
        await using var fixture = await CreativeAIFixture.StartAsync();
        async Task<string> SampleAsync(string name) => await File.ReadAllTextAsync(Path.Combine(s_samples, name + ".json"), CreativeAIFixture.Cancel);

        var (_, batch, _) = await fixture.PostAsync(Videos + "/batch", await SampleAsync("request.video-generations-batch"));
        AssertMembers("response.video-generations-batch.create.202", batch);
        Assert.Equal(90, batch.GetProperty("credits_charged").GetInt32());
        var voice = await fixture.CreateAsync("/api/generate/voice", await SampleAsync("request.generate-voice"));
        var composed = await fixture.CreateAsync("/api/generate/compose", await SampleAsync("request.generate-compose"));
        fixture.Clock.Advance(CreativeAIFixture.UntilDone);
        AssertMembers("response.video-generations-batch.get.200.in-progress", (await fixture.GetAsync($"{Videos}/batch/{batch.GetProperty("batch_id").GetString()}")).Body);
        AssertMembers("response.generate-status.get.200.voice.completed", (await fixture.GetAsync($"/api/generate/status/{voice}")).Body);
        AssertMembers("response.generate-status.get.200.compose.completed", (await fixture.GetAsync($"/api/generate/status/{composed}")).Body);
        AssertMembers("response.images-generations.200", (await fixture.PostAsync("/v1/images/generations", await SampleAsync("request.images-generations.dall-e-3"))).Body);
    }

    [Fact]
    public async Task Families_are_apart_and_what_is_not_there_is_an_envelope()
    {
        await using var fixture = await CreativeAIFixture.StartAsync();
        var video = await fixture.CreateAsync(Videos, """{ "prompt": "x" }""");

        foreach (var path in new[] { $"/api/generate/status/{video}", $"{Videos}/batch/{video}", $"{Videos}/vgen_none", "/api/generate/status/none" })
        {
            var (status, body, _) = await fixture.GetAsync(path);
            Assert.Equal(HttpStatusCode.NotFound, status);
            AssertMembers("response.error.400.content-policy-violation", body);
        }

        // Creatify's API has none of them.
        using var creatify = new HttpClient { BaseAddress = fixture.Emulator.BaseAddress };
        creatify.DefaultRequestHeaders.Add("X-API-ID", fixture.Emulator.ApiId);
        creatify.DefaultRequestHeaders.Add("X-API-KEY", fixture.Emulator.ApiKey);
        Assert.Equal("[]", await creatify.GetStringAsync("/api/asset_generator/", CreativeAIFixture.Cancel));
    }

    [Theory]
    [InlineData("""{ "model": "kling-v3" }""", null)]
    [InlineData("""{ "prompt": "x", "duration": 16 }""", "duration")]
    [InlineData("""{ "prompt": "x", "model": "no-such" }""", "model")]
    [InlineData("""{ "prompt": "x", "aspect_ratio": "2:1" }""", "aspect_ratio")]
    [InlineData("""{ "prompt": "x", "webhook_url": "not a url" }""", "webhook_url")]
    [InlineData("[]", null)]
    [InlineData("{", null)]
    public async Task What_breaks_the_raw_schema_is_refused_and_costs_nothing(string json, string? param)
    {
        await using var fixture = await CreativeAIFixture.StartAsync();

        var (status, body, _) = await fixture.PostAsync(Videos, json);

        Assert.Equal(HttpStatusCode.BadRequest, status);
        Assert.Equal("invalid_request_error", body.GetProperty("error").GetProperty("type").GetString());
        Assert.Equal(param, body.GetProperty("error").GetProperty("param").GetString());
        Assert.Equal(0, fixture.Emulator.Account.Charged);
    }

    [Fact]
    public async Task Without_the_key_nothing_is_told()
    {
        await using var fixture = await CreativeAIFixture.StartAsync();
        fixture.Client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", "wrong");

        var (status, body, _) = await fixture.PostAsync(Videos, """{ "prompt": "x" }""");

        Assert.Equal((HttpStatusCode.Unauthorized, "authentication_error"), (status, body.GetProperty("error").GetProperty("type").GetString()));
        Assert.Equal(0, fixture.Emulator.Tasks.Count);
    }

    [Fact]
    public async Task Credits_are_charged_at_once_refunded_at_failure_and_lacking_ones_are_402()
    {
        await using var fixture = await CreativeAIFixture.StartAsync(credits: 100);
        fixture.Emulator.Faults.Add(Fault.FailJob("No."));
        await fixture.CreateAsync(Videos, """{ "prompt": "x" }""");
        Assert.Equal(40, fixture.Emulator.Account.Balance);
        fixture.Clock.Advance(CreativeAIFixture.UntilDone);
        Assert.Equal(100, fixture.Emulator.Account.Balance);

        fixture.Emulator.Account.Balance = 59;
        var (status, body, _) = await fixture.PostAsync(Videos, """{ "prompt": "x" }""");
        Assert.Equal((HttpStatusCode.PaymentRequired, "insufficient_credits"), (status, body.GetProperty("error").GetProperty("code").GetString()));
    }

    [Fact]
    public async Task Videos_are_limited_to_five_a_minute_with_headers_and_the_tier_counts_all()
    {
        await using var fixture = await CreativeAIFixture.StartAsync(new CreativeAIBehaviour { RequestsPerMinute = 10 });
        for (var left = 4; left >= 0; left--)
        {
            var (created, _, headers) = await fixture.PostAsync(Videos, """{ "prompt": "x" }""");
            Assert.Equal(HttpStatusCode.Accepted, created);
            Assert.Equal(("5", $"{left}", "60"), (Header(headers, "X-RateLimit-Limit"), Header(headers, "X-RateLimit-Remaining"), Header(headers, "X-RateLimit-Reset")));
        }

        fixture.Clock.Advance(TimeSpan.FromSeconds(20));
        var (status, body, limited) = await fixture.PostAsync(Videos, """{ "prompt": "x" }""");
        Assert.Equal((HttpStatusCode.TooManyRequests, "rate_limit_exceeded"), (status, body.GetProperty("error").GetProperty("code").GetString()));
        Assert.Equal(("40", "40"), (Header(limited, "Retry-After"), Header(limited, "X-RateLimit-Reset")));

        // The tier's ten: five created, one refused, four more of any kind, and the end.
        for (var i = 0; i < 4; i++)
        {
            Assert.Equal(HttpStatusCode.OK, (await fixture.GetAsync("/v1/models")).Status);
        }

        Assert.Equal(HttpStatusCode.TooManyRequests, (await fixture.GetAsync("/v1/models")).Status);
        fixture.Clock.Advance(TimeSpan.FromSeconds(40));
        Assert.Equal(HttpStatusCode.Accepted, (await fixture.PostAsync(Videos, """{ "prompt": "x" }""")).Status);
    }

    [Fact]
    public async Task A_fault_answers_in_the_providers_envelope()
    {
        await using var fixture = await CreativeAIFixture.StartAsync();
        fixture.Emulator.Faults.Add(Fault.Answer(503, "Down.").On(Typed.Emulator.Http.Routes.CreativeAIModels));

        var (status, body, _) = await fixture.GetAsync("/v1/models");

        Assert.Equal((HttpStatusCode.ServiceUnavailable, "provider_unavailable", "Down."), (status, body.GetProperty("error").GetProperty("code").GetString(), body.GetProperty("error").GetProperty("message").GetString()));
    }

    private static string? Header(HttpResponseHeaders headers, string name) => headers.TryGetValues(name, out var values) ? values.Single() : null;

    /// <summary>All members of the sample, at every level, with their JSON types (null fits any).</summary>
    private static void AssertMembers(string sample, JsonElement actual)
    {
        using var document = JsonDocument.Parse(File.ReadAllText(Path.Combine(s_samples, sample + ".json")));
        Compare(document.RootElement, actual, "$");

        static void Compare(JsonElement expected, JsonElement actual, string path)
        {
            if (expected.ValueKind is JsonValueKind.Null || actual.ValueKind is JsonValueKind.Null)
            {
                return;
            }

            Assert.True(Kind(expected) == Kind(actual), $"{path}: {expected.ValueKind}, {actual.ValueKind}");
            if (expected.ValueKind == JsonValueKind.Array)
            {
                Compare(expected[0], actual[0], path + "[0]");
            }
            else if (expected.ValueKind == JsonValueKind.Object)
            {
                foreach (var member in expected.EnumerateObject())
                {
                    Assert.True(actual.TryGetProperty(member.Name, out var value), $"{path}.{member.Name} is missing in {actual.GetRawText()}");
                    Compare(member.Value, value, $"{path}.{member.Name}");
                }
            }
        }

        static JsonValueKind Kind(JsonElement element) => element.ValueKind == JsonValueKind.False ? JsonValueKind.True : element.ValueKind;
    }
}
