using System.Text.Json;
using Typed.RuntimeTests.Contracts;
using Typed.Specification;
using Typed.Validation;
using Typed.Visiting;

namespace Typed.RuntimeTests.Validation;

/// <summary>Lists and maps of each kind: their size, their items with the path of each, and what surrounds them.</summary>
public sealed class CollectionTests
{
    private enum Shape
    {
        Square = 1,
        Wide = 2,
    }

    private static readonly ParamField s_whole = new("", ParamKind.Integer) { Maximum = 9 };

    [Fact]
    public void Null_is_no_item_of_a_list_of_texts() => Verify(
        new("a", ParamKind.List) { Items = new("", ParamKind.Text) { MaxLength = 2 } },
        (visitor, field) => visitor.TextList(field, ["ab", null!, "abc"]),
        "type $.a[1]: null is not a text.",
        "maxLength $.a[2]: 3 characters; at most 2 are allowed.");

    [Fact]
    public void Whole_numbers() => Verify(
        new("a", ParamKind.List) { MaxItems = 2, Items = s_whole },
        (visitor, field) => visitor.IntegerList(field, [10, 9, 11]),
        "maxItems $.a: 3 items; at most 2 are allowed.",
        "maximum $.a[0]: 10 is out of range. Allowed: up to 9.",
        "maximum $.a[2]: 11 is out of range. Allowed: up to 9.");

    [Fact]
    public void Numbers() => Verify(
        new("a", ParamKind.List) { MinItems = 3, Items = new("", ParamKind.Number) { Minimum = 0.5m } },
        (visitor, field) => visitor.NumberList(field, [0.5, 0.25]),
        "minItems $.a: 2 items; at least 3 are needed.",
        "minimum $.a[1]: 0.25 is out of range. Allowed: from 0.5.");

    [Fact]
    public void Flags()
    {
        var field = new ParamField("a", ParamKind.List) { MaxItems = 2, UniqueItems = true, Items = new("", ParamKind.Boolean) };
        Verify(field, (visitor, list) => visitor.BooleanList(list, [true, false]));
        Verify(field, (visitor, list) => visitor.BooleanList(list, [true, false, true]), "maxItems $.a: 3 items; at most 2 are allowed.", "uniqueItems $.a: The items are not all different.");
    }

    [Fact]
    public void Choices()
    {
        var field = new ParamField("a", ParamKind.List) { MinItems = 2, Items = new("", ParamKind.Choice) { Values = [new(1, "square"), new(2, "wide")] } };
        Verify(field, (visitor, list) => visitor.ChoiceList(list, [Shape.Square, Shape.Wide, Shape.Square]));
        Verify(
            field,
            (visitor, list) => visitor.ChoiceList(list, [(Shape)7]),
            "minItems $.a: 1 items; at least 2 are needed.",
            """enum $.a[0]: 7 is not allowed. Allowed: "square", "wide".""");
    }

    [Fact]
    public void Objects() => Verify(
        new("a", ParamKind.List) { MaxItems = 2, Items = new("", ParamKind.Object) },
        (visitor, field) => visitor.ObjectList<Part>(field, [new Part(10), null!, new Part(9), new Part(11)]),
        "maxItems $.a: 4 items; at most 2 are allowed.",
        "maximum $.a[0].n: 10 is out of range. Allowed: up to 9.",
        "type $.a[1]: null is not an object.",
        "maximum $.a[3].n: 11 is out of range. Allowed: up to 9.");

    [Fact]
    public void Lists_within_a_list() => Verify(
        new("a", ParamKind.List) { MaxItems = 2, Items = new("", ParamKind.List) { Required = true, MinItems = 1, Items = s_whole } },
        (visitor, field) => visitor.List(field, (IReadOnlyList<IReadOnlyList<long>>)[[1, 10], null!, []], static (inner, items, item) => inner.IntegerList(items, item)),
        "maxItems $.a: 3 items; at most 2 are allowed.",
        "maximum $.a[0][1]: 10 is out of range. Allowed: up to 9.",
        "type $.a[1]: null is not allowed here.",
        "minItems $.a[2]: 0 items; at least 1 are needed.");

    [Fact]
    public void Maps() => Verify(
        new("a", ParamKind.Map) { Items = new("", ParamKind.Text) { MaxLength = 2 } },
        (visitor, field) => visitor.Map(field, new Dictionary<string, string> { ["one"] = "abc", ["two"] = null!, ["three"] = "ab" }, static (inner, items, item) => inner.Text(items, item)),
        "maxLength $.a.one: 3 characters; at most 2 are allowed.",
        "type $.a.two: null is not allowed here.");

    [Fact]
    public void A_collection_that_is_missing_is_reported_if_it_is_required()
    {
        foreach (var visit in Each(isNull: true))
        {
            Verify(new("a", ParamKind.List) { Required = true, MinItems = 1, Items = s_whole }, visit, "required $.a: 'a' is required.");
            Verify(new("a", ParamKind.List) { MinItems = 1, Items = s_whole }, visit);
            Verify(new("a", ParamKind.List) { Required = true, Nullable = true, MinItems = 1, Items = s_whole }, visit);
        }
    }

    [Fact]
    public void A_collection_that_an_extra_parameter_replaces_is_not_checked()
    {
        foreach (var visit in Each(isNull: false))
        {
            var field = new ParamField("a", ParamKind.List) { MinItems = 3, Items = s_whole };
            var report = (Probe.Of((field, visit)) with { ExtraParameters = new() { { "a", 1 } } }).Validate();
            Assert.Equal("$.a: An extra parameter 'a' is sent in place of the property; it is not checked.", Assert.Single(report.Violations).ToString());
            Assert.True(report.IsValid);
        }
    }

    [Fact]
    public void What_replaces_a_property_around_a_collection_is_nothing_to_its_items()
    {
        var (list, map, last) = (
            new ParamField("list", ParamKind.List) { Items = new("n", ParamKind.Text) { MaxLength = 2 } },
            new ParamField("map", ParamKind.Map) { Items = new("n", ParamKind.Object) },
            new ParamField("n", ParamKind.Text) { MaxLength = 2 });
        var report = (Probe.Of(
            (list, Probe.Visits((visitor, field) => visitor.List(field, (IReadOnlyList<string>)["abc"], static (inner, items, item) => inner.Text(items, item)))),
            (map, Probe.Visits((visitor, field) => visitor.Map(field, new Dictionary<string, Part> { ["x"] = new Part(10) }, static (inner, items, item) => inner.Object(items, item)))),
            (last, "abc")) with
        { ExtraParameters = new() { { "n", 1 } } }).Validate();
        Assert.Equal(
            [
                "$.list[0]: 3 characters; at most 2 are allowed.",
                "$.map.x.n: 10 is out of range. Allowed: up to 9.",
                "$.n: An extra parameter 'n' is sent in place of the property; it is not checked.",
            ],
            report.Violations.Select(violation => violation.ToString()));
    }

    [Fact]
    public void What_replaces_a_property_of_an_object_is_nothing_to_the_members_around_it()
    {
        var (box, after) = (new ParamField("box", ParamKind.Object), new ParamField("n", ParamKind.Integer) { Maximum = 9 });
        Assert.Equal(
            ["$.box.n: An extra parameter 'n' is sent in place of the property; it is not checked.", "$.n: 10 is out of range. Allowed: up to 9."],
            Probe.Of((box, new Part(10) { ExtraParameters = new() { { "n", 1 } } }), (after, 10)).Validate().Violations.Select(violation => violation.ToString()));
    }

    [Fact]
    public void A_check_begins_without_the_findings_of_the_last_one()
    {
        var field = new ParamField("a", ParamKind.List) { Items = s_whole };
        var broken = Probe.Of((field, new long[] { 10 })).Validate();
        Assert.Empty(Probe.Of((field, new long[] { 9 })).Validate().Violations);
        Assert.Single(broken.Violations);
    }

    [Fact]
    public void A_check_within_another_one_has_its_own_findings()
    {
        var rule = new CrossFieldRule("rule", CrossFieldRuleKind.AtLeastOneOf, "As stated.", "c");
        var inner = Probe.Ruled(rule, (s_whole, 3));
        var outer = Probe.Ruled(
            new CrossFieldRule("sum", CrossFieldRuleKind.Sum, "As stated.", "a", "b") { Maximum = 1 },
            (new("a", ParamKind.Integer) { Maximum = 0 }, 1),
            (new("inner", ParamKind.Text), Probe.Visits((_, _) => Assert.Equal("rule", Assert.Single(inner.Validate().Violations).Keyword))),
            (new("b", ParamKind.Integer) { Maximum = 0 }, 2));
        // Twice: what a check leaves for the next one is its own, too.
        for (var i = 0; i < 2; i++)
        {
            Assert.Equal(
                ["$.a: 1 is out of range. Allowed: up to 0.", "$.b: 2 is out of range. Allowed: up to 0.", "$.a: As stated. It is 3 here."],
                outer.Validate().Violations.Select(violation => violation.ToString()));
        }
    }

    [Fact]
    public void The_first_check_of_a_thread_is_like_the_others()
    {
        var probe = Probe.Ruled(new CrossFieldRule("rule", CrossFieldRuleKind.Sum, "As stated.", "a") { Maximum = 1 }, (new("a", ParamKind.Integer) { Maximum = 1 }, 2));
        IReadOnlyList<string>? found = null;
        var thread = new Thread(() => found = [.. probe.Validate().Violations.Select(violation => violation.Keyword)]);
        thread.Start();
        thread.Join();
        Assert.Equal(["maximum", "rule"], found);
    }

    [Fact]
    public void The_number_of_items_of_each_kind_is_a_term_of_a_rule()
    {
        var rule = new CrossFieldRule("rule", CrossFieldRuleKind.Sum, "As stated.", "count(a)") { Maximum = 1 };
        foreach (var visit in Each(isNull: false))
        {
            var report = Probe.Ruled(rule, (new("a", ParamKind.List) { Items = s_whole }, visit)).Validate();
            Assert.Equal("$.a: As stated. It is 2 here.", Assert.Single(report.Violations, violation => violation.Keyword == "rule").ToString());
        }

        foreach (var visit in Each(isNull: true))
        {
            Assert.Empty(Probe.Ruled(rule, (new("a", ParamKind.List) { Items = s_whole }, visit)).Validate().Violations);
            var both = new CrossFieldRule("rule", CrossFieldRuleKind.AtLeastOneOf, "As stated.", "a");
            Assert.Single(Probe.Ruled(both, (new("a", ParamKind.List) { Items = s_whole }, visit)).Validate().Violations);
            Assert.Empty(Probe.Ruled(both, (new("a", ParamKind.List) { Required = true, Nullable = true, Items = s_whole }, visit)).Validate().Violations);
        }
    }

    // Two items of each kind of list and map.
    private static Action<ParamVisitor, ParamField>[] Each(bool isNull) =>
    [
        (visitor, field) => visitor.TextList(field, isNull ? null : ["a", "b"]),
        (visitor, field) => visitor.IntegerList(field, isNull ? null : [1, 2]),
        (visitor, field) => visitor.NumberList(field, isNull ? null : [1, 2]),
        (visitor, field) => visitor.BooleanList(field, isNull ? null : [true, false]),
        (visitor, field) => visitor.ChoiceList(field, isNull ? null : (IReadOnlyList<Shape>)[Shape.Square, Shape.Wide]),
        (visitor, field) => visitor.ObjectList(field, isNull ? null : (IReadOnlyList<Part>)[new Part(1), new Part(2)]),
        (visitor, field) => visitor.List(field, isNull ? null : (IReadOnlyList<JsonElement>)[Rig.Json("1"), Rig.Json("2")], static (inner, items, item) => inner.Json(items, item)),
        (visitor, field) => visitor.Map(field, isNull ? null : new Dictionary<string, string> { ["a"] = "1", ["b"] = "2" }, static (inner, items, item) => inner.Text(items, item)),
    ];

    private static void Verify(ParamField field, Action<ParamVisitor, ParamField> visit, params string[] expected) =>
        Assert.Equal(expected, Probe.Of((field, visit)).Validate().Violations.Select(violation => $"{violation.Keyword} {violation}"));

    private sealed record Part(long? Number) : ParamsObject
    {
        private static readonly ParamField s_number = new("n", ParamKind.Integer) { Maximum = 9 };

        protected override void Accept(ParamVisitor visitor) => visitor.Integer(s_number, Number);
    }
}
