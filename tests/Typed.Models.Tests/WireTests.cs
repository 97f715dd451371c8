using System.Text.Json;
using System.Text.Json.Nodes;
using Typed.Models.Creatify;
using Typed.Models.Tests.Kit;

namespace Typed.Models.Tests;

public sealed class WireTests
{
    public static TheoryData<string> Models => [.. CreatifyCatalog.Models.Models.Select(model => model.Name)];

    [Fact]
    public void The_request_of_the_documentation_is_the_same_value_for_value()
    {
        var request = new KlingV16ProImageToVideoParams
        {
            Prompt = "A man walking through snow",
            ImageUrl = "https://example.com/snow.jpg",
            Duration = KlingV16ProImageToVideoDuration.Seconds5,
            AspectRatio = KlingV16ProImageToVideoAspectRatio.Ratio16x9,
            CfgScale = 0.5,
            NegativePrompt = "blur, distort, and low quality",
        };

        AssertSame(
            """
            {
              "prompt": "A man walking through snow",
              "image_url": "https://example.com/snow.jpg",
              "duration": "5",
              "aspect_ratio": "16:9",
              "cfg_scale": 0.5,
              "negative_prompt": "blur, distort, and low quality"
            }
            """,
            request.ToJson());
        Assert.True(request.Validate().IsValid);
    }

    [Fact]
    public void Wire_forms_are_the_models_own()
    {
        Assert.Contains("\"duration\":\"8s\"", new Veo31Params { Prompt = "x" }.ToJson(), StringComparison.Ordinal);
        Assert.Contains("\"duration\":4,", Padded(new Sora2TextToVideoParams { Prompt = "x" }), StringComparison.Ordinal);
        Assert.Contains("\"resolution\":\"768P\"", new MinimaxHailuo02StandardImageToVideoParams { Prompt = "x", ImageUrl = "u" }.ToJson(), StringComparison.Ordinal);
        Assert.Contains(
            "\"safety_tolerance\":\"6\"",
            new FluxProV11UltraParams { Prompt = "x", SafetyTolerance = FluxProV11UltraSafetyTolerance.Value6 }.ToJson(),
            StringComparison.Ordinal);
    }

    [Fact]
    public void A_size_is_a_preset_or_width_and_height()
    {
        Assert.Contains("\"image_size\":\"landscape_16_9\"", Size(Wan25PreviewTextToImageImageSizePreset.Landscape16_9), StringComparison.Ordinal);
        Assert.Contains("\"image_size\":{\"height\":768,\"width\":1024}", Size((1024, 768)), StringComparison.Ordinal);
        Assert.Contains("\"image_size\":{\"height\":2048,\"width\":2048}", new BytedanceSeedreamV4TextToImageParams { Prompt = "x" }.ToJson(), StringComparison.Ordinal);

        static string Size(Wan25PreviewTextToImageImageSize size) => new Wan25PreviewTextToImageParams { Prompt = "x", ImageSize = size }.ToJson();
    }

    [Fact]
    public void An_open_enum_keeps_any_text()
    {
        var request = new FluxProV11UltraParams { Prompt = "x", AspectRatio = "5:4" };

        Assert.Contains("\"aspect_ratio\":\"5:4\"", request.ToJson(), StringComparison.Ordinal);
        Assert.True(request.Validate().IsValid);
    }

    [Fact]
    public void Null_is_not_sent() =>
        AssertSame("""{ "prompt": "x" }""", new Sora2TextToVideoParams { Prompt = "x", Duration = null, Resolution = null, AspectRatio = null }.ToJson());

    [Theory]
    [MemberData(nameof(Models))]
    public void Every_record_reads_back_what_it_writes(string name)
    {
        var model = CreatifyCatalog.Models.Get(name);
        foreach (var record in new[] { RecordBuilder.RequiredOnly(model), RecordBuilder.EveryField(model) })
        {
            using var json = JsonDocument.Parse(record.ToUtf8Json());

            var result = model.Parse(json.RootElement);

            Assert.True(result.IsValid, result.Report.ToString());
            Assert.Equal<object>(record, result.Params);
            Assert.Equal(model, result.Params!.Model);
        }
    }

    [Theory]
    [MemberData(nameof(Models))]
    public void Every_record_goes_through_the_serializer_without_reflection(string name)
    {
        var model = CreatifyCatalog.Models.Get(name);
        var record = RecordBuilder.EveryField(model);
        var options = new JsonSerializerOptions { TypeInfoResolver = CreatifyCatalog.Models };
        var info = options.GetTypeInfo(model.ParamsType);

        var json = JsonSerializer.Serialize(record, info);

        Assert.Equal(record.ToJson(), json);
        Assert.Equal(record, JsonSerializer.Deserialize(json, info));
    }

    [Fact]
    public void What_was_written_stays_as_it_was_written()
    {
        const string Json = """{"prompt":"x","brand_new":{"deep":[1,null]},"seed":7}""";
        using var document = JsonDocument.Parse(Json);

        var result = CreatifyCatalog.Models.Get("veo3.1").Parse(document.RootElement);

        // No default is added to what was read, and what the record does not know is kept.
        AssertSame(Json, ((ModelParams)result.Params!).ToJson());
    }

    [Fact]
    public void Reading_names_every_place_that_does_not_fit()
    {
        using var document = JsonDocument.Parse("""{"prompt":5,"duration":5,"cfg_scale":"high","image_url":null}""");

        var report = CreatifyCatalog.Models.Get("kling-video/v1.6/pro/image-to-video").Parse(document.RootElement).Report;

        Assert.Equal(
            ["$.prompt: 5 is not a string.", "$.image_url: null is not a string.", "$.cfg_scale: \"high\" is not a number.", "$.duration: 5 is not allowed. Allowed: \"5\", \"10\"."],
            report.Violations.Select(violation => violation.ToString()));
    }

    [Fact]
    public void Seconds_of_run_time_become_the_models_own_values()
    {
        Assert.Equal(Veo31Duration.Seconds6, Veo31Duration.FromSeconds(6));
        Assert.Equal(Veo31Duration.Seconds6, Veo31Duration.FromSeconds(TimeSpan.FromSeconds(6)));
        Assert.True(Sora2TextToVideoDuration.TryFromSeconds(12, out var twelve));
        Assert.Equal(Sora2TextToVideoDuration.Seconds12, twelve);
        Assert.False(Sora2TextToVideoDuration.TryFromSeconds(10, out _));
        var seven = Assert.Throws<ArgumentOutOfRangeException>(() => Veo31Duration.FromSeconds(TimeSpan.FromSeconds(7)));
        Assert.Contains("veo3.1 does not take duration = 7 s. Allowed: 4, 6, 8 s.", seven.Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>(() => Veo31Duration.FromSeconds(TimeSpan.FromSeconds(6.5)));
    }

    [Fact]
    public void Equal_requests_are_equal()
    {
        var left = new NanoBananaEditParams { Prompt = "abc", ImageUrls = ["https://example.com/1"] };
        var right = new NanoBananaEditParams { Prompt = "abc", ImageUrls = ["https://example.com/1"] };

        Assert.Equal(left, right);
        Assert.Equal(left.GetHashCode(), right.GetHashCode());
        Assert.NotEqual(left, right with { NumImages = 2 });
    }

    // A comma behind the value, wherever the property stands.
    private static string Padded(ModelParams request) => request.ToJson().Replace("}", ",}", StringComparison.Ordinal);

    private static void AssertSame(string expected, string actual) =>
        Assert.True(JsonNode.DeepEquals(JsonNode.Parse(expected), JsonNode.Parse(actual)), actual);
}
