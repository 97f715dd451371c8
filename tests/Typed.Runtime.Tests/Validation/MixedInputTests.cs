using Typed.RuntimeTests.Contracts;
using Typed.Specification;

namespace Typed.RuntimeTests.Validation;

/// <summary>Named input slots and a list of references exclude each other, also if one of them is an extra parameter.</summary>
public sealed class MixedInputTests
{
    private const string Url = "https://a.example/1.png";
    private const string BesideSlots = "$.references: The model has named input slots; a list of references is not taken beside them.";
    private const string BesideList = "$.start_image: The model has the list 'references'; a named input slot is not taken beside it.";
    private static readonly ParamField[] s_members = [new("url", ParamKind.Text), new("asset_id", ParamKind.Text)];

    [Theory]
    [InlineData("""[{"url":"https://a.example/1.png"}]""", BesideSlots)]
    [InlineData("""[{"asset_id":"x"}]""", BesideSlots)]
    [InlineData("""["text",{"url":"https://a.example/1.png"}]""", BesideSlots)]
    [InlineData("""[{"url":"https://a.example/1.png"},{"other":1}]""", BesideSlots)]
    [InlineData("""[{"other":"x"}]""", null)]
    [InlineData("""["https://a.example/1.png"]""", null)]
    [InlineData("[]", null)]
    [InlineData("""{"url":"https://a.example/1.png"}""", null)]
    [InlineData("5", null)]
    public void Beside_slots_no_list_of_references_is_taken(string json, string? expected)
    {
        var slot = new ParamField("start_image", ParamKind.Object) { Slot = 0, IsExactlyOne = true, Fields = s_members };
        var probe = Probe.Of((slot, new Media(0))) with { ExtraParameters = new() { { "references", Rig.Json(json) } } };
        Verify(expected, probe);
    }

    [Theory]
    [InlineData("""{"url":"https://a.example/1.png"}""", BesideList)]
    [InlineData("""{"other":1,"asset_id":"x"}""", BesideList)]
    [InlineData("""{"other":1}""", null)]
    [InlineData("""[{"url":"https://a.example/1.png"}]""", null)]
    [InlineData("5", null)]
    public void Beside_a_list_of_references_no_slot_is_taken(string json, string? expected)
    {
        var list = new ParamField("references", ParamKind.List) { Items = new("", ParamKind.Object) { IsExactlyOne = true, Fields = s_members } };
        var probe = Probe.Of((list, null)) with { ExtraParameters = new() { { "start_image", Rig.Json(json) } } };
        Verify(expected, probe);
    }

    [Fact]
    public void An_extra_parameter_in_place_of_a_slot_is_not_judged()
    {
        var slot = new ParamField("start_image", ParamKind.Object) { Slot = 0, IsExactlyOne = true, Fields = s_members };
        var probe = Probe.Of((slot, null)) with { ExtraParameters = new() { { "start_image", Rig.Json("""[{"url":"https://a.example/1.png"}]""") } } };
        Assert.Equal(["extra"], probe.Validate().Violations.Select(item => item.Keyword));
    }

    [Fact]
    public void Slots_and_lists_of_other_shapes_are_not_judged()
    {
        ParamField[] fields =
        [
            new("tags", ParamKind.List) { Items = new("", ParamKind.Object) { Fields = s_members } },
            new("start_image", ParamKind.Object) { Slot = 0, Fields = s_members },
        ];
        foreach (var json in new[] { """[{"url":"https://a.example/1.png"}]""", """{"url":"https://a.example/1.png"}""" })
        {
            Verify(null, Probe.Of((fields[0], null), (fields[1], null)) with { ExtraParameters = new() { { "more", Rig.Json(json) } } });
        }
    }

    [Fact]
    public void Another_member_beside_the_only_one_is_named()
    {
        var field = new ParamField("image", ParamKind.Object) { IsExactlyOne = true, Fields = s_members };
        Assert.Empty(Probe.Of((field, new Media(0))).Validate().Violations);
        Assert.Empty(Probe.Of((field, new Media(0) { ExtraParameters = new() { { "new_member", 1 } } })).Validate().Violations);
        Assert.Equal(
            [("$.image", "oneOf", "'asset_id' is set beside 'url'; exactly one of them must be.")],
            Probe.Of((field, new Media(0) { ExtraParameters = new() { { "asset_id", "x" } } })).Validate().Violations.Select(item => (item.Path, item.Keyword, item.Message)));
        Assert.Equal(
            [("$.image", "oneOf", "'url' is set beside 'asset_id'; exactly one of them must be.")],
            Probe.Of((field, new Media(1) { ExtraParameters = new() { { "url", Url } } })).Validate().Violations.Select(item => (item.Path, item.Keyword, item.Message)));
    }

    [Fact]
    public void The_first_of_several_other_members_is_named()
    {
        ParamField[] members = [.. s_members, new("avatar_id", ParamKind.Text)];
        var field = new ParamField("image", ParamKind.Object) { IsExactlyOne = true, Fields = members };
        var violation = Assert.Single(Probe.Of((field, new Wide(members) { ExtraParameters = new() { { "avatar_id", "x" }, { "asset_id", "x" } } })).Validate().Violations);
        Assert.Equal("$.image: 'asset_id' is set beside 'url'; exactly one of them must be.", violation.ToString());
    }

    [Fact]
    public void The_first_slot_and_the_first_list_of_media_decide()
    {
        // Only the first slot has the member of the extra list.
        ParamField[] slots =
        [
            new("start_image", ParamKind.Object) { Slot = 0, IsExactlyOne = true, Fields = s_members },
            new("end_image", ParamKind.Object) { Slot = 1, IsExactlyOne = true, Fields = [new("avatar_id", ParamKind.Text)] },
        ];
        Verify(BesideSlots, Probe.Of([.. slots.Select(slot => (slot, (object?)null))]) with { ExtraParameters = new() { { "references", Rig.Json("""[{"url":"https://a.example/1.png"}]""") } } });
        ParamField[] lists =
        [
            new("references", ParamKind.List) { Items = new("", ParamKind.Object) { IsExactlyOne = true, Fields = s_members } },
            new("others", ParamKind.List) { Items = new("", ParamKind.Object) { IsExactlyOne = true, Fields = [new("avatar_id", ParamKind.Text)] } },
        ];
        Verify(BesideList, Probe.Of([.. lists.Select(list => (list, (object?)null))]) with { ExtraParameters = new() { { "start_image", Rig.Json("""{"url":"https://a.example/1.png"}""") } } });
    }

    private static void Verify(string? expected, Probe probe)
    {
        Assert.Equal(expected is null ? [] : [expected], probe.Validate().Violations.Select(item => item.ToString()));
        Assert.All(probe.Validate().Violations, item => Assert.Equal(("slots", ViolationSeverity.Error), (item.Keyword, item.Severity)));
    }

    private sealed record Wide(ParamField[] Members) : ExactlyOneObject(Members, 0, Url);

    private sealed record Media(int At) : ExactlyOneObject(s_members, At, Url);
}
