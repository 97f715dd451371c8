using System.Text.Json;
using Typed.Models.Hoox;
using Typed.Models.Tests.Kit;

namespace Typed.Models.Tests.Hoox;

/// <summary>Named input slots: their order in record, wire and documentation, and that they never mix with references.</summary>
public sealed class SlotTests
{
    private static readonly MediaInput s_image = MediaInput.FromUrl("https://example.com/a.png");

    // The slot table of docs.hoox.video/api-reference/assets/start, typed from its page.
    public static TheoryData<string, string[]> Documented => new()
    {
        { "kling-pro", ["start_image", "end_image"] },
        { "kling-motion-control", ["start_image", "motion_video"] },
        { "kling-motion-control-pro", ["start_image", "motion_video"] },
        { "kling-v3-motion-pro", ["start_image", "motion_video"] },
        { "kling-v3-motion-standard", ["start_image", "motion_video"] },
        { "kling-o3-edit-pro", ["source_video"] },
        { "kling-o3-edit-standard", ["source_video"] },
        { "veo-3.1-flf", ["first_frame", "last_frame"] },
        { "veo-3.1-extend", ["source_video"] },
        { "grok-imagine-video-edit", ["source_video"] },
        { "bytedance-upscaler", ["source_video"] },
    };

    [Theory]
    [MemberData(nameof(Documented))]
    public void A_model_has_the_slots_of_the_table_in_its_order(string name, string[] slots)
    {
        var model = HooxCatalog.Models.Get(name);
        Assert.Equal(slots, model.Slots.Select(slot => slot.Name));
        using var json = JsonDocument.Parse(RecordBuilder.EveryField(model).ToUtf8Json());
        Assert.Equal(slots, json.RootElement.EnumerateObject().Select(member => member.Name).Where(slots.Contains));
        var members = model.ParamsType.GetProperties().Where(property => property.PropertyType == typeof(MediaInput)).OrderBy(property => property.MetadataToken);
        Assert.Equal(slots, members.Select(property => ((Constraints.ParamAttribute)property.GetCustomAttributes(typeof(Constraints.ParamAttribute), false)[0]).Name));
    }

    [Fact]
    public void No_other_model_has_slots() =>
        Assert.Equal(Documented.Count, HooxCatalog.Models.Models.Count(model => model.Slots.Count > 0));

    [Fact]
    public void A_later_slot_needs_the_earlier_ones()
    {
        var request = new KlingProParams { Prompt = "x", EndImage = s_image };
        var violation = Assert.Single(request.Validate().Errors);
        Assert.Equal(("$.end_image", "slots"), (violation.Path, violation.Keyword));

        Assert.True((request with { StartImage = s_image }).Validate().IsValid);
        Assert.True(new KlingProParams { Prompt = "x", StartImage = s_image }.Validate().IsValid);
        Assert.True(new KlingProParams { Prompt = "x" }.Validate().IsValid);
    }

    [Fact]
    public void A_slot_given_as_an_extra_parameter_counts()
    {
        var extra = new ExtraParameters();
        extra.AddJson("start_image", """{"asset_id":"a"}""");
        Assert.True(new KlingProParams { Prompt = "x", EndImage = s_image, ExtraParameters = extra }.Validate().IsValid);
    }

    [Fact]
    public void Slots_and_references_never_mix()
    {
        Assert.Equal("slots", Assert.Single(With(new KlingProParams { Prompt = "x" }, "references", """[{"url":"https://a.example/1.png"}]""").Errors).Keyword);
        Assert.Equal("slots", Assert.Single(With(new Veo31Params { Prompt = "x" }, "start_image", """{"asset_id":"a"}""").Errors).Keyword);
        // What is no media item is for the provider to judge.
        Assert.True(With(new Veo31Params { Prompt = "x" }, "later_object", """{"speed":1}""").IsValid);
        Assert.True(With(new KlingProParams { Prompt = "x" }, "later_list", """[1]""").IsValid);

        static ValidationReport With(ModelParams request, string name, string json)
        {
            var extra = new ExtraParameters();
            extra.AddJson(name, json);
            return (request with { ExtraParameters = extra }).Validate();
        }
    }

    [Fact]
    public void A_media_item_is_exactly_one_also_with_extra_parameters()
    {
        var request = new KlingProParams { Prompt = "x", StartImage = s_image with { ExtraParameters = new ExtraParameters { { "asset_id", "a" } } } };
        Assert.Equal(("$.start_image", "oneOf"), Assert.Single(request.Validate().Errors) is var found ? (found.Path, found.Keyword) : default);
        Assert.True((request with { StartImage = s_image with { ExtraParameters = new ExtraParameters { { "later", 1L } } } }).Validate().IsValid);
    }

    [Fact]
    public void An_address_that_is_none_is_named()
    {
        var request = new KlingProParams { Prompt = "x", StartImage = MediaInput.FromUrl("snow.jpg") };
        Assert.Equal("$.start_image.url", Assert.Single(request.Validate().Errors).Path);
        Assert.Equal("$.references[1].url", Assert.Single(new Veo31Params { Prompt = "x", References = [s_image, MediaInput.FromUrl("")] }.Validate().Errors, error => error.Keyword == "format").Path);
    }

    [Theory]
    [InlineData("""{"prompt":"x","start_image":{"url":"https://a.example/1.png","later":true},"end_image":{"avatar_id":"av"}}""")]
    [InlineData("""{"prompt":"x","start_image":{"asset_id":"a"}}""")]
    public void What_was_read_is_written_again(string json)
    {
        using var document = JsonDocument.Parse(json);
        var result = KlingProParams.Info.Parse(document.RootElement);
        Assert.True(result.IsValid, result.Report.ToString());
        Assert.Equal(json, Assert.IsType<KlingProParams>(result.Params).ToJson());
        Assert.Equal(result.Params, KlingProParams.Info.Parse(document.RootElement).Params);
    }

    [Theory]
    [InlineData("""{"prompt":"x","start_image":{}}""", "$.start_image", "oneOf")]
    [InlineData("""{"prompt":"x","start_image":{"url":"https://a.example","asset_id":"a"}}""", "$.start_image", "oneOf")]
    [InlineData("""{"prompt":"x","start_image":{"url":5}}""", "$.start_image.url", "type")]
    [InlineData("""{"prompt":"x","start_image":"https://a.example"}""", "$.start_image", "type")]
    public void What_is_not_exactly_one_is_refused(string json, string path, string keyword)
    {
        using var document = JsonDocument.Parse(json);
        var result = KlingProParams.Info.Parse(document.RootElement);
        Assert.Equal([(path, keyword)], result.Report.Errors.Select(error => (error.Path, error.Keyword)));
    }
}
