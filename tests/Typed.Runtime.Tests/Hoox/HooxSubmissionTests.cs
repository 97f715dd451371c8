using System.Net;
using System.Text.Json;
using Typed.Hoox;

namespace Typed.RuntimeTests.Hoox;

/// <summary>One call, several assets, one job.</summary>
public sealed class HooxSubmissionTests
{
    private const string Input = """{"type":"video","prompt":"A fox","duration":8,"generation_count":2}""";

    [Fact]
    public async Task The_parameters_stand_beside_the_members_of_the_call()
    {
        var stub = new StubHandler(StubHandler.Json(HooxRig.StartedTwo, HttpStatusCode.Created));
        var options = new HooxSubmitOptions { ParentMediaId = "m1", FolderId = "f1", AvatarDescription = "waves", WebhookUrl = new Uri("https://me.example/hook") };
        var job = await HooxRig.Client(stub).SubmitAsync("veo-3.1", HooxRig.Json(Input), options, Rig.Ct);

        Assert.Equal("/api/public/v1/asset/start", stub.Requests[0].Url.AbsolutePath);
        Assert.Equal(
            """{"model":"veo-3.1","type":"video","prompt":"A fox","duration":8,"generation_count":2,"parent_media_id":"m1","folder_id":"f1","avatar_description":"waves","webhook_url":"https://me.example/hook"}""",
            stub.Requests[0].Body);
        Assert.Equal("asset_abc123,asset_def456", job.Id);
        Assert.Equal(job.Id, HooxRig.Client(stub).Resume(job.ResumeToken).Id);
    }

    [Theory]
    [InlineData("""{"prompt":"x"}""", "'type'")]
    [InlineData("""{"type":"video","model":"other"}""", "'model'")]
    [InlineData("""{"type":"video","webhook_url":"https://a.example"}""", "'webhook_url'")]
    [InlineData("""{"type":"video","folder_id":"f2"}""", "'folder_id'")]
    public async Task What_the_call_sets_itself_is_refused_before_anything_is_sent(string input, string named)
    {
        var stub = new StubHandler();
        var error = await Assert.ThrowsAsync<InvalidParametersException>(
            () => HooxRig.Client(stub).SubmitAsync("veo-3.1", HooxRig.Json(input), new HooxSubmitOptions { FolderId = "f1" }, Rig.Ct));
        Assert.Contains(named, error.Message, StringComparison.Ordinal);
        Assert.Empty(stub.Requests);
    }

    [Fact]
    public async Task Options_of_one_provider_are_not_taken_by_another()
    {
        var stub = new StubHandler();
        await Assert.ThrowsAsync<ArgumentException>(() => new Rig(stub).Client.SubmitAsync(SampleParams.Valid, new HooxSubmitOptions { FolderId = "f" }, Rig.Ct));
        Assert.Empty(stub.Requests);
    }

    [Fact]
    public async Task A_job_ends_when_all_its_assets_have_and_shows_what_failed_and_what_is_given_back()
    {
        var first = HooxRig.Completed.Replace("665f00000000000000000001", "asset_abc123", StringComparison.Ordinal).Replace("\"cost\":32", "\"cost\":80", StringComparison.Ordinal);
        var stub = HooxRig.Statuses(("asset_abc123", first), ("asset_def456", HooxRig.Failed));
        var result = await HooxRig.Client(stub).Resume("asset_abc123,asset_def456").WaitAsync(cancellationToken: Rig.Ct);

        Assert.Single(result.Assets);
        Assert.Equal((160m, 80m), (result.CreditsUsed, result.CreditsRefunded));
        Assert.Equal([(true, null, null), (false, "INSUFFICIENT_CREDITS", 80m)], result.Parts.Select(part => (part.Status.IsSucceeded, part.ErrorCode, part.CreditsRefunded)));
        Assert.Equal(2, result.Raw.GetArrayLength());
    }

    [Fact]
    public async Task A_job_of_which_one_asset_still_works_goes_on()
    {
        var working = HooxRig.Generating.Replace("665f00000000000000000001", "asset_abc123", StringComparison.Ordinal);
        var snapshot = await HooxRig.Client(HooxRig.Statuses(("asset_abc123", working), ("asset_def456", HooxRig.Failed))).GetAssetAsync("asset_abc123,asset_def456", Rig.Ct);
        Assert.Equal((JobPhase.Running, "generating"), (snapshot.Status.Phase, snapshot.Status.Value));
        Assert.Null(snapshot.CreditsUsed);
        Assert.Equal("1 of 2 generations failed: Too few credits. (INSUFFICIENT_CREDITS)", snapshot.FailedReason);
    }

    [Theory]
    [InlineData(true, "asset_abc123,asset_def456")]
    [InlineData(true, "asset_def456,asset_abc123")]
    [InlineData(false, "asset_abc123,asset_def456")]
    [InlineData(false, "asset_def456,asset_abc123")]
    public async Task The_state_furthest_from_the_end_speaks_for_all(bool hasResult, string job)
    {
        var ended = hasResult ? HooxRig.Completed.Replace("665f00000000000000000001", "asset_def456", StringComparison.Ordinal) : HooxRig.Failed;
        var waiting = """{"asset_id":"asset_abc123","status":"pending","type":"video"}""";
        var snapshot = await HooxRig.Client(HooxRig.Statuses(("asset_abc123", waiting), ("asset_def456", ended))).GetAssetAsync(job, Rig.Ct);
        Assert.Equal(JobPhase.Pending, snapshot.Status.Phase);
        Assert.Equal(hasResult ? 1 : 0, snapshot.Assets.Count);
    }

    [Fact]
    public async Task A_job_of_which_all_failed_fails_with_its_refund()
    {
        var client = HooxRig.Client(HooxRig.Statuses(("asset_abc123", HooxRig.Failed), ("asset_def456", HooxRig.Failed)));
        var error = await Assert.ThrowsAsync<GenerationFailedException>(() => client.Resume("asset_abc123,asset_def456").WaitAsync(cancellationToken: Rig.Ct));
        Assert.Equal(160m, error.CreditsRefunded);
        Assert.Contains("2 of 2 generations failed", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_failure_that_does_not_say_what_it_cost_gives_back_nobody_knows_how_much()
    {
        var failed = HooxRig.Failed.Replace("\"cost\":80,", "", StringComparison.Ordinal);
        var snapshot = await HooxRig.Client(HooxRig.Statuses(("a", failed))).GetAssetAsync("a", Rig.Ct);
        Assert.Equal((null, null), (snapshot.CreditsUsed, snapshot.CreditsRefunded));
    }

    [Fact]
    public async Task An_asset_that_is_gone_is_one_that_failed_unless_all_are()
    {
        var snapshot = await HooxRig.Client(HooxRig.Statuses(("a", HooxRig.Completed))).GetAssetAsync("a,gone", Rig.Ct);
        Assert.True(snapshot.Status.IsSucceeded);
        Assert.Equal("not found", snapshot.Parts[1].Status.Value);
        await Assert.ThrowsAsync<JobNotFoundException>(() => HooxRig.Client(HooxRig.Statuses()).GetAssetAsync("gone,too", Rig.Ct));
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("""{"asset_ids":[]}""")]
    [InlineData("""{"asset_ids":["../models"]}""")]
    [InlineData("""{"asset_ids":[5]}""")]
    [InlineData("<html>")]
    public async Task An_answer_without_assets_leaves_the_submission_uncertain(string answer)
    {
        var error = await Assert.ThrowsAsync<UncertainSubmissionException>(
            () => HooxRig.Client(new StubHandler(StubHandler.Json(answer, HttpStatusCode.Created))).SubmitAsync("veo-3.1", HooxRig.Json(Input), cancellationToken: Rig.Ct));
        Assert.DoesNotContain(HooxRig.ApiKey, error.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("../models")]
    [InlineData("a/b")]
    [InlineData("a?b")]
    [InlineData("..")]
    [InlineData("a,,b")]
    [InlineData("a,..")]
    public async Task An_id_that_would_be_another_request_is_not_sent(string id)
    {
        var stub = new StubHandler();
        await Assert.ThrowsAsync<ArgumentException>(() => HooxRig.Client(stub).GetAssetAsync(id, Rig.Ct));
        Assert.Empty(stub.Requests);
    }

    [Fact]
    public void The_default_interval_is_the_documented_one()
    {
        var polling = new HooxOptions().Polling;
        Assert.Equal((5, 5, 10), (polling.FirstDelay.TotalSeconds, polling.Interval.TotalSeconds, polling.MaxInterval.TotalSeconds));
    }

    [Fact]
    public void Options_never_show_the_key_and_demand_https()
    {
        var options = new HooxOptions { ApiKey = HooxRig.ApiKey };
        options.Validate();
        Assert.DoesNotContain(HooxRig.ApiKey, options.ToString(), StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => new HooxOptions().Validate());
        Assert.Throws<ArgumentException>(() => new HooxOptions { ApiKey = "a b" }.Validate());
        Assert.Throws<ArgumentException>(() => new HooxOptions { ApiKey = "k", BaseAddress = new Uri("http://app.hoox.video/") }.Validate());
    }

    [Fact]
    public async Task Two_requests_that_differ_in_what_stands_beside_the_parameters_are_two()
    {
        var client = HooxRig.Client(new StubHandler(StubHandler.Json(HooxRig.Started, HttpStatusCode.Created)));
        var plain = await client.SubmitAsync("veo-3.1", HooxRig.Json(Input), cancellationToken: Rig.Ct);
        var other = await client.SubmitAsync("veo-3.1", HooxRig.Json(Input), new HooxSubmitOptions { AvatarDescription = "waves" }, Rig.Ct);
        Assert.NotEqual(plain.RequestHash, other.RequestHash);
    }

    /// <summary>Some servers refuse a body in chunks.</summary>
    [Fact]
    public async Task A_body_that_costs_nothing_states_its_length()
    {
        long? length = null;
        var stub = new StubHandler((_, request, _) =>
        {
            length = request.Content!.Headers.ContentLength;
            return Task.FromResult(StubHandler.Json("""{"id":"f1","name":"films"}""")());
        });
        Assert.Equal("f1", (await HooxRig.Client(stub).CreateFolderAsync("films", cancellationToken: Rig.Ct)).Id);
        Assert.Equal(stub.Requests[0].Body.Length, length);
    }
}
