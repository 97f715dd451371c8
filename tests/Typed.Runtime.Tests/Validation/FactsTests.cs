using Typed.RuntimeTests.Contracts;
using Typed.Specification;
using Typed.Validation;
using Typed.Visiting;

namespace Typed.RuntimeTests.Validation;

/// <summary>What counts as set, and with which value, for prices and for rules between fields: objects, defaults, extra parameters, and null that is sent.</summary>
public sealed class FactsTests
{
    private static readonly ParamField s_size = new("size", ParamKind.Integer);
    private static readonly ParamField s_sizeOrSeven = new("size", ParamKind.Integer) { Default = "7" };
    private static readonly ParamField s_a = new("a", ParamKind.Integer);

    [Fact]
    public void A_member_of_an_object_has_its_value_or_its_default()
    {
        Assert.Equal(1, Cost(s_size, new Box(s_size, 7)));
        Assert.Null(Cost(s_size, new Box(s_size, 8)));
        Assert.Null(Cost(s_size, new Box(s_size, null)));
        Assert.Null(Cost(s_size, null));
        Assert.Equal(1, Cost(s_sizeOrSeven, new Box(s_sizeOrSeven, null)));
        Assert.Equal(1, Cost(s_sizeOrSeven, null));
        Assert.Null(Cost(s_sizeOrSeven, new Box(s_sizeOrSeven, 8)));
        // What an extra parameter of the object holds is not known.
        Assert.Null(Cost(s_sizeOrSeven, new Box(s_sizeOrSeven, 7) { ExtraParameters = new() { { "size", 7 } } }));

        static decimal? Cost(ParamField size, Box? box) => Probe.Priced(
            new PriceTable("credits", "output", new PriceRule(1, "box.size", "7")) { Certainty = CostCertainty.Exact },
            (new ParamField("box", ParamKind.Object) { Fields = [size] }, box)).Cost.Credits;
    }

    [Fact]
    public void Members_of_two_objects_and_a_field_of_the_same_name_are_three_things()
    {
        var (one, two) = (new ParamField("one", ParamKind.Object) { Fields = [s_size] }, new ParamField("two", ParamKind.Object) { Fields = [s_size] });
        var probe = Probe.Ruled(
            Rule(CrossFieldRuleKind.Sum, "one.size", "two.size", "size") with { Maximum = 0 },
            (one, new Box(s_size, 1) { ExtraParameters = new() { { "other", 9 } } }), (two, new Box(s_size, 20)), (s_size, 300));
        Assert.Equal("It is 321 here.", Broken(probe));
    }

    [Fact]
    public void An_object_and_an_extra_parameter_are_set()
    {
        var box = new ParamField("box", ParamKind.Object) { Fields = [s_size] };
        var rule = Rule(CrossFieldRuleKind.Requires, "a", "box");
        Assert.Equal("'a' is set without 'box'.", Broken(Probe.Ruled(rule, (s_a, 1), (box, null))));
        Assert.Null(Broken(Probe.Ruled(rule, (s_a, 1), (box, new Box(s_size, null)))));
        Assert.Null(Broken(Probe.Ruled(rule, (s_a, 1), (box, null)) with { ExtraParameters = new() { { "box", 1 } } }));
        Assert.Equal("'a' is set without 'box'.", Broken(Probe.Ruled(rule, (s_a, 1), (box, null)) with { ExtraParameters = new() { { "other", 1 } } }));
        // An extra parameter of an object is one of its members.
        var member = Rule(CrossFieldRuleKind.Requires, "a", "box.more");
        Assert.Null(Broken(Probe.Ruled(member, (s_a, 1), (box, new Box(s_size, null) { ExtraParameters = new() { { "more", 1 } } }))));
        Assert.Equal("'a' is set without 'box.more'.", Broken(Probe.Ruled(member, (s_a, 1), (box, new Box(s_size, null))) with { ExtraParameters = new() { { "more", 1 } } }));
    }

    [Fact]
    public void The_default_of_a_member_does_not_count_if_the_object_is_sent_as_json()
    {
        var box = new ParamField("box", ParamKind.Object) { Fields = [s_sizeOrSeven] };
        var rule = Rule(CrossFieldRuleKind.Sum, "box.size") with { Maximum = 1 };
        Assert.Equal("It is 7 here.", Broken(Probe.Ruled(rule, (box, null))));
        Assert.Null(Broken(Probe.Ruled(rule, (box, null)) with { ExtraParameters = new() { { "box", 1 } } }));
        // Nor does the object that is replaced.
        Assert.Equal("It is 9 here.", Broken(Probe.Ruled(rule, (box, new Box(s_sizeOrSeven, 9)))));
        Assert.Null(Broken(Probe.Ruled(rule, (box, new Box(s_sizeOrSeven, 9))) with { ExtraParameters = new() { { "box", 1 } } }));
    }

    [Theory]
    [InlineData(ParamKind.Text)]
    [InlineData(ParamKind.Integer)]
    [InlineData(ParamKind.Boolean)]
    [InlineData(ParamKind.Choice)]
    [InlineData(ParamKind.Json)]
    [InlineData(ParamKind.Object)]
    [InlineData(ParamKind.List)]
    public void Null_that_is_sent_is_set(ParamKind kind)
    {
        var field = new ParamField("b", kind) { Required = true, Nullable = true, Items = new("", ParamKind.Text) };
        Assert.Equal("'a' and 'b' are both set.", Broken(Probe.Ruled(Rule(CrossFieldRuleKind.Excludes, "a", "b"), (s_a, 1), (field, null))));
        var optional = new ParamField("b", kind) { Nullable = true, Items = field.Items };
        Assert.Null(Broken(Probe.Ruled(Rule(CrossFieldRuleKind.Excludes, "a", "b"), (s_a, 1), (optional, null))));
    }

    [Fact]
    public void Null_of_a_union_that_is_sent_is_set()
    {
        var visit = Probe.Visits((visitor, union) => visitor.Union(union, null));
        var rule = Rule(CrossFieldRuleKind.Excludes, "a", "b");
        Assert.Equal("'a' and 'b' are both set.", Broken(Probe.Ruled(rule, (s_a, 1), (new("b", ParamKind.Union) { Required = true, Nullable = true }, visit))));
        Assert.Null(Broken(Probe.Ruled(rule, (s_a, 1), (new("b", ParamKind.Union), visit))));
    }

    [Theory]
    [InlineData(true, "flag=true", "'flag=true' is set without 'b'.")]
    [InlineData(true, "flag=false", null)]
    [InlineData(false, "flag=false", "'flag=false' is set without 'b'.")]
    [InlineData(false, "flag=true", null)]
    public void A_flag_is_the_word_of_its_value(bool value, string term, string? expected) =>
        Assert.Equal(expected, Broken(Probe.Ruled(Rule(CrossFieldRuleKind.Requires, term, "b"), (new("flag", ParamKind.Boolean), value))));

    [Fact]
    public void A_choice_that_is_no_duration_is_the_number_in_its_text() => Assert.Equal(
        "It is 4 here.",
        Broken(Probe.Ruled(Rule(CrossFieldRuleKind.Sum, "b") with { Maximum = 0 }, (new("b", ParamKind.Choice) { Values = [new(1, "4")] }, 1))));

    [Fact]
    public void A_property_that_is_replaced_has_no_value_after_an_object_either()
    {
        var probe = Probe.Ruled(Rule(CrossFieldRuleKind.Sum, "n") with { Maximum = 1 }, (new("box", ParamKind.Object), new Box(s_size, 1)), (new("n", ParamKind.Integer), 9));
        Assert.Equal("It is 9 here.", Broken(probe));
        Assert.Null(Broken(probe with { ExtraParameters = new() { { "n", 1 } } }));
    }

    [Theory]
    [InlineData(8, "It is 9 here.")]
    [InlineData(0, "It is 1 here.")]
    [InlineData(-1, null)]
    public void A_duration_is_its_seconds_unless_it_is_a_word(int value, string? expected)
    {
        var duration = new ParamField("duration", ParamKind.Choice) { Role = ParamRole.Duration, Values = [new(8, "8s"), new(0, "none"), new(-1, "auto")] };
        Assert.Equal(expected, Broken(Probe.Ruled(Rule(CrossFieldRuleKind.Sum, "a", "duration") with { Maximum = 0 }, (s_a, 1), (duration, value))));
    }

    [Theory]
    [InlineData("5", "It is 6 here.")]
    [InlineData("\"5\"", "It is 6 here.")]
    [InlineData("\"five\"", null)]
    [InlineData("[5]", null)]
    public void A_json_value_counts_by_its_number(string json, string? expected) => Assert.Equal(
        expected,
        Broken(Probe.Ruled(Rule(CrossFieldRuleKind.Sum, "a", "b") with { Maximum = 0 }, (s_a, 1), (new ParamField("b", ParamKind.Json), Rig.Json(json)))));

    private static string? Broken(Probe probe) => probe.Validate().Violations.SingleOrDefault(violation => violation.Keyword == "rule")?.Message["As stated. ".Length..];

    private static CrossFieldRule Rule(CrossFieldRuleKind kind, params string[] terms) => new("rule", kind, "As stated.", terms);

    private sealed record Box(ParamField Field, long? Size) : ParamsObject
    {
        protected override void Accept(ParamVisitor visitor) => visitor.Integer(Field, Size);
    }
}
