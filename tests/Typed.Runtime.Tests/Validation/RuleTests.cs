using Typed.RuntimeTests.Contracts;
using Typed.Specification;
using Typed.Validation;

namespace Typed.RuntimeTests.Validation;

/// <summary>Rules between fields: each form, at its bounds, with what the message says.</summary>
public sealed class RuleTests
{
    public static TheoryData<CrossFieldRule, object?, object?, object?, string?> Presence => new()
    {
        { Rule(CrossFieldRuleKind.Requires, "a", "b", "c"), null, null, null, null },
        { Rule(CrossFieldRuleKind.Requires, "a", "b", "c"), 1, 1, 1, null },
        { Rule(CrossFieldRuleKind.Requires, "a", "b", "c"), 1, 1, null, "'a' is set without 'c'." },
        { Rule(CrossFieldRuleKind.Requires, "a", "b", "c"), 1, null, 1, "'a' is set without 'b'." },
        { Rule(CrossFieldRuleKind.Excludes, "a", "b", "c"), 1, null, null, null },
        { Rule(CrossFieldRuleKind.Excludes, "a", "b", "c"), null, 1, 1, null },
        { Rule(CrossFieldRuleKind.Excludes, "a", "b", "c"), 1, null, 1, "'a' and 'c' are both set." },
        { Rule(CrossFieldRuleKind.ExactlyOneOf, "a", "b", "c"), null, 1, null, null },
        { Rule(CrossFieldRuleKind.ExactlyOneOf, "a", "b", "c"), null, null, null, "0 of 'a', 'b', 'c' are set." },
        { Rule(CrossFieldRuleKind.ExactlyOneOf, "a", "b", "c"), 1, 1, null, "2 of 'a', 'b', 'c' are set." },
        { Rule(CrossFieldRuleKind.AtLeastOneOf, "a", "b", "c"), null, null, 1, null },
        { Rule(CrossFieldRuleKind.AtLeastOneOf, "a", "b", "c"), 1, 1, 1, null },
        { Rule(CrossFieldRuleKind.AtLeastOneOf, "a", "b", "c"), null, null, null, "None of 'a', 'b', 'c' is set." },
        { Rule(CrossFieldRuleKind.Requires, "a=2", "b"), 1, null, null, null },
        { Rule(CrossFieldRuleKind.Requires, "a=2", "b"), 2, null, null, "'a=2' is set without 'b'." },
        { Rule(CrossFieldRuleKind.Sum, "a", "b", "c") with { Minimum = 3, Maximum = 9 }, 1, 1, 1, null },
        { Rule(CrossFieldRuleKind.Sum, "a", "b", "c") with { Minimum = 3, Maximum = 9 }, 3, 3, 3, null },
        { Rule(CrossFieldRuleKind.Sum, "a", "b", "c") with { Minimum = 3, Maximum = 9 }, 1, 1, 0, "It is 2 here." },
        { Rule(CrossFieldRuleKind.Sum, "a", "b", "c") with { Minimum = 3, Maximum = 9 }, 3, 3, 4, "It is 10 here." },
        { Rule(CrossFieldRuleKind.Sum, "a", "b") with { Maximum = 9 }, 90, null, null, null },
        { Rule(CrossFieldRuleKind.Product, "a", "b") with { Maximum = 6 }, 2, 3, null, null },
        { Rule(CrossFieldRuleKind.Product, "a", "b") with { Maximum = 6 }, 2, 4, null, "It is 8 here." },
        { Rule(CrossFieldRuleKind.Product, "a", "b") with { Maximum = 6 }, long.MaxValue, long.MaxValue, null, "It is 85070591730234600000000000000000000000 here." },
        { Rule(CrossFieldRuleKind.Ratio, "a", "b") with { Minimum = 0.5m, Maximum = 2 }, 2, 1, null, null },
        { Rule(CrossFieldRuleKind.Ratio, "a", "b") with { Minimum = 0.5m, Maximum = 2 }, 1, 2, null, null },
        { Rule(CrossFieldRuleKind.Ratio, "a", "b") with { Minimum = 0.5m, Maximum = 2 }, 3, 1, null, "It is 3 here." },
        { Rule(CrossFieldRuleKind.Ratio, "a", "b") with { Minimum = 0.5m, Maximum = 2 }, 1, 3, null, "It is 0.3333 here." },
        { Rule(CrossFieldRuleKind.Ratio, "a", "b") with { Minimum = 0.5m, Maximum = 2 }, 3, 0, null, null },
        { Rule(CrossFieldRuleKind.Ratio, "a", "b", "c") with { Minimum = 0.5m, Maximum = 2 }, 12, 3, 2, null },
        { Rule(CrossFieldRuleKind.Ratio, "a", "b", "c") with { Minimum = 0.5m, Maximum = 2 }, 12, 2, 2, "It is 3 here." },
        { Rule(CrossFieldRuleKind.Ratio, "a", "b", "c") with { Minimum = 0.5m, Maximum = 2 }, 3, 0, 9, null },
        { Rule(CrossFieldRuleKind.Product, "a", "b", "c") with { Minimum = 8, Maximum = 12 }, 2, 2, 2, null },
        { Rule(CrossFieldRuleKind.Product, "a", "b", "c") with { Minimum = 8, Maximum = 12 }, 2, 2, 3, null },
        { Rule(CrossFieldRuleKind.Product, "a", "b", "c") with { Minimum = 8, Maximum = 12 }, 7, 1, 1, "It is 7 here." },
        { Rule(CrossFieldRuleKind.Product, "a", "b", "c") with { Minimum = 8, Maximum = 12 }, 13, 1, 1, "It is 13 here." },
    };

    [Theory(DisableDiscoveryEnumeration = true)]
    [MemberData(nameof(Presence))]
    public void A_rule_holds_up_to_its_bounds(CrossFieldRule rule, object? a, object? b, object? c, string? expected)
    {
        var report = Probe.Ruled(rule, (new("a", ParamKind.Integer), a), (new("b", ParamKind.Integer), b), (new("c", ParamKind.Integer), c)).Validate();
        Assert.Equal(
            expected is null ? [] : [("$." + rule.Terms[0], "rule", $"As stated. {expected}", ViolationSeverity.Error)],
            report.Violations.Select(item => (item.Path, item.Keyword, item.Message, item.Severity)));
    }

    [Fact]
    public void The_length_of_a_list_is_a_term()
    {
        var rule = Rule(CrossFieldRuleKind.Sum, "count(a)", "b") with { Maximum = 3, Severity = ViolationSeverity.Warning };
        var list = new ParamField("a", ParamKind.List) { Items = new("", ParamKind.Text) };
        Assert.Empty(Probe.Ruled(rule, (list, new[] { "x", "y" }), (new("b", ParamKind.Integer), 1)).Validate().Violations);
        var violation = Assert.Single(Probe.Ruled(rule, (list, new[] { "x", "y", "z" }), (new("b", ParamKind.Integer), 1)).Validate().Violations);
        Assert.Equal(("$.a", "As stated. It is 4 here.", ViolationSeverity.Warning), (violation.Path, violation.Message, violation.Severity));
    }

    [Theory]
    [InlineData("width(cm)")]
    [InlineData("count(x")]
    [InlineData("counted(x)")]
    public void A_name_that_only_looks_like_a_length_is_a_field(string name)
    {
        var probe = Probe.Ruled(Rule(CrossFieldRuleKind.Sum, name) with { Maximum = 4 }, (new(name, ParamKind.Integer), 5));
        Assert.EndsWith("It is 5 here.", Assert.Single(probe.Validate().Violations).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_default_is_a_number_of_a_rule_and_is_not_set()
    {
        var withDefault = new ParamField("b", ParamKind.Integer) { Default = "4" };
        Assert.Single(Probe.Ruled(Rule(CrossFieldRuleKind.Sum, "a", "b") with { Maximum = 4 }, (new("a", ParamKind.Integer), 1), (withDefault, null)).Validate().Violations);
        Assert.Empty(Probe.Ruled(Rule(CrossFieldRuleKind.Excludes, "a", "b"), (new("a", ParamKind.Integer), 1), (withDefault, null)).Validate().Violations);
    }

    [Fact]
    public void A_later_slot_needs_the_earlier_ones()
    {
        ParamField[] slots = [new("first", ParamKind.Text) { Slot = 0 }, new("second", ParamKind.Text) { Slot = 1 }, new("third", ParamKind.Text) { Slot = 2 }];
        Assert.Empty(Validate("x", "y", "z"));
        Assert.Empty(Validate("x", "y", null));
        Assert.Empty(Validate(null, null, null));
        Assert.Equal([("$.third", "'third' is set without 'second': an input slot needs the earlier ones.")], Validate("x", null, "z"));
        Assert.Equal([("$.third", "'third' is set without 'first': an input slot needs the earlier ones.")], Validate(null, null, "z"));
        Assert.Equal(
            [("$.second", "'second' is set without 'first': an input slot needs the earlier ones."), ("$.third", "'third' is set without 'first': an input slot needs the earlier ones.")],
            Validate(null, "y", "z"));

        IEnumerable<(string, string)> Validate(params string?[] values) =>
            Probe.Of([.. slots.Zip(values, (slot, value) => (slot, (object?)value))]).Validate().Violations.Select(item =>
            {
                Assert.Equal("slots", item.Keyword);
                return (item.Path, item.Message);
            });
    }

    [Fact]
    public void A_missing_required_slot_is_reported_once()
    {
        var probe = Probe.Of((new ParamField("first", ParamKind.Text) { Slot = 0, Required = true }, null), (new ParamField("second", ParamKind.Text) { Slot = 1 }, "y"));
        Assert.Equal(["required"], probe.Validate().Violations.Select(item => item.Keyword));
    }

    private static CrossFieldRule Rule(CrossFieldRuleKind kind, params string[] terms) => new("rule", kind, "As stated.", terms);
}
