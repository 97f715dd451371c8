using System.Text;
using System.Text.Json;
using Typed.Emulator.Faults;
using Typed.Emulator.Hoox;
using Typed.Emulator.Http;
using Typed.Hoox;
using Typed.Models.Hoox;

namespace Typed.EndToEnd.Tests.Hoox;

/// <summary>Records, client and emulator together: each named operation, as a user would write it.</summary>
public sealed class HooxJobTests
{
    private static readonly Uri s_image = new("https://example.com/a.png");

    public static TheoryData<string> Models => [.. HooxCatalog.Models.Models.Select(model => model.Name)];

    [Fact]
    public async Task A_job_with_a_start_and_an_end_image_ends_with_its_file_on_disk()
    {
        await using var workshop = await HooxWorkshop.OpenAsync();
        var folder = Directory.CreateTempSubdirectory("typed-").FullName;
        var request = new KlingProParams { Prompt = "From day to night", StartImage = s_image, EndImage = MediaInput.FromAsset("665f00000000000000000001"), Duration = KlingProDuration.Seconds5 };

        var job = await workshop.Client.SubmitAsync(request, cancellationToken: HooxWorkshop.Ct);
        var result = await job.WaitAsync(cancellationToken: HooxWorkshop.Ct);
        var file = Assert.Single(await result.DownloadAsync(folder, cancellationToken: HooxWorkshop.Ct));

        Assert.Equal((7.5m, 7.5m, TimeSpan.FromSeconds(5)), (job.Cost.Credits, result.CreditsUsed, result.Duration));
        Assert.Equal("ftyp", Encoding.ASCII.GetString(await File.ReadAllBytesAsync(file.Path, HooxWorkshop.Ct), 4, 4));
        Directory.Delete(folder, recursive: true);
    }

    [Theory]
    [MemberData(nameof(Models))]
    public async Task Every_model_is_made(string name)
    {
        await using var workshop = await HooxWorkshop.OpenAsync();
        var model = HooxCatalog.Models.Get(name);
        var result = await (await workshop.Client.SubmitAsync(Minimal(model), cancellationToken: HooxWorkshop.Ct)).WaitAsync(cancellationToken: HooxWorkshop.Ct);

        Assert.Equal(model.Kind.Value.Split('_')[^1], Assert.Single(result.Assets).Type.Value);
        Assert.Equal(workshop.Emulator.Account.Charged, result.CreditsUsed);
    }

    [Fact]
    public async Task References_of_all_three_kinds_and_settings_arrive_as_they_were_written()
    {
        await using var workshop = await HooxWorkshop.OpenAsync();
        var request = new Seedance20Params
        {
            Prompt = "A dance",
            References = [MediaInput.FromUrl(s_image), MediaInput.FromAsset("a"), MediaInput.FromAvatar("av")],
            ModelSettings = new Seedance20ModelSettings { GenerateAudio = false },
        };
        var job = await workshop.Client.SubmitAsync(request, cancellationToken: HooxWorkshop.Ct);
        await job.WaitAsync(cancellationToken: HooxWorkshop.Ct);

        var sent = workshop.Emulator.Tasks.All.Single().InputParams;
        Assert.Equal(["url", "asset_id", "avatar_id"], sent.GetProperty("references").EnumerateArray().Select(item => item.EnumerateObject().Single().Name));
        Assert.False(sent.GetProperty("model_settings").GetProperty("generateAudio").GetBoolean());
        Assert.Equal(request, Seedance20Params.Info.Parse(sent).Params);
    }

    [Fact]
    public async Task Of_two_generations_one_fails_and_is_given_back()
    {
        await using var workshop = await HooxWorkshop.OpenAsync();
        workshop.Emulator.Faults.Add(Fault.FailJob("Refused."));
        var request = new GrokImagineVideoParams { Prompt = "x", GenerationCount = 2 };

        var job = await workshop.Client.SubmitAsync(request, cancellationToken: HooxWorkshop.Ct);
        Assert.Equal(994, workshop.Emulator.Account.Balance);
        var result = await job.WaitAsync(cancellationToken: HooxWorkshop.Ct);

        Assert.Equal((6m, 6m, 3m), (request.Cost.Credits, result.CreditsUsed, result.CreditsRefunded));
        Assert.Equal([(false, "Refused. (GENERATION_FAILED)"), (true, null)], result.Parts.Select(part => (part.Status.IsSucceeded, part.FailedReason)));
        Assert.Equal(997, workshop.Emulator.Account.Balance);
        Assert.Equal(1, workshop.Emulator.Requests.Count(Routes.HooxStart));
    }

    [Fact]
    public async Task A_job_of_which_all_generations_fail_says_so_with_its_refund()
    {
        await using var workshop = await HooxWorkshop.OpenAsync();
        workshop.Emulator.Faults.Add(Fault.FailJob("Refused.").Always());
        var job = await workshop.Client.SubmitAsync(new ZImageTurboParams { Prompt = "x", GenerationCount = 3 }, cancellationToken: HooxWorkshop.Ct);
        var error = await Assert.ThrowsAsync<GenerationFailedException>(() => job.WaitAsync(cancellationToken: HooxWorkshop.Ct));
        Assert.Equal((0.3m, 1000m), (error.CreditsRefunded, workshop.Emulator.Account.Balance));
    }

    [Fact]
    public async Task A_dry_run_tells_the_price_and_that_the_provider_would_change_a_length()
    {
        await using var workshop = await HooxWorkshop.OpenAsync(new HooxEmulation
        {
            DurationsAsText = true,
            Price = question => question.Duration!.Value * (question.Settings["generateAudio"].GetBoolean() ? 2 : 1),
        });
        var request = new KlingV3ProParams { Prompt = "x", Duration = KlingV3ProDuration.Seconds6, GenerationCount = 2 };

        var price = await workshop.Client.PriceAsync(request, HooxWorkshop.Ct);
        Assert.Equal((12m, 24m, 2, 0), (price.CostPerGeneration, price.TotalCost, price.GenerationCount, price.WouldChange.Count));
        var silent = await workshop.Client.PriceAsync(request with { ModelSettings = new KlingV3ProModelSettings { GenerateAudio = false } }, HooxWorkshop.Ct);
        Assert.Equal(6m, silent.CostPerGeneration);

        // A length of a later refresh, or of a caller who does not check.
        using var wrong = JsonDocument.Parse("""{"prompt":"x","duration":20}""");
        var changed = await workshop.Client.PriceAsync("kling-v3-pro", wrong.RootElement, HooxWorkshop.Ct);
        var change = Assert.Single(changed.WouldChange);
        Assert.Equal(("duration", TimeSpan.FromSeconds(20), TimeSpan.FromSeconds(15)), (change.Field, change.RequestedLength, change.NormalizedLength));
        Assert.Equal((1000m, 0), (workshop.Emulator.Account.Balance, workshop.Emulator.Tasks.Count));
    }

    [Fact]
    public async Task The_catalog_is_what_the_provider_lists()
    {
        await using var workshop = await HooxWorkshop.OpenAsync();
        var models = await workshop.Client.ListModelsAsync(cancellationToken: HooxWorkshop.Ct);
        Assert.Equal(HooxCatalog.Models.Models.Select(model => model.Name).Order(StringComparer.Ordinal), models.Select(model => model.Name).Order(StringComparer.Ordinal));
        var filtered = await workshop.Client.ListModelsAsync("video", "kling", "motion-control", HooxWorkshop.Ct);
        Assert.Equal(["kling-motion-control", "kling-v3-motion-pro"], filtered.Select(model => model.Name).Order(StringComparer.Ordinal));
        Assert.All(filtered, model => Assert.Equal(("video", "kling"), (model.Type, model.Maker)));

        var one = await workshop.Client.GetModelAsync("seedance-1.5", HooxWorkshop.Ct);
        Assert.Equal(
            Seedance15Params.Info.Field("model_settings")!.Fields.Select(field => (field.Name, field.CostEffect)).Order(),
            one.Settings.Select(setting => (setting.Key, setting.CostEffect)).Order());
        await Assert.ThrowsAsync<UnknownModelException>(() => workshop.Client.GetModelAsync("veo-9", HooxWorkshop.Ct));
    }

    [Fact]
    public async Task An_output_goes_into_a_folder_that_was_made_for_it()
    {
        await using var workshop = await HooxWorkshop.OpenAsync();
        var folder = await workshop.Client.CreateFolderAsync("Ads", cancellationToken: HooxWorkshop.Ct);
        await workshop.Client.CreateFolderAsync("Sub", parentFolderId: folder.Id, cancellationToken: HooxWorkshop.Ct);
        Assert.Equal([null, folder.Id], (await workshop.Client.ListFoldersAsync(HooxFolderType.Assets, HooxWorkshop.Ct)).Select(one => one.ParentFolderId));

        var request = new ZImageTurboParams { Prompt = "x" };
        await workshop.Client.SubmitAsync(request, new HooxSubmitOptions { FolderId = folder.Id, ParentMediaId = "m" }, HooxWorkshop.Ct);
        var refused = await Assert.ThrowsAsync<InvalidParametersException>(() => workshop.Client.SubmitAsync(request, new HooxSubmitOptions { FolderId = "none" }, HooxWorkshop.Ct));
        Assert.Contains(refused.Violations, violation => violation.Path == "$.folder_id");
        await Assert.ThrowsAsync<InvalidParametersException>(() => workshop.Client.CreateFolderAsync("x", HooxFolderType.Videos, folder.Id, HooxWorkshop.Ct));
    }

    [Fact]
    public async Task What_breaks_the_order_of_slots_is_not_sent()
    {
        await using var workshop = await HooxWorkshop.OpenAsync();
        var request = new KlingProParams { Prompt = "x", EndImage = s_image };
        await Assert.ThrowsAsync<InvalidParametersException>(() => workshop.Client.SubmitAsync(request, cancellationToken: HooxWorkshop.Ct));
        Assert.Equal(0, workshop.Emulator.Requests.Total);

        // Whoever sends it unchecked is refused by the provider, for the same field.
        var refused = await Assert.ThrowsAsync<InvalidParametersException>(() => workshop.Client.SubmitAsync(request, new SubmitOptions { Validate = false }, HooxWorkshop.Ct));
        Assert.Contains(refused.Violations, violation => violation.Path == "$.end_image");
    }

    [Fact]
    public async Task A_job_goes_on_by_its_token_in_another_client()
    {
        await using var workshop = await HooxWorkshop.OpenAsync();
        var token = (await workshop.Client.SubmitAsync(new ZImageTurboParams { Prompt = "x", GenerationCount = 2 }, cancellationToken: HooxWorkshop.Ct)).ResumeToken;
        var result = await HooxWorkshop.ClientOf(workshop.Emulator).Resume(token).WaitAsync(cancellationToken: HooxWorkshop.Ct);
        Assert.Equal(2, result.Assets.Count);
    }

    [Fact]
    public async Task Errors_are_told_apart()
    {
        await using var workshop = await HooxWorkshop.OpenAsync(credits: 0.05m);
        var request = new ZImageTurboParams { Prompt = "x" };
        Assert.Equal("insufficient_credits", (await Assert.ThrowsAsync<InsufficientCreditsException>(() => workshop.Client.SubmitAsync(request, cancellationToken: HooxWorkshop.Ct))).ErrorCode);
        var stranger = new HooxClient(new HooxOptions { ApiKey = "hx_live_other", BaseAddress = workshop.Emulator.HooxAddress });
        Assert.Equal("invalid_api_key", (await Assert.ThrowsAsync<InvalidCredentialsException>(() => stranger.SubmitAsync(request, cancellationToken: HooxWorkshop.Ct))).ErrorCode);
        await Assert.ThrowsAsync<JobNotFoundException>(() => workshop.Client.GetAssetAsync("665f00000000000000000000", HooxWorkshop.Ct));
        Assert.Null((await Assert.ThrowsAsync<UnknownModelException>(
            () => workshop.Client.SubmitAsync("kling-prp", JsonDocument.Parse("""{"type":"video","prompt":"x"}""").RootElement, cancellationToken: HooxWorkshop.Ct))).InnerException?.InnerException);
    }

    [Fact]
    public async Task A_limit_of_requests_is_an_error_with_what_the_headers_say()
    {
        await using var workshop = await HooxWorkshop.OpenAsync(new HooxEmulation { RateLimit = new(1, TimeSpan.FromHours(24)) });
        await workshop.Client.ListFoldersAsync(cancellationToken: HooxWorkshop.Ct);
        Assert.Equal("rate_limit_exceeded", (await Assert.ThrowsAsync<RateLimitedException>(() => workshop.Client.ListFoldersAsync(cancellationToken: HooxWorkshop.Ct))).ErrorCode);
        Assert.Equal((1, 0), (workshop.Client.LatestRateLimit!.Limit, workshop.Client.LatestRateLimit.Remaining));
    }

    [Fact]
    public async Task A_dropped_answer_leaves_the_submission_uncertain_and_charged_once()
    {
        await using var workshop = await HooxWorkshop.OpenAsync();
        workshop.Emulator.Faults.Add(Fault.DropAfter().On(Routes.HooxStart));
        await Assert.ThrowsAsync<UncertainSubmissionException>(() => workshop.Client.SubmitAsync(new ZImageTurboParams { Prompt = "x" }, cancellationToken: HooxWorkshop.Ct));
        Assert.Equal((1, 999.9m), (workshop.Emulator.Requests.Count(Routes.HooxStart), workshop.Emulator.Account.Balance));
    }

    // Only what is required, as JSON and through the catalog, as a dynamic user would.
    private static IModelParams Minimal(ModelInfo model)
    {
        var members = model.Fields.Where(field => field.Required).Select(field => $"\"{field.Name}\":" + field.Kind switch
        {
            Specification.ParamKind.List => """[{"url":"https://example.com/a.png"}]""",
            Specification.ParamKind.Object => """{"asset_id":"665f00000000000000000001"}""",
            _ => "\"x\"",
        });
        using var json = JsonDocument.Parse("{" + string.Join(",", members) + "}");
        var result = model.Parse(json.RootElement);
        return result.Params ?? throw new InvalidOperationException(result.Report.ToString());
    }
}
