using System.Net;
using System.Text;
using System.Text.Json;
using Typed.Hoox;

namespace Typed.RuntimeTests.Hoox;

/// <summary>The documented answers, read.</summary>
public sealed class HooxReadingTests
{
    [Fact]
    public async Task What_was_the_filter_of_a_list_is_put_back_into_each_model()
    {
        var stub = new StubHandler(StubHandler.Json("""
            {"type":"video","provider":"kling","count":2,"models":[
              {"name":"kling-pro","label":"Kling 2.6 Pro","base_cost":7.5,"has_audio":true,"tags":["new"],"max_resolution":"4k","required_plans":["PRO"],
               "capabilities":{"max_images":1,"min_images":0,"supported_aspect_ratios":["16:9","9:16"],"default_aspect_ratio":"9:16","supported_durations":[5,10],"default_duration":5}},
              {"name":"kling-standard","type":"image","capabilities":{}}, {"no_name":1}]}
            """));
        var models = await HooxRig.Client(stub).ListModelsAsync("video", "kling", "new & old", Rig.Ct);

        Assert.Equal("/api/public/v1/asset/models?type=video&provider=kling&tag=new%20%26%20old", stub.Requests[0].Url.PathAndQuery);
        Assert.Contains("Authorization: Bearer " + HooxRig.ApiKey, stub.Requests[0].Headers, StringComparison.Ordinal);
        Assert.Equal([("kling-pro", "video", "kling"), ("kling-standard", "image", "kling")], models.Select(model => (model.Name, model.Type!, model.Maker!)));
        var first = models[0];
        Assert.Equal((7.5m, true, "4k", "Kling 2.6 Pro"), (first.BaseCost, first.HasAudio, first.MaxResolution, first.Label));
        Assert.Equal((0, 1, "9:16", TimeSpan.FromSeconds(5)), (first.Capabilities.MinImages, first.Capabilities.MaxImages, first.Capabilities.DefaultAspectRatio, first.Capabilities.DefaultDuration));
        Assert.Equal([TimeSpan.FromSeconds(5), TimeSpan.FromSeconds(10)], first.Capabilities.Durations);
        Assert.Equal(["PRO"], first.RequiredPlans);
    }

    [Fact]
    public async Task A_model_has_settings_that_know_their_effect_on_the_cost()
    {
        var model = await HooxRig.Client(new StubHandler(StubHandler.Json("""
            {"name":"gpt-image-2","type":"image","provider":"openai","max_prompt_length":2500,"capabilities":{"max_images":10,"min_images":0},
             "settings":[{"key":"quality","type":"select","label":"quality","default_value":"medium","affects_cost":true,"options":["low","medium","high"]},
                         {"key":"camera_fixed","type":"boolean","default_value":false,"affects_cost":false},{"key":"later","type":"slider"}],
             "input_schema":{"type":"object","required":["prompt"]}}
            """))).GetModelAsync("gpt-image-2", Rig.Ct);

        Assert.Equal([CostEffect.ChangesCost, CostEffect.None, CostEffect.Unknown], model.Settings.Select(setting => setting.CostEffect));
        Assert.Equal(["low", "medium", "high"], model.Settings[0].Options);
        Assert.Equal("medium", model.Settings[0].DefaultValue.GetString());
        Assert.Equal(2500, model.MaxPromptLength);
        Assert.Equal("object", model.InputSchema.GetProperty("type").GetString());
    }

    [Fact]
    public async Task A_price_tells_what_the_provider_would_change()
    {
        // The vendor's guide: the length as a text with a unit, beside a number.
        var stub = new StubHandler(StubHandler.Json("""
            {"model":"kling-v3-pro","cost_per_generation":8,"total_cost":16,"currency":"credits","generation_count":2,
             "normalized":{"duration":"6s","duration_in_seconds":6,"resolution":"1080p"}}
            """));
        var asked = HooxRig.Json("""{"prompt":"x","duration":7,"resolution":"4K","aspect_ratio":"9:16","generation_count":2,"model_settings":{"generateAudio":false},"references":[{"url":"https://a.example/1.png"}]}""");
        var price = await HooxRig.Client(stub).PriceAsync("kling-v3-pro", asked, Rig.Ct);

        Assert.Equal(
            """{"model":"kling-v3-pro","duration":7,"resolution":"4K","model_settings":{"generateAudio":false},"generation_count":2,"image_count":1}""",
            stub.Requests[0].Body);
        Assert.Equal((8m, 16m, "credits", 2), (price.CostPerGeneration, price.TotalCost, price.Currency, price.GenerationCount));
        Assert.Equal(["duration: 7 → \"6s\"", "resolution: \"4K\" → \"1080p\""], price.WouldChange.Select(change => change.ToString()));
        Assert.Equal((TimeSpan.FromSeconds(7), TimeSpan.FromSeconds(6)), (price.WouldChange[0].RequestedLength, price.WouldChange[0].NormalizedLength));
    }

    [Theory]
    [InlineData("""{"duration":"8s","duration_in_seconds":8}""", 0)]
    [InlineData("""{"duration_in_seconds":8}""", 0)]
    [InlineData("""{"duration_in_seconds":6}""", 1)]
    [InlineData("""{"duration":6}""", 1)]
    [InlineData("""{"later":true}""", 1)]
    [InlineData("{}", 0)]
    [InlineData("null", 0)]
    [InlineData("[]", 0)]
    public async Task Another_spelling_is_no_change(string normalized, int changes)
    {
        var stub = new StubHandler(StubHandler.Json($$"""{"cost_per_generation":"34.05","normalized":{{normalized}}}"""));
        var price = await HooxRig.Client(stub).PriceAsync("veo-3.1", HooxRig.Json("""{"duration":8}"""), Rig.Ct);
        Assert.Equal(changes, price.WouldChange.Count);
        Assert.Equal(34.05m, price.CostPerGeneration);
    }

    [Fact]
    public async Task A_state_is_read_with_either_form_of_a_length()
    {
        var done = await HooxRig.Client(HooxRig.Statuses(("665f00000000000000000001", HooxRig.Completed))).GetAssetAsync("665f00000000000000000001", Rig.Ct);
        Assert.Equal((true, 32m, TimeSpan.FromSeconds(8), "720x1280", "9:16", "veo-3.1"), (done.Status.IsSucceeded, done.CreditsUsed, done.Duration, done.Resolution, done.AspectRatio, done.Model));
        var asset = Assert.Single(done.Assets);
        Assert.Equal((AssetType.Video, "https://cdn.example/v.jpg", "665f00000000000000000001"), (asset.Type, asset.ThumbnailUrl!.AbsoluteUri, asset.Id));
        Assert.True(done.Raw.TryGetProperty("later_member", out _));

        var text = HooxRig.Completed.Replace("\"duration_seconds\":8,", "", StringComparison.Ordinal);
        Assert.Equal(TimeSpan.FromSeconds(6), (await HooxRig.Client(HooxRig.Statuses(("a", text))).GetAssetAsync("a", Rig.Ct)).Duration);
        var working = await HooxRig.Client(HooxRig.Statuses(("a", HooxRig.Generating))).GetAssetAsync("a", Rig.Ct);
        Assert.Equal((JobPhase.Running, TimeSpan.FromSeconds(8), 0), (working.Status.Phase, working.Duration, working.Assets.Count));
    }

    [Theory]
    [InlineData("pending", JobPhase.Pending)]
    [InlineData("GENERATING", JobPhase.Running)]
    [InlineData("Completed", JobPhase.Succeeded)]
    [InlineData("failed", JobPhase.Failed)]
    [InlineData("queued_for_review", JobPhase.Unknown)]
    [InlineData("", JobPhase.Unknown)]
    public void A_status_is_compared_without_regard_to_case_and_keeps_its_text(string text, JobPhase phase)
    {
        var status = HooxStatus.Parse(text);
        Assert.Equal((text, phase), (status.Value, status.Phase));
    }

    [Fact]
    public async Task Folders_are_made_and_listed()
    {
        var stub = new StubHandler(
            StubHandler.Json("""{"id":"f1","name":"Ads","type":"assets","parent_folder_id":null,"created_at":"2026-07-01T00:00:00Z"}""", HttpStatusCode.Created),
            StubHandler.Json("""{"folders":[{"id":"f1","name":"Ads","type":"assets","parent_folder_id":null},{"id":"f2","type":"shelf","parent_folder_id":"f1"}]}"""));
        var client = HooxRig.Client(stub);
        var folder = await client.CreateFolderAsync("Ads", parentFolderId: "p1", cancellationToken: Rig.Ct);
        var folders = await client.ListFoldersAsync(HooxFolderType.Assets, Rig.Ct);

        Assert.Equal("""{"name":"Ads","type":"assets","parent_folder_id":"p1"}""", stub.Requests[0].Body);
        Assert.Equal("/api/public/v1/folder/list?type=assets", stub.Requests[1].Url.PathAndQuery);
        Assert.Equal(("f1", "Ads", HooxFolderType.Assets, null), (folder.Id, folder.Name, folder.Type, folder.ParentFolderId));
        Assert.Equal("shelf", folders[1].Type.Value);
    }

    [Fact]
    public async Task Avatars_are_read_as_looks()
    {
        const string Look = """{"id":"look1","avatar_id":"av1","avatar_name":"Ann","look_name":"Office","format":"vertical","thumbnail":"https://a.example/t.jpg","preview":"p","gender":"female"}""";
        var stub = new StubHandler(StubHandler.Json($"[{Look}, 5]"), StubHandler.Json($$"""{"avatar_id":"av1","created_at":null,"looks":[{{Look}}]}"""));
        var client = HooxRig.Client(stub);
        var look = Assert.Single(await client.ListAvatarsAsync(Rig.Ct));
        var avatar = await client.GetAvatarAsync("av1", Rig.Ct);

        Assert.Equal(("look1", "av1", "Ann", "Office", "vertical"), (look.Id, look.AvatarId, look.AvatarName, look.Name, look.Format));
        Assert.Equal(("av1", 1, null), (avatar.Id, avatar.Looks.Count, avatar.CreatedAt));
    }

    [Fact]
    public void A_webhook_has_names_of_its_own_and_is_a_hint()
    {
        Assert.True(HooxWebhook.TryParse(Encoding.UTF8.GetBytes(HooxRig.Webhook), out var webhook));
        Assert.Equal(("asset_abc123", true, "https://cdn.example/v.mp4", TimeSpan.FromSeconds(8)), (webhook.AssetId, webhook.Status.IsSucceeded, webhook.Asset!.Url.AbsoluteUri, webhook.Duration));
        var notice = new HooxWebhookReader().Read(Encoding.UTF8.GetBytes(HooxRig.Webhook), _ => null)!;
        Assert.Equal(("hoox", "asset_abc123", false, null), (notice.Provider, notice.JobId, notice.IsVerified, notice.Snapshot));

        Assert.True(HooxWebhook.TryParse("""{"task":"ASSET_GENERATION","asset_id":"a","status":"failed","error":{"code":"X_1","message":"No."}}"""u8, out var failure));
        Assert.Equal((true, "X_1", "No. (X_1)", null), (failure.Status.IsFailed, failure.ErrorCode, failure.FailedReason, failure.Asset));
    }

    [Theory]
    [InlineData("""{"task":"video_generate","job_id":"j","status":"completed"}""")]
    [InlineData("""{"task":"asset_generation","status":"completed"}""")]
    [InlineData("""{"asset_id":"a","status":"completed"}""")]
    [InlineData("[]")]
    [InlineData("{")]
    [InlineData("")]
    public void What_is_about_no_asset_is_not_read(string body)
    {
        Assert.False(HooxWebhook.TryParse(Encoding.UTF8.GetBytes(body), out _));
        Assert.Null(new HooxWebhookReader().Read(Encoding.UTF8.GetBytes(body), _ => null));
    }

    [Fact]
    public async Task The_budget_of_requests_is_read_from_the_headers()
    {
        var time = new FakeTimeProvider();
        var resets = time.GetUtcNow().AddSeconds(42);
        var client = HooxRig.Client(
            new StubHandler(StubHandler.Json("""{"folders":[]}""", more: response =>
            {
                response.Headers.Add("X-RateLimit-Limit", "100");
                response.Headers.Add("X-RateLimit-Remaining", "7");
                response.Headers.Add("X-RateLimit-Reset", resets.ToUnixTimeSeconds().ToString(System.Globalization.CultureInfo.InvariantCulture));
            })),
            time);
        await client.ListFoldersAsync(cancellationToken: Rig.Ct);
        Assert.Equal((100, 7, resets.ToUnixTimeSeconds()), (client.LatestRateLimit!.Limit, client.LatestRateLimit.Remaining, client.LatestRateLimit.ResetsAt!.Value.ToUnixTimeSeconds()));
        Assert.Equal(100, HooxClient.DocumentedBudget.Requests);
    }
}
