using System.Text.Json;
using Typed.Models.Hoox;
using Typed.Models.Tests.Kit;

namespace Typed.Models.Tests.Hoox;

/// <summary>What the pages say of prices, and no more.</summary>
public sealed class CostTests
{
    // The pages' prices at the default parameters, typed from them; about so much.
    [Theory]
    [InlineData("veo-3.1-lite", 4)]
    [InlineData("veo-3.1-flf", 32)]
    [InlineData("veo-3.1-extend", 28)]
    [InlineData("gemini-omni-video", 24)]
    [InlineData("kling-standard", 7)]
    [InlineData("kling-pro", 7.5)]
    [InlineData("kling-v3-standard", 13)]
    [InlineData("kling-v3-pro", 17)]
    [InlineData("kling-v3-motion-pro", 17)]
    [InlineData("kling-motion-control", 9)]
    [InlineData("kling-o3-edit-standard", 26)]
    [InlineData("kling-o3-edit-pro", 34)]
    [InlineData("seedance-1.5", 2.6)]
    [InlineData("seedance-2.0", 34.05)]
    [InlineData("grok-imagine-video", 3)]
    [InlineData("grok-imagine-video-edit", 4)]
    [InlineData("gpt-image-2", 0.3)]
    [InlineData("seedream-4.5", 0.4)]
    [InlineData("z-image-turbo", 0.1)]
    [InlineData("reve-fast", 0.4)]
    [InlineData("grok-imagine-image", 0.25)]
    public void A_request_with_the_defaults_costs_about_what_its_page_says(string name, double credits)
    {
        var request = WithoutReferences(HooxCatalog.Models.Get(name));
        Assert.Equal(((decimal)credits, CostCertainty.Typical), (request.Cost.Credits, request.Cost.Certainty));
    }

    [Fact]
    public void No_price_of_Hoox_is_exact() =>
        Assert.All(HooxCatalog.Models.Models, model => Assert.NotEqual(CostCertainty.Exact, model.Prices?.Certainty ?? CostCertainty.Unknown));

    [Theory]
    [InlineData("kling-motion-control-pro")]
    [InlineData("kling-v3-motion-standard")]
    [InlineData("bytedance-upscaler")]
    public void A_model_of_the_slot_table_only_has_no_price_and_says_that_it_is_partial(string name)
    {
        var model = HooxCatalog.Models.Get(name);
        Assert.Equal("partial", model.Source.Certainty);
        Assert.Null(RecordBuilder.RequiredOnly(model).Cost.Credits);
    }

    [Fact]
    public void A_price_that_the_pages_contradict_is_a_range_and_both_are_named()
    {
        var cost = new Veo31Params { Prompt = "x" }.Cost;
        Assert.Null(cost.Credits);
        Assert.Equal((32m, 60m, CostCertainty.Contradictory), (cost.AtLeast, cost.AtMost, cost.Certainty));
        Assert.Contains("32", cost.Reason, StringComparison.Ordinal);
        Assert.Contains("60", cost.Reason, StringComparison.Ordinal);
        Assert.Contains("/veo-3.1 ", cost.Reason, StringComparison.Ordinal);
        Assert.Contains("/assets/start", cost.Reason, StringComparison.Ordinal);
        Assert.Equal(80, new Veo31Params { Prompt = "x", Resolution = Veo31Resolution.P1080 }.Cost.Credits);
    }

    [Fact]
    public void The_number_of_generations_multiplies()
    {
        Assert.Equal(30m, new KlingProParams { Prompt = "x", GenerationCount = 4 }.Cost.Credits);
        Assert.Null(new KlingProParams { Prompt = "x", GenerationCount = 0 }.Cost.Credits);
        Assert.False(new KlingProParams { Prompt = "x", GenerationCount = 5 }.Validate().IsValid);
    }

    [Fact]
    public void A_setting_that_changes_the_cost_makes_it_unknown_and_one_that_does_not_leaves_it()
    {
        var request = new Seedance15Params { Prompt = "x" };
        Assert.Equal(2.6m, request.Cost.Credits);
        Assert.Equal(2.6m, (request with { ModelSettings = new Seedance15ModelSettings { CameraFixed = true } }).Cost.Credits);
        Assert.Equal(2.6m, (request with { ModelSettings = new Seedance15ModelSettings { GenerateAudio = null } }).Cost.Credits);
        Assert.Null((request with { ModelSettings = new Seedance15ModelSettings { GenerateAudio = true } }).Cost.Credits);
        Assert.Null((request with { ModelSettings = new Seedance15ModelSettings { ExtraParameters = new ExtraParameters { { "generateAudio", true } } } }).Cost.Credits);
        Assert.Null((request with { ExtraParameters = Raw("model_settings", "{}") }).Cost.Credits);
        Assert.Equal(34.05m, new Seedance20Params { Prompt = "x", ModelSettings = new Seedance20ModelSettings { GenerateAudio = false } }.Cost.Credits);
    }

    [Fact]
    public void A_setting_knows_whether_it_changes_the_cost()
    {
        var settings = Seedance15Params.Info.Field("model_settings")!.Fields;
        Assert.Equal([("camera_fixed", CostEffect.None), ("generateAudio", CostEffect.ChangesCost)], settings.Select(field => (field.Name, field.CostEffect)));
        var attribute = RecordBuilder.Property(typeof(Seedance15ModelSettings), "generateAudio").Param();
        Assert.Equal(CostEffect.ChangesCost, attribute?.CostEffect);
    }

    [Fact]
    public void A_price_that_depends_on_the_number_of_references_is_known_without_any()
    {
        Assert.Equal(0.4m, new ReveFastParams { Prompt = "x", References = [] }.Cost.Credits);
        Assert.Null(new ReveFastParams { Prompt = "x", References = [MediaInput.FromAsset("a")] }.Cost.Credits);
        Assert.Equal(0.1m, new ZImageTurboParams { Prompt = "x", References = [MediaInput.FromAsset("a")] }.Cost.Credits);
    }

    [Fact]
    public void An_end_image_switches_audio_off_which_is_a_warning_only_where_audio_is_asked_for()
    {
        var request = new KlingProParams { Prompt = "x", StartImage = MediaInput.FromAsset("a"), EndImage = MediaInput.FromAsset("b") };
        Assert.Empty(request.Validate().Violations);
        Assert.Empty((request with { ModelSettings = new KlingProModelSettings { GenerateAudio = false } }).Validate().Violations);
        var report = (request with { ModelSettings = new KlingProModelSettings { GenerateAudio = true } }).Validate();
        Assert.True(report.IsValid);
        Assert.Equal("end-image-switches-audio-off", Assert.Single(report.Warnings).Keyword);
    }

    [Fact]
    public void The_source_of_an_extension_by_address_is_a_warning()
    {
        Assert.Empty(new Veo31ExtendParams { Prompt = "x", SourceVideo = MediaInput.FromAsset("a") }.Validate().Violations);
        Assert.Single(new Veo31ExtendParams { Prompt = "x", SourceVideo = new Uri("https://a.example/v.mp4") }.Validate().Warnings);
    }

    [Theory]
    [InlineData("kling-pro", 2500)]
    [InlineData("reve-fast", 2560)]
    [InlineData("seedance-2.0", 3000)]
    [InlineData("veo-3.1", null)]
    public void A_prompt_has_its_model_s_limit(string name, int? limit) =>
        Assert.Equal(limit, HooxCatalog.Models.Get(name).Field("prompt")!.MaxLength);

    [Theory]
    [InlineData("kling-standard", 1, 1)]
    [InlineData("veo-3.1", null, 1)]
    [InlineData("gemini-omni-video", null, 5)]
    [InlineData("seedance-2.0", null, 12)]
    [InlineData("gpt-image-2", null, 10)]
    public void References_have_their_model_s_least_and_most(string name, int? least, int? most)
    {
        var references = HooxCatalog.Models.Get(name).Field("references")!;
        Assert.Equal((least, most, least is not null), (references.MinItems, references.MaxItems, references.Required));
    }

    private static ModelParams WithoutReferences(ModelInfo model)
    {
        var request = RecordBuilder.RequiredOnly(model);
        Assert.True(request.Validate().IsValid, request.Validate().ToString());
        return request;
    }

    private static ExtraParameters Raw(string name, string json)
    {
        var extra = new ExtraParameters();
        extra.AddJson(name, json);
        return extra;
    }
}
