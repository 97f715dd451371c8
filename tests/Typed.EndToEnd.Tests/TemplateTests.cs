using Typed.Creatify;
using Typed.Emulator;
using Typed.Emulator.Creatify.Templates;
using Typed.Emulator.Faults;
using Typed.Emulator.Http;

namespace Typed.EndToEnd.Tests;

/// <summary>Each operation on custom templates, against the emulator.</summary>
public sealed class TemplateTests : IAsyncLifetime
{
    private EmulatorHost _emulator = null!;
    private CreatifyTemplatesClient _client = null!;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    // 12 seconds and 5 for 75 characters of text: 17, one block of 30.
    private static TemplateJobRequest Launch => new()
    {
        TemplateId = TemplateShelf.ProductLaunch.Id.ToString(),
        Variables = new()
        {
            ["music"] = TemplateVariable.Audio("https://example.com/tune.mp3"),
            ["headline"] = TemplateVariable.Text(new string('x', 75)),
            ["hero"] = TemplateVariable.Image("https://example.com/shoe.png"),
        },
        Name = "Shoe",
    };

    public async ValueTask InitializeAsync()
    {
        _emulator = await EmulatorHost.StartAsync(new EmulatorOptions { Speed = 1000, Credits = 100 }, Ct);
        _client = new CreatifyTemplatesClient(Options());
    }

    public ValueTask DisposeAsync() => _emulator.DisposeAsync();

    [Fact]
    public async Task Templates_are_listed_and_one_tells_its_variables()
    {
        var templates = await _client.ListTemplatesAsync(Ct);
        var template = await _client.GetTemplateAsync(templates[0].Id, Ct);

        Assert.Equal(["Product launch", "Spokesperson", "Reel"], templates.Select(one => one.Name));
        Assert.All(templates, one => Assert.Null(one.Variables));
        Assert.Equal(["headline: text", "hero: image", "music: audio"], template.Variables!.Select(variable => variable.ToString()));
        Assert.Equal("9:16", template.AspectRatio);
    }

    [Fact]
    public async Task A_template_that_is_not_there_is_its_own_exception()
    {
        var exception = await Assert.ThrowsAsync<UnknownTemplateException>(() => _client.GetTemplateAsync(Guid.Empty.ToString(), Ct));
        Assert.Equal(("creatify-templates", Guid.Empty.ToString()), (exception.Provider, exception.TemplateId));
    }

    [Fact]
    public async Task A_video_is_made_in_one_go_and_costs_what_its_length_costs()
    {
        var request = Launch with { Template = await _client.GetTemplateAsync(Launch.TemplateId, Ct) };
        var job = await _client.SubmitAsync(request, cancellationToken: Ct);
        var result = await job.WaitAsync(cancellationToken: Ct);

        Assert.Null(job.Cost.Credits);
        Assert.Equal(TimeSpan.FromSeconds(17), result.Duration);
        Assert.Equal((5m, 5m, 95m), (result.CreditsUsed, request.CostFor(result.Duration!.Value).Credits, _emulator.Account.Balance));
        Assert.Equal(AssetType.Video, Assert.Single(result.Assets).Type);
        Assert.Equal(1, _emulator.Requests.Count(Routes.CreatifyTemplateCreate));
        Assert.Equal(["music", "headline", "hero"], result.Raw.GetProperty("variables").EnumerateObject().Select(variable => variable.Name));
    }

    [Theory]
    [InlineData("standard", 5)]
    [InlineData("aurora_v1", 17)]
    [InlineData("aurora_v1_fast", 8.5)]
    public async Task Each_model_version_is_charged_as_promised(string version, double credits)
    {
        var request = Launch with { ModelVersion = new TemplateModelVersion(version) };
        var result = await (await _client.SubmitAsync(request, cancellationToken: Ct)).WaitAsync(cancellationToken: Ct);

        Assert.Equal((decimal)credits, result.CreditsUsed);
        Assert.Equal((decimal)credits, request.CostFor(result.Duration!.Value).Credits);
    }

    [Fact]
    public async Task A_preview_is_a_page_and_its_render_the_video_and_both_cost_as_much_as_one_go()
    {
        var preview = await (await _client.SubmitAsync(Launch.AsPreview(), cancellationToken: Ct)).WaitAsync(cancellationToken: Ct);
        var render = Launch.AsRenderOf(TemplateJob.Of(preview).Id);
        var result = await (await _client.SubmitAsync(render, cancellationToken: Ct)).WaitAsync(cancellationToken: Ct);

        Assert.Empty(preview.Assets);
        Assert.NotNull(TemplateJob.Of(preview).Preview);
        Assert.Equal((1m, 5m, 95m), (preview.CreditsUsed, result.CreditsUsed, _emulator.Account.Balance));
        Assert.Equal(preview.CreditsUsed, Launch.AsPreview().CostFor(preview.Duration!.Value).Credits);
        Assert.Equal(4, render.CostFor(result.Duration!.Value).Credits);
        Assert.Equal(TemplateJob.Of(result).VideoOutput, Assert.Single(result.Assets).Url);
        Assert.Equal((1, 1, 0), (_emulator.Requests.Count(Routes.CreatifyTemplatePreviewAsync), _emulator.Requests.Count(Routes.CreatifyTemplateRender), _emulator.Requests.Count(Routes.CreatifyTemplateCreate)));
    }

    [Fact]
    public async Task A_blocking_preview_is_there_with_its_answer()
    {
        var job = await _client.PreviewBlockingAsync(Launch.AsPreview(), cancellationToken: Ct);
        var result = await job.WaitAsync(cancellationToken: Ct);

        Assert.NotNull(TemplateJob.Of(result).Preview);
        Assert.Equal((1, 0), (_emulator.Requests.Count(Routes.CreatifyTemplatePreview), _emulator.Requests.Count(Routes.CreatifyTemplateJob)));
    }

    [Fact]
    public async Task A_rejected_job_has_ended_with_its_reason_and_is_not_refunded()
    {
        _emulator.Faults.Add(Fault.RejectJob("Not this."));
        var job = await _client.SubmitAsync(Launch, cancellationToken: Ct);
        var failure = await Assert.ThrowsAsync<GenerationFailedException>(() => job.WaitAsync(cancellationToken: Ct));

        Assert.Equal(("Not this.", 5m), (failure.FailedReason, failure.CreditsUsed));
        Assert.Equal(("rejected", 95m), ((await _client.GetJobAsync(job.Id, Ct)).Status.Value, _emulator.Account.Balance));
    }

    [Fact]
    public async Task What_the_template_does_not_have_is_refused_here_and_there()
    {
        var wrong = Launch with { Variables = new() { ["headlin"] = TemplateVariable.Text("x"), ["hero"] = TemplateVariable.Video("https://example.com/a.mp4") } };
        var there = await Assert.ThrowsAsync<InvalidParametersException>(() => _client.SubmitAsync(wrong, cancellationToken: Ct));
        var here = await Assert.ThrowsAsync<InvalidParametersException>(async () =>
            await _client.SubmitAsync(wrong with { Template = await _client.GetTemplateAsync(wrong.TemplateId, Ct) }, cancellationToken: Ct));

        Assert.Contains(there.Violations, violation => violation.Message.StartsWith("headlin:", StringComparison.Ordinal));
        Assert.Equal(["$.variables.headlin", "$.variables.hero.type"], here.Report.Errors.Select(violation => violation.Path));
        Assert.Equal((1, 100m), (_emulator.Requests.Count(Routes.CreatifyTemplateCreate), _emulator.Account.Balance));
    }

    [Fact]
    public async Task A_lost_answer_is_uncertain_and_paid_once()
    {
        _emulator.Faults.Add(Fault.DropAfter().On(Routes.CreatifyTemplateCreate));
        var uncertain = await Assert.ThrowsAsync<UncertainSubmissionException>(() => _client.SubmitAsync(Launch, cancellationToken: Ct));

        Assert.Equal(("creatify-templates", "custom-template"), (uncertain.Provider, uncertain.Model));
        Assert.Equal((1, 95m), (_emulator.TemplateJobs.All.Count, _emulator.Account.Balance));
    }

    [Fact]
    public async Task Errors_are_those_of_every_provider()
    {
        await Assert.ThrowsAsync<JobNotFoundException>(() => _client.GetJobAsync(Guid.Empty.ToString(), Ct));
        _emulator.Account.Balance = 4;
        await Assert.ThrowsAsync<InsufficientCreditsException>(() => _client.SubmitAsync(Launch, cancellationToken: Ct));
        _emulator.Faults.Add(Fault.TooManyRequests(TimeSpan.FromSeconds(7)).On(Routes.CreatifyTemplateCreate));
        Assert.Equal(TimeSpan.FromSeconds(7), (await Assert.ThrowsAsync<RateLimitedException>(() => _client.SubmitAsync(Launch, cancellationToken: Ct))).RetryAfter);
        var options = Options();
        options.ApiKey = "a-very-secret-and-wrong-key";
        var refused = await Assert.ThrowsAsync<InvalidCredentialsException>(() => new CreatifyTemplatesClient(options).SubmitAsync(Launch, cancellationToken: Ct));
        Assert.Equal("creatify-templates", refused.Provider);
        Assert.DoesNotContain(options.ApiKey, refused.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_job_goes_on_by_its_token()
    {
        var kept = (await _client.SubmitAsync(Launch, cancellationToken: Ct)).ResumeToken;
        Assert.Single((await new CreatifyTemplatesClient(Options()).Resume(kept).WaitAsync(cancellationToken: Ct)).Assets);
    }

    private CreatifyOptions Options() => new()
    {
        ApiId = _emulator.ApiId,
        ApiKey = _emulator.ApiKey,
        BaseAddress = _emulator.BaseAddress,
        Polling = new PollingOptions { FirstDelay = TimeSpan.Zero, Interval = TimeSpan.FromMilliseconds(20), MaxInterval = TimeSpan.FromMilliseconds(50), MaxConsecutiveErrors = 3 },
    };
}
