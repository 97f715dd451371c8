using System.Buffers.Binary;
using System.Text.Json;
using Typed.CreativeAI;
using Typed.Emulator.Http;
using Typed.Models.CreativeAI;

namespace Typed.EndToEnd.Tests.CreativeAI;

/// <summary>Each operation by its typed call, against the emulator.</summary>
public sealed class OperationTests
{
    private static CancellationToken Cancel => CreativeAIWorkshop.Cancel;

    public static TheoryData<IModelParams> VideoModels =>
    [
        new VideoGenerationAutoParams { Prompt = "Waves" },
        new VideoGenerationKlingO3ProParams { Prompt = "Waves", Sound = true },
        new VideoGenerationKlingV3Params { Prompt = "Waves", MultiShotPrompts = ["A gull", "A boat"], AiDirectorMode = true },
        new VideoGenerationSeedance15ProParams { Prompt = "Waves", CameraAngle = "low-angle" },
    ];

    public static TheoryData<IModelParams> ImageModels =>
    [
        new ImageGenerationDallE3Params { Prompt = "Garden" },
        new ImageGenerationGptImage1Params { Prompt = "Garden" },
        new ImageGenerationSeedream30Params { Prompt = "Garden" },
        new ImageGenerationFluxProParams { Prompt = "Garden" },
        new ImageGenerationStableDiffusion3Params { Prompt = "Garden" },
    ];

    [Theory]
    [MemberData(nameof(VideoModels))]
    public async Task A_video_is_made_by_each_model(IModelParams request)
    {
        await using var workshop = await CreativeAIWorkshop.OpenAsync();

        var result = await workshop.RunAsync(request);

        var asset = Assert.Single(result.Assets);
        Assert.Equal(AssetType.Video, asset.Type);
        Assert.Equal(result.UpdatedAt + TimeSpan.FromDays(7), asset.ExpiresAt);
        using var file = new MemoryStream();
        Assert.True(await asset.DownloadAsync(file, cancellationToken: Cancel) > 0);
        Assert.StartsWith("video:vgen_", result.Job.Id, StringComparison.Ordinal);
        Assert.Equal(60, result.CreditsUsed);
        Assert.Equal(60, workshop.Emulator.Account.Charged);
        Assert.Equal(1, workshop.Emulator.Requests.Count(Routes.CreativeAIVideo));
    }

    [Fact]
    public async Task A_video_says_what_was_asked_for_and_what_made_it()
    {
        await using var workshop = await CreativeAIWorkshop.OpenAsync();
        workshop.Emulator.CreativeAI.Failover = true;
        workshop.Emulator.CreativeAI.Debug = true;

        var details = (await workshop.RunAsync(CreativeAIWorkshop.Video with { ImageUrl = "https://example.com/a.png" })).GetCreativeAIDetails();

        Assert.Equal(("auto", "seedance-t2v", true), (details.ModelRequested, details.ModelActual, details.FailoverUsed));
        Assert.Equal(("kling-o3-pro-i2v", "seedance-t2v", true), (details.Debug!.ProviderRequested, details.Debug.ProviderActual, details.Debug.SubmissionFailoverUsed));
        Assert.Equal(30, details.Credits);

        var kept = (await workshop.RunAsync(CreativeAIWorkshop.Video with { Failover = false })).GetCreativeAIDetails();
        Assert.Equal(("kling-o3-pro-t2v", false), (kept.ModelActual, kept.FailoverUsed));
    }

    [Theory]
    [MemberData(nameof(ImageModels))]
    public async Task A_picture_has_ended_when_the_submission_returns(IModelParams request)
    {
        await using var workshop = await CreativeAIWorkshop.OpenAsync();

        var job = await workshop.Client.SubmitAsync(request, cancellationToken: Cancel);
        var result = await job.WaitAsync(cancellationToken: Cancel);

        Assert.Equal(AssetType.Image, Assert.Single(result.Assets).Type);
        Assert.NotNull(result.Assets[0].ExpiresAt);
        Assert.Equal(["Garden"], result.GetCreativeAIDetails().RevisedPrompts);
        Assert.Equal(1, workshop.Emulator.Requests.Total);
        await Assert.ThrowsAsync<JobNotFoundException>(() => job.GetStatusAsync(Cancel));
        Assert.Equal(1, workshop.Emulator.Requests.Total);
    }

    [Fact]
    public async Task Several_pictures_are_charged_and_delivered_and_transparent_ones_have_alpha()
    {
        await using var workshop = await CreativeAIWorkshop.OpenAsync();

        var result = await workshop.RunAsync(new ImageGenerationDallE3Params
        {
            Prompt = "Sprite",
            N = 3,
            Background = ImageGenerationDallE3Background.Transparent,
            Size = ImageGenerationDallE3Size.Value1536x1024,
        });

        Assert.Equal(3, result.Assets.Count);
        Assert.Equal(9, workshop.Emulator.Account.Charged);
        using var file = new MemoryStream();
        await result.Assets[0].DownloadAsync(file, cancellationToken: Cancel);
        var png = file.ToArray();
        Assert.Equal("PNG"u8.ToArray(), png[1..4]);
        Assert.Equal(6, png[25]);
        Assert.Equal((192u, 128u), (BinaryPrimitives.ReadUInt32BigEndian(png.AsSpan(16)), BinaryPrimitives.ReadUInt32BigEndian(png.AsSpan(20))));
    }

    [Fact]
    public async Task A_picture_is_edited_with_a_mask()
    {
        await using var workshop = await CreativeAIWorkshop.OpenAsync();
        var request = new ImageEditSeedreamV45EditParams { Prompt = "Five fingers", OutpaintDirection = "all", Size = "1024x1024" };

        var job = await workshop.Client.EditImageAsync(request, Png(8, 8, "product.png"), Png(8, 8, "mask.png"), cancellationToken: Cancel);

        Assert.Single((await job.WaitAsync(cancellationToken: Cancel)).Assets);
        Assert.Equal(1, workshop.Emulator.Requests.Count(Routes.CreativeAIEdits));
    }

    [Fact]
    public async Task A_picture_is_edited_without_a_mask_by_the_other_model()
    {
        await using var workshop = await CreativeAIWorkshop.OpenAsync();

        var job = await workshop.Client.EditImageAsync(new ImageEditWan26ImageEditParams { Prompt = "Blue sky" }, new UploadFile("p.jpg", new byte[2_000_000]), cancellationToken: Cancel);

        Assert.Single((await job.WaitAsync(cancellationToken: Cancel)).Assets);
    }

    [Fact]
    public async Task What_is_no_mask_or_no_picture_is_refused_before_it_is_sent()
    {
        await using var workshop = await CreativeAIWorkshop.OpenAsync();
        var request = new ImageEditSeedreamV45EditParams { Prompt = "Five fingers" };
        async Task<string> RefusalAsync(UploadFile image, UploadFile mask) => Assert.Single(
            (await Assert.ThrowsAsync<InvalidParametersException>(() => workshop.Client.EditImageAsync(request, image, mask, cancellationToken: Cancel))).Violations).ToString();

        Assert.Equal("$.mask: a mask is a PNG", await RefusalAsync(Png(8, 8, "p.png"), new UploadFile("m.jpg", new byte[] { 0xFF, 0xD8, 0xFF })));
        Assert.Equal("$.mask: a mask has the picture's dimensions: it is 8x9, the picture 8x8", await RefusalAsync(Png(8, 8, "p.png"), Png(8, 9, "m.png")));
        var missing = await Assert.ThrowsAsync<InvalidParametersException>(() => workshop.Client.SubmitAsync(request, cancellationToken: Cancel));
        Assert.Equal("$.image", Assert.Single(missing.Violations).Path);
        var useless = await Assert.ThrowsAsync<InvalidParametersException>(() => workshop.Client.EditImageAsync(CreativeAIWorkshop.Video, Png(8, 8, "p.png"), cancellationToken: Cancel));
        Assert.Equal("$.image", Assert.Single(useless.Violations).Path);
        Assert.Equal(0, workshop.Emulator.Requests.Total);
    }

    [Fact]
    public async Task A_batch_has_a_result_per_clip()
    {
        await using var workshop = await CreativeAIWorkshop.OpenAsync();
        workshop.Emulator.Faults.Add(Typed.Emulator.Faults.Fault.FailJob("No light.").Nth(2));
        var request = new VideoGenerationBatchParams
        {
            Model = VideoGenerationBatchModel.Auto,
            Prompts = [new() { Prompt = "One", ImageUrl = "https://example.com/1.png" }, new() { Prompt = "Two" }, new() { Prompt = "Three" }],
        };

        var result = await workshop.RunAsync(request);

        var details = result.GetCreativeAIDetails();
        Assert.Equal((3, 2, 1, 0, 0), (details.TotalJobs, details.Completed, details.Failed, details.Pending, details.Processing));
        Assert.Equal(["completed", "failed", "completed"], details.Items.Select(item => item.Status.Value));
        Assert.Equal([null, "No light.", null], details.Items.Select(item => item.Error?.Message));
        Assert.Equal("https://example.com/1.png", details.Items[0].ImageUrl!.AbsoluteUri);
        Assert.Equal(2, result.Assets.Count);
        Assert.Equal(details.Items[0].Id, result.Assets[0].Id);
        Assert.Equal(60, result.CreditsUsed);
        Assert.Equal((90m, 30m), (workshop.Emulator.Account.Charged, workshop.Emulator.Account.Refunded));
        Assert.StartsWith("batch:video_batch_", result.Job.Id, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_batch_of_failures_has_failed()
    {
        await using var workshop = await CreativeAIWorkshop.OpenAsync();
        workshop.Emulator.Faults.Add(Typed.Emulator.Faults.Fault.FailJob("No light.").Always());

        var failure = await Assert.ThrowsAsync<GenerationFailedException>(() => workshop.RunAsync(new VideoGenerationBatchParams { Prompts = [new() { Prompt = "One" }, new() { Prompt = "Two" }] }));

        Assert.Equal("No light.", failure.FailedReason);
        Assert.Equal(1000, workshop.Emulator.Account.Balance);
    }

    [Fact]
    public async Task A_voice_is_composed_onto_a_video()
    {
        await using var workshop = await CreativeAIWorkshop.OpenAsync();
        var video = await workshop.RunAsync(CreativeAIWorkshop.Video);
        var voice = await workshop.RunAsync(new VoiceGenerationParams { Text = "Your product video is ready.", Voice = VoiceGenerationVoice.Nova, Speed = 1.5 });

        var film = await workshop.RunAsync(new VideoCompositionParams
        {
            VideoUrl = video.Assets[0].Url.AbsoluteUri,
            AudioUrl = voice.Assets[0].Url.AbsoluteUri,
            ReplaceAudio = true,
        });

        Assert.Equal(AssetType.Audio, voice.Assets[0].Type);
        using var sound = new MemoryStream();
        await voice.Assets[0].DownloadAsync(sound, cancellationToken: Cancel);
        Assert.Equal([0xFF, 0xFB], sound.ToArray()[..2]);
        Assert.Equal("nova", voice.GetCreativeAIDetails().Parameters.GetProperty("voice").GetString());
        Assert.Equal(AssetType.Video, film.Assets[0].Type);
        Assert.Equal((60m, 8m, 5m), (video.CreditsUsed, voice.CreditsUsed, film.CreditsUsed));
        Assert.StartsWith("job:comp_", film.Job.Id, StringComparison.Ordinal);
        Assert.Equal("COMPLETED", film.Raw.GetProperty("status").GetString());
    }

    [Fact]
    public async Task A_chart_is_animated_from_data_or_from_a_picture()
    {
        await using var workshop = await CreativeAIWorkshop.OpenAsync();
        var data = new ChartToVideoParams
        {
            ChartData = new() { Type = ChartToVideoChartDataType.Line, Labels = ["Q1", "Q2"], Datasets = [new() { Label = "Revenue", Data = [1.2, 1.8] }] },
            AnimationStyle = ChartToVideoAnimationStyle.BuildUp,
        };

        Assert.Equal(15, (await workshop.RunAsync(data)).CreditsUsed);
        Assert.Equal(15, data.Cost.Credits);
        Assert.Equal(CostCertainty.Typical, data.Cost.Certainty);
        Assert.Single((await workshop.RunAsync(new ChartToVideoParams { ChartImageUrl = "https://example.com/q4.png", Duration = 10 })).Assets);
        await Assert.ThrowsAsync<InvalidParametersException>(() => workshop.RunAsync(new ChartToVideoParams()));
        Assert.Contains((data with { ChartImageUrl = "https://example.com/q4.png" }).Validate().Warnings, warning => warning.Keyword == "one-input");
    }

    [Fact]
    public async Task The_utilities_need_a_path_that_nobody_documents()
    {
        var body = Json("""{ "image_url": "https://example.com/a.png" }""");
        await using var workshop = await CreativeAIWorkshop.OpenAsync();
        var missing = await Assert.ThrowsAsync<NotDocumentedException>(() => workshop.Client.RemoveBackgroundAsync(body, cancellationToken: Cancel));
        Assert.Contains("CreativeAIOptions.Endpoints", missing.Message, StringComparison.Ordinal);
        Assert.Equal(0, workshop.Emulator.Requests.Total);

        CreativeAIEndpoint At(string utility) => new(HttpMethod.Post, "api/emulator-only/" + utility);
        var told = new CreativeAIClient(CreativeAIWorkshop.OptionsFor(
            workshop.Emulator, endpoints: new() { BackgroundRemoval = At("background-removal"), SuperResolution = At("super-resolution"), Restoration = At("restoration") }));
        foreach (var submit in new[] { told.RemoveBackgroundAsync, told.UpscaleAsync, (Func<JsonElement, SubmitOptions?, CancellationToken, Task<GenerationJob>>)told.RestoreAsync })
        {
            var result = await (await submit(body, null, Cancel)).WaitAsync(cancellationToken: Cancel);
            Assert.Equal(AssetType.Image, Assert.Single(result.Assets).Type);
        }
    }

    [Fact]
    public async Task The_native_picture_is_a_job_of_its_own_path()
    {
        await using var workshop = await CreativeAIWorkshop.OpenAsync();

        var job = await workshop.Client.GenerateNativeImageAsync(Json("""{ "model": "seedream-3.0", "prompt": "Plain" }"""), cancellationToken: Cancel);

        Assert.StartsWith("native:img_", job.Id, StringComparison.Ordinal);
        Assert.Single((await job.WaitAsync(cancellationToken: Cancel)).Assets);
    }

    [Fact]
    public async Task Models_prices_and_chat_are_read()
    {
        await using var workshop = await CreativeAIWorkshop.OpenAsync();

        Assert.Contains("kling-v3", (await workshop.Client.ListModelsAsync(Cancel)).Names);
        Assert.Equal(60, (await workshop.Client.CalculatePriceAsync(Json("{}"), Cancel)).GetProperty("credits").GetInt32());
        var answer = await workshop.Client.ChatAsync(new CreativeAIChatRequest("gemini-2.0-flash", [new("user", "Hello!")]), Cancel);
        Assert.Equal(("gemini-2.0-flash", false, "An answer from the emulator."), (answer.ModelActual, answer.FailoverUsed, answer.Text));
        var completion = await workshop.Client.CompleteAsync(Json("""{ "model": "gpt-5", "prompt": "Hello!" }"""), Cancel);
        Assert.Equal(("gpt-5", false, "An answer from the emulator."), (completion.ModelActual, completion.FailoverUsed, completion.Text));
        Assert.Equal("text_completion", completion.Raw.GetProperty("object").GetString());
        Assert.Equal(100_000, workshop.Client.LatestRateLimit!.Limit);
    }

    [Fact]
    public async Task A_job_is_found_again_by_the_providers_id_and_its_family()
    {
        await using var workshop = await CreativeAIWorkshop.OpenAsync();
        var job = await workshop.Client.SubmitAsync(CreativeAIWorkshop.Video, cancellationToken: Cancel);

        var again = workshop.Client.Resume(CreativeAIJobId.Video(CreativeAIJobId.ProviderId(job.Id)));

        Assert.Single((await again.WaitAsync(cancellationToken: Cancel)).Assets);
        Assert.Equal(job.Id, workshop.Client.Resume(job.ResumeToken).Id);
        await Assert.ThrowsAsync<JobNotFoundException>(() => workshop.Client.GetJobAsync(CreativeAIJobId.Shared("voice_none"), Cancel));
        await Assert.ThrowsAsync<ArgumentException>(() => workshop.Client.GetJobAsync("vgen_abc", Cancel));
        await Assert.ThrowsAsync<ArgumentException>(() => workshop.Client.GetJobAsync(CreativeAIJobId.Video("../models"), Cancel));
    }

    private static JsonElement Json(string json)
    {
        using var document = JsonDocument.Parse(json);
        return document.RootElement.Clone();
    }

    /// <summary>The bytes from which the dimensions of a PNG are read. Nothing reads the rest.</summary>
    private static UploadFile Png(uint width, uint height, string name)
    {
        var bytes = new byte[33];
        ((ReadOnlySpan<byte>)[0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 13, (byte)'I', (byte)'H', (byte)'D', (byte)'R']).CopyTo(bytes);
        BinaryPrimitives.WriteUInt32BigEndian(bytes.AsSpan(16), width);
        BinaryPrimitives.WriteUInt32BigEndian(bytes.AsSpan(20), height);
        return new UploadFile(name, bytes);
    }
}
