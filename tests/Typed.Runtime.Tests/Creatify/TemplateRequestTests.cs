using System.Net;
using System.Text;
using Typed.Creatify;

namespace Typed.RuntimeTests.Creatify;

public sealed class TemplateRequestTests
{
    private const string Id = "6f1c2d3e-0000-4000-8000-000000000001";
    private const string Accepted = """{"id":"7b1f","status":"pending","video_output":null,"preview":null,"failed_reason":"","credits_used":0,"duration":0,"progress":0}""";

    private static TemplateJobRequest Request => new()
    {
        TemplateId = Id,
        Variables = new() { ["z"] = TemplateVariable.Text(""), ["a"] = TemplateVariable.Image("https://a.example/1.png") },
    };

    [Fact]
    public void The_body_is_the_documented_one_with_variables_in_their_order()
    {
        var request = Request with
        {
            Variables = new()
            {
                { "t", TemplateVariable.Text("Hi") },
                { "i", TemplateVariable.Image("https://a.example/1.png") },
                { "v", TemplateVariable.Video("https://a.example/1.mp4") },
                { "s", TemplateVariable.Audio("https://a.example/1.mp3") },
                { "who", TemplateVariable.Avatar("av-1") },
                { "voice", TemplateVariable.Voiceover("vo-1", "Hello") },
                { "mute", TemplateVariable.Voiceover("vo-2") },
                { "new", TemplateVariable.Raw("lottie", Rig.Json("""{"speed":2}""")) },
            },
            ModelVersion = TemplateModelVersion.AuroraV1,
        };
        Assert.Equal(
            $$$"""
            {"template_id":"{{{Id}}}","variables":{
            "t":{"type":"text","properties":{"content":"Hi"}},
            "i":{"type":"image","properties":{"url":"https://a.example/1.png"}},
            "v":{"type":"video","properties":{"url":"https://a.example/1.mp4"}},
            "s":{"type":"audio","properties":{"url":"https://a.example/1.mp3"}},
            "who":{"type":"avatar","properties":{"avatar_id":"av-1"}},
            "voice":{"type":"voiceover","properties":{"voice_id":"vo-1","content":"Hello"}},
            "mute":{"type":"voiceover","properties":{"voice_id":"vo-2"}},
            "new":{"type":"lottie","properties":{"speed":2}}
            },"model_version":"aurora_v1","is_hidden":false}
            """.ReplaceLineEndings(""),
            request.ToJson());
        Assert.True(request.Validate().IsValid, request.Validate().ToString());
    }

    [Fact]
    public void What_is_read_is_what_was_written()
    {
        const string Json = $$$$"""{"template_id":"{{{{Id}}}}","variables":{"z":{"type":"text","properties":{"content":"","more":1}},"b":7,"a":{"type":"avatar","properties":{"avatar_id":"x"}}},"name":"n","model_version":"next","steps":3}""";
        var read = (TemplateJobRequest)TemplateJobRequest.Info.Parse(Rig.Json(Json)).Params!;

        Assert.IsType<AvatarVariable>(read.Variables["a"]);
        Assert.IsType<RawVariable>(read.Variables["z"]);
        Assert.Equal(("next", null), (read.ModelVersion?.Value, read.IsHidden));
        // What is no variable comes after those that are.
        Assert.Equal("""{"z":{"type":"text","properties":{"content":"","more":1}},"a":{"type":"avatar","properties":{"avatar_id":"x"}},"b":7}""", read.Variables.ToJson());
        Assert.Equal(read, (TemplateJobRequest)TemplateJobRequest.Info.Parse(Rig.Json(read.ToJson())).Params!);
    }

    [Fact]
    public void Violations_name_place_and_allowed_values()
    {
        var request = new TemplateRenderRequest
        {
            JobId = "x",
            TemplateId = "y",
            Variables = new() { ["hero"] = TemplateVariable.Image("no url"), ["who"] = TemplateVariable.Avatar("") },
            Name = new string('n', 256),
            ModelVersion = new TemplateModelVersion("aurora_v2"),
        };
        var report = request.Validate();
        Assert.Equal(
            ["$.job_id", "$.template_id", "$.variables.hero.properties.url", "$.variables.who.properties.avatar_id", "$.name", "$.model_version"],
            report.Violations.Select(violation => violation.Path));
        Assert.Equal(["\"standard\"", "\"aurora_v1\"", "\"aurora_v1_fast\""], report.Violations[^1].AllowedValues);
    }

    [Fact]
    public async Task With_the_template_its_variables_are_checked()
    {
        var template = await TemplateAsync("""{"template_id":"6F1C2D3E-0000-4000-8000-000000000001","variables":{"headline":{"type":"text"},"hero":{"type":"image","x":1},"odd":5}}""");
        var report = (Request with
        {
            Template = template,
            Variables = new() { ["headlin"] = TemplateVariable.Text("x"), ["hero"] = TemplateVariable.Video("https://a.example/1.mp4"), ["odd"] = TemplateVariable.Avatar("a") },
        }).Validate();

        Assert.Equal(["$.variables.headlin", "$.variables.hero.type"], report.Errors.Select(violation => violation.Path));
        Assert.Contains("Did you mean 'headline'?", report.Violations[0].Message, StringComparison.Ordinal);
        Assert.Equal(["headline", "hero", "odd"], report.Violations[0].AllowedValues);
        Assert.Equal("$.variables.headline", Assert.Single(report.Warnings).Path);
        Assert.Equal("$.template_id", Assert.Single((Request with { TemplateId = Guid.Empty.ToString(), Template = template }).Validate().Errors).Path);
    }

    [Theory]
    [InlineData("standard", 0.01, 5)]
    [InlineData("standard", 30, 5)]
    [InlineData("standard", 30.01, 10)]
    [InlineData("aurora_v1", 12.2, 13)]
    [InlineData("aurora_v1_fast", 12.2, 6.5)]
    [InlineData("aurora_v1_fast", 13, 6.5)]
    public void A_length_is_priced_by_what_has_started(string version, double seconds, double credits)
    {
        var cost = (Request with { ModelVersion = new TemplateModelVersion(version) }).CostFor(TimeSpan.FromSeconds(seconds));
        Assert.Equal(((decimal)credits, CostCertainty.Exact), (cost.Credits, cost.Certainty));
    }

    [Fact]
    public void What_no_page_prices_is_unknown_and_says_why()
    {
        Assert.Equal("unknown, because the price is by the video's length, which follows from the template and its content; CostFor(length) prices a length", Request.Cost.ToString());
        var aurora = Request with { ModelVersion = TemplateModelVersion.AuroraV1 };
        foreach (var request in new TemplateRequest[] { aurora.AsPreview(), aurora.AsRenderOf(Id), Request with { ModelVersion = new("aurora_v2") } })
        {
            var cost = request.CostFor(TimeSpan.FromSeconds(9));
            Assert.Null(cost.Credits);
            Assert.Contains("states no price for model_version aurora", cost.Reason, StringComparison.Ordinal);
        }

        Assert.Equal((1m, 4m), (Request.AsPreview().CostFor(TimeSpan.FromSeconds(9)).Credits, Request.AsRenderOf(Id).CostFor(TimeSpan.FromSeconds(9)).Credits));
        Assert.Throws<ArgumentOutOfRangeException>(() => Request.CostFor(TimeSpan.Zero));
    }

    [Fact]
    public void Two_requests_are_equal_when_their_JSON_is()
    {
        Assert.Equal(Request, Request with { Template = null });
        Assert.NotEqual(Request, Request with { Variables = new() { ["a"] = Request.Variables["a"], ["z"] = Request.Variables["z"] } });
        var copy = Request.Variables with { };
        copy["z"] = TemplateVariable.Text("changed");
        Assert.Equal(["z", "a"], copy.Keys);
        Assert.NotEqual(Request.Variables, copy);
        Assert.Throws<ArgumentException>(() => copy.Add("z", TemplateVariable.Text("")));
    }

    [Fact]
    public async Task Each_operation_has_its_path_and_the_job_of_a_render_is_not_in_the_body()
    {
        var stub = new StubHandler(StubHandler.Json(Accepted, HttpStatusCode.Created));
        var client = Client(stub);
        await client.SubmitAsync(Request, new SubmitOptions { WebhookUrl = new Uri("https://me.example/hook") }, Rig.Ct);
        await client.SubmitAsync(Request.AsPreview(), cancellationToken: Rig.Ct);
        await client.PreviewBlockingAsync(Request.AsPreview(), cancellationToken: Rig.Ct);
        await client.SubmitAsync(Request.AsRenderOf(Id), cancellationToken: Rig.Ct);
        await client.SubmitAsync("custom-template/render", Rig.Json(Request.AsRenderOf(Id).ToJson()), cancellationToken: Rig.Ct);

        const string Root = "/api/custom_template_jobs/";
        Assert.Equal([Root, $"{Root}preview_async/", $"{Root}preview/", $"{Root}{Id}/render/", $"{Root}{Id}/render/"], stub.Requests.Select(request => request.Url.AbsolutePath));
        Assert.Equal(Request.ToJson()[..^1] + ",\"webhook_url\":\"https://me.example/hook\"}", stub.Requests[0].Body);
        Assert.All(stub.Requests.Skip(1), request => Assert.Equal(Request.ToJson(), request.Body));
        Assert.All(stub.Requests, request => Assert.Contains($"X-API-KEY: {Rig.ApiKey}", request.Headers, StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_cannot_be_sent_is_not()
    {
        var stub = new StubHandler(StubHandler.Json(Accepted));
        var client = Client(stub);
        var notChecked = new SubmitOptions { Validate = false };
        var tooLong = new SubmitOptions { WebhookUrl = new Uri("https://me.example/" + new string('a', 200)) };
        Assert.Equal("$.webhook_url", (await Assert.ThrowsAsync<InvalidParametersException>(() => client.SubmitAsync(Request, tooLong, Rig.Ct))).Violations[0].Path);
        Assert.Equal("$.job_id", (await Assert.ThrowsAsync<InvalidParametersException>(() => client.SubmitAsync(Request.AsRenderOf("../x"), notChecked, Rig.Ct))).Violations[0].Path);
        Assert.Equal("custom-template", (await Assert.ThrowsAsync<UnknownModelException>(() => client.SubmitAsync("custom-templat", Rig.Json("{}"), cancellationToken: Rig.Ct))).Suggestion);
        Assert.Empty(stub.Requests);
    }

    [Fact]
    public async Task A_job_shows_all_that_is_said_of_it()
    {
        const string Json = """
            {"id":"7b1f","status":"done","video_output":"https://cdn.example/v.mp4","preview":"https://app.creatify.ai/preview/x?layout=1","editor_url":"https://app.creatify.ai/e",
             "media_job":"m-1","failed_reason":"","credits_used":7,"duration":13,"progress":1,"name":"n","model_version":"aurora_v9","is_hidden":true,"more":{}}
            """;
        var result = await (await Client(new StubHandler(StubHandler.Json(Json))).SubmitAsync(Request, cancellationToken: Rig.Ct)).WaitAsync(cancellationToken: Rig.Ct);
        var job = TemplateJob.Of(result);
        Assert.Equal((7m, TimeSpan.FromSeconds(13), "https://cdn.example/v.mp4"), (result.CreditsUsed, result.Duration, Assert.Single(result.Assets).Url.AbsoluteUri));
        Assert.Equal(("m-1", 1m, "n", "aurora_v9", true), (job.MediaJob, job.Progress, job.Name, job.ModelVersion?.Value, job.IsHidden));
        Assert.Equal(("https://app.creatify.ai/preview/x?layout=1", "https://app.creatify.ai/e"), (job.Preview?.AbsoluteUri, job.EditorUrl?.AbsoluteUri));
        Assert.Contains("more", job.Raw.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_webhook_is_read_whatever_the_video_is_called()
    {
        foreach (var member in new[] { "video_output", "output" })
        {
            Assert.True(CreatifyTemplateWebhook.TryParse(Encoding.UTF8.GetBytes($$"""{"id":"x","status":"rejected","failed_reason":"no","{{member}}":"https://a.example/1.mp4"}"""), out var webhook));
            Assert.Equal(("x", true, "no", "https://a.example/1.mp4"), (webhook.Id, webhook.Status.IsFailed, webhook.FailedReason, webhook.VideoOutput?.AbsoluteUri));
        }

        foreach (var garbage in new[] { "", "5", "[]", "{}", "{\"id\":5}", "{\"id\":\"\\ud800\"}" })
        {
            Assert.False(CreatifyTemplateWebhook.TryParse(Encoding.UTF8.GetBytes(garbage), out _));
        }
    }

    private static CreatifyTemplatesClient Client(StubHandler stub) => new(new HttpClient(stub), new CreatifyOptions { ApiId = Rig.ApiId, ApiKey = Rig.ApiKey });

    private static Task<CreatifyTemplate> TemplateAsync(string json) => Client(new StubHandler(StubHandler.Json(json))).GetTemplateAsync(Id, Rig.Ct);
}
