using System.Text.Encodings.Web;
using System.Text.Json;
using Typed.Specification;
using Typed.Visiting;

namespace Typed.RuntimeTests.Contracts;

/// <summary>The JSON of each kind of value, as a member, as an item of a list and as a value of a map.</summary>
public sealed class WrittenValuesTests
{
    private const string Texts = """{"name":"a","kind":"List","items":{"kind":"Text"}}""";
    private const string Wholes = """{"name":"a","kind":"List","items":{"kind":"Integer"}}""";
    private const string Numbers = """{"name":"a","kind":"List","items":{"kind":"Number"}}""";
    private const string Flags = """{"name":"a","kind":"List","items":{"kind":"Boolean"}}""";
    private const string Letters = """{"name":"a","kind":"List","items":{"kind":"Choice","values":[[1,"x"],[2,"y"],[3,2]]}}""";
    private const string Objects = """{"name":"a","kind":"List","items":{"kind":"Object","fields":[{"name":"width","kind":"Integer"},{"name":"height","kind":"Integer"}]}}""";
    private static readonly SampleSize s_size = new() { Width = 640, Height = 480 };

    private static readonly Action<ParamVisitor, ParamField>[] s_nullVisits =
    [
        (visitor, member) => visitor.Text(member, null),
        (visitor, member) => visitor.Integer(member, null),
        (visitor, member) => visitor.Number(member, null),
        (visitor, member) => visitor.Boolean(member, null),
        (visitor, member) => visitor.Choice(member, null),
        (visitor, member) => visitor.Object(member, null),
        (visitor, member) => visitor.Json(member, null),
        (visitor, member) => visitor.TextList(member, null),
        (visitor, member) => visitor.IntegerList(member, null),
        (visitor, member) => visitor.NumberList(member, null),
        (visitor, member) => visitor.BooleanList(member, null),
        (visitor, member) => visitor.ChoiceList<Letter>(member, null),
        (visitor, member) => visitor.ObjectList<SampleSize>(member, null),
        (visitor, member) => visitor.List<string>(member, null, (_, _, _) => { }),
        (visitor, member) => visitor.Map<string>(member, null, (_, _, _) => { }),
        (visitor, member) => visitor.Union(member, null),
    ];

    private enum Letter
    {
        X = 1,
        Y = 2,
        Two = 3,
    }

    public static TheoryData<string, string, Action<ParamVisitor, ParamField>> Lists => new()
    {
        { "[]", Texts, (visitor, member) => visitor.TextList(member, []) },
        { """["x"]""", Texts, (visitor, member) => visitor.TextList(member, ["x"]) },
        { """["x","y","z"]""", Texts, (visitor, member) => visitor.TextList(member, ["x", "y", "z"]) },
        // Validate() reports it.
        { """["x",null]""", Texts, (visitor, member) => visitor.TextList(member, ["x", null!]) },
        { "[]", Wholes, (visitor, member) => visitor.IntegerList(member, []) },
        { "[1,-2,9223372036854775807]", Wholes, (visitor, member) => visitor.IntegerList(member, [1, -2, long.MaxValue]) },
        { "[0.5,1,-2.25]", Numbers, (visitor, member) => visitor.NumberList(member, [0.5, 1, -2.25]) },
        { "[true,false,true]", Flags, (visitor, member) => visitor.BooleanList(member, [true, false, true]) },
        { """["y",2,"x"]""", Letters, (visitor, member) => visitor.ChoiceList(member, [Letter.Y, Letter.Two, Letter.X]) },
        // A number that is no member stays one.
        { """["x",7]""", Letters, (visitor, member) => visitor.ChoiceList(member, [Letter.X, (Letter)7]) },
        { """[{"width":640,"height":480},{"width":1,"height":480}]""", Objects, (visitor, member) => visitor.ObjectList(member, [s_size, s_size with { Width = 1 }]) },
        { """[{"width":640,"height":480},null]""", Objects, (visitor, member) => visitor.ObjectList(member, [s_size, null!]) },
    };

    [Theory]
    [MemberData(nameof(Lists))]
    public void A_list_is_a_member_an_item_and_a_value(string expected, string field, Action<ParamVisitor, ParamField> visit)
    {
        Assert.Equal($$"""{"a":{{expected}}}""", Json(field, visit));

        var rows = $$"""{"name":"rows","kind":"List","items":{{field}}}""";
        Assert.Equal($$"""{"rows":[{{expected}},{{expected}}]}""", Json(rows, (visitor, all) => visitor.List(all, [1, 2], (inner, items, _) => visit(inner, items))));

        var map = $$"""{"name":"map","kind":"Map","items":{{field}}}""";
        var values = new SortedDictionary<string, int> { ["one"] = 1, ["two"] = 2 };
        Assert.Equal($$$"""{"map":{"one":{{{expected}}},"two":{{{expected}}}}}""", Json(map, (visitor, all) => visitor.Map(all, values, (inner, items, _) => visit(inner, items))));
    }

    public static TheoryData<string, Action<ParamVisitor, ParamField>> Items => new()
    {
        { "\"x\"", (visitor, member) => visitor.Text(member, "x") },
        { "-7", (visitor, member) => visitor.Integer(member, -7) },
        { "0.5", (visitor, member) => visitor.Number(member, 0.5) },
        { "true", (visitor, member) => visitor.Boolean(member, true) },
        { "\"y\"", (visitor, member) => visitor.Choice(member, 2) },
        { "7", (visitor, member) => visitor.Choice(member, 7) },
        { """{"width":640,"height":480}""", (visitor, member) => visitor.Object(member, s_size) },
        { """{"b":[1]}""", (visitor, member) => visitor.Json(member, JsonSerializer.Deserialize<JsonElement>("""{ "b": [1] }""")) },
    };

    [Theory]
    [MemberData(nameof(Items))]
    public void A_value_is_a_member_an_item_and_a_value_of_a_map(string expected, Action<ParamVisitor, ParamField> visit)
    {
        const string Field = """{"name":"a","kind":"Choice","values":[[1,"x"],[2,"y"]]}""";
        Assert.Equal($$"""{"a":{{expected}}}""", Json(Field, visit));
        Assert.Equal(
            $$"""{"rows":[{{expected}},{{expected}}]}""",
            Json($$"""{"name":"rows","kind":"List","items":{{Field}}}""", (visitor, all) => visitor.List(all, [1, 2], (inner, items, _) => visit(inner, items))));
        Assert.Equal(
            $$$"""{"map":{"a \u0022name\u0022":{{{expected}}}}}""",
            Json($$"""{"name":"map","kind":"Map","items":{{Field}}}""", (visitor, all) => visitor.Map(all, new Dictionary<string, int> { ["a \"name\""] = 1 }, (inner, items, _) => visit(inner, items))));
    }

    [Fact]
    public void A_null_among_items_is_written_for_a_log()
    {
        Assert.Equal("""{"a":["x",null]}""", Json(Texts, (visitor, member) => visitor.List(member, ["x", null], (inner, items, item) => inner.Text(items, item))));
        Assert.Equal("""{"a":[]}""", Json(Texts, (visitor, member) => visitor.List(member, Array.Empty<string>(), (inner, items, item) => inner.Text(items, item))));
        Assert.Equal("""{"a":{}}""", Json("""{"name":"a","kind":"Map","items":{"kind":"Text"}}""", (visitor, member) => visitor.Map(member, new Dictionary<string, string>(), (inner, items, item) => inner.Text(items, item))));
    }

    [Theory]
    [InlineData(true, true, """{"a":null,"b":"x"}""")]
    [InlineData(true, false, """{"b":"x"}""")]
    [InlineData(false, true, """{"b":"x"}""")]
    [InlineData(false, false, """{"b":"x"}""")]
    public void Null_is_sent_only_where_the_provider_requires_the_member_and_takes_null(bool required, bool nullable, string expected)
    {
        (ParamField, object?) after = (new("b", ParamKind.Text), "x");
        foreach (var visit in s_nullVisits)
        {
            Assert.Equal(expected, Probe.Of((new("a", ParamKind.Text) { Required = required, Nullable = nullable }, visit), after).ToJson());
        }
    }

    [Theory]
    [InlineData(true, false, "{\n  \"a\": \"\\u00E4\"\n}")]
    [InlineData(false, true, "{\"a\":\"ä\"}")]
    public void A_writer_that_indents_or_has_an_encoder_gets_its_own_form(bool indented, bool encoder, string expected)
    {
        var options = new JsonWriterOptions { Indented = indented, Encoder = encoder ? JavaScriptEncoder.UnsafeRelaxedJsonEscaping : null };
        Assert.Equal(expected, WrittenJson.Of(Probe.Of((new("a", ParamKind.Text), "ä")), options).ReplaceLineEndings("\n"));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Json_of_many_levels_is_written(bool indented)
    {
        var json = new string('[', 200) + new string(']', 200);
        using var document = JsonDocument.Parse(json, new JsonDocumentOptions { MaxDepth = 200 });
        var request = Probe.Of((new("a", ParamKind.Json), document.RootElement));
        Assert.Equal($$"""{"a":{{json}}}""", string.Concat(WrittenJson.Of(request, new JsonWriterOptions { Indented = indented }).Where(c => !char.IsWhiteSpace(c))));
    }

    [Fact]
    public void A_request_as_large_as_its_media_is_written()
    {
        var media = new string('x', 200_000);
        Assert.Equal($$"""{"a":"{{media}}","b":"{{media}}"}""", Probe.Of((new("a", ParamKind.Text), media), (new("b", ParamKind.Text), media)).ToJson());
        Assert.Equal("""{"a":"y"}""", Probe.Of((new("a", ParamKind.Text), "y")).ToJson());
    }

    private static string Json(string field, Action<ParamVisitor, ParamField> visit) => Probe.Of((ParamTable.Fields($"[{field}]")[0], visit)).ToJson();
}
