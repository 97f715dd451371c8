using Typed.RuntimeTests.Contracts;
using Typed.Specification;

namespace Typed.RuntimeTests.Pricing;

/// <summary>The price of a request is that of the matching line, times its counts, or unknown. The index for ordinary requests and the table agree.</summary>
public sealed class PriceTests
{
    private static readonly PriceTable s_table = new(
        "credits", "output", new PriceRule(8, "duration", "5", "quality", "low"), new PriceRule(16, "duration", "10", "quality", "low"), new PriceRule(20.5m, "duration", "5", "quality", "high"))
    {
        Certainty = CostCertainty.Exact,
        AsOf = "2026-01",
        Retrieved = "2026-02-03",
    };

    // A condition on a field of an object is not indexed.
    private static readonly PriceTable s_slow = s_table with { Rules = [.. s_table.Rules, new PriceRule(1, "box.size", "7")] };

    public static TheoryData<bool> Both => [true, false];

    [Theory]
    [MemberData(nameof(Both))]
    public void The_line_whose_conditions_all_match_is_the_price(bool isIndexed)
    {
        Assert.Equal(8, CostOf(isIndexed, 5, "low").Credits);
        Assert.Equal(16, CostOf(isIndexed, 10, "low").Credits);
        Assert.Equal(20.5m, CostOf(isIndexed, 5, "high").Credits);
        Assert.Equal("20.5 credits, exact, price table of 2026-01, read 2026-02-03", CostOf(isIndexed, 5, "high").ToString());
    }

    [Theory]
    [MemberData(nameof(Both))]
    public void A_combination_without_a_line_is_unknown(bool isIndexed)
    {
        foreach (var cost in new[] { CostOf(isIndexed, 10, "high"), CostOf(isIndexed, 7, "low"), CostOf(isIndexed, 5, "odd") })
        {
            Assert.Equal((null, null, null, CostCertainty.Unknown), (cost.Credits, cost.AtLeast, cost.AtMost, cost.Certainty));
        }

        var lines = isIndexed ? "" : "; box.size 7";
        Assert.Equal(
            $"unknown, because the price table has no rule for duration 10, quality high{(isIndexed ? "" : ", box.size (not set, no documented default)")}; "
            + $"it has: duration 5, quality low; duration 10, quality low; duration 5, quality high{lines}",
            CostOf(isIndexed, 10, "high").ToString());
    }

    [Theory]
    [MemberData(nameof(Both))]
    public void The_first_of_two_matching_lines_is_the_price(bool isIndexed)
    {
        PriceRule[] rules = [new(3, "quality", "low"), new(5)];
        var table = (isIndexed ? s_table : s_slow) with { Rules = isIndexed ? rules : [.. rules, new PriceRule(1, "box.size", "7")] };
        Assert.Equal(3, Cost(table, 5, "low").Credits);
        Assert.Equal(5, Cost(table, 5, "high").Credits);
    }

    [Theory]
    [MemberData(nameof(Both))]
    public void A_count_multiplies(bool isIndexed)
    {
        var table = (isIndexed ? s_table : s_slow) with { CountField = "n" };
        Assert.Equal(8, Cost(table, 5, "low", 1).Credits);
        Assert.Equal(24, Cost(table, 5, "low", 3).Credits);
        // The price of one output is kept by the index; that of three must not be.
        Assert.Equal(8, Cost(table, 5, "low", 1).Credits);
        Assert.Equal("unknown, because 'n' is 0, not a count", Cost(table, 5, "low", 0).ToString());
        Assert.Equal("unknown, because 'n' is -1, not a count", Cost(table, 5, "low", -1).ToString());
        Assert.Equal("unknown, because 'n' is 1.5, not a count", Cost(table, 5, "low", 1.5).ToString());
        Assert.Equal("unknown, because 'n' is not set and has no documented default", Cost(table, 5, "low", null).ToString());
        Assert.Null(Cost(table, 5, "low", 3e9).Credits);
    }

    [Theory]
    [MemberData(nameof(Both))]
    public void A_second_count_makes_the_price_a_range(bool isIndexed)
    {
        var table = (isIndexed ? s_table : s_slow) with { CountField = "n", UpToField = "up" };
        Assert.Equal(16, Cost(table, 5, "low", 2, 1).Credits);
        var range = Cost(table, 5, "low", 2, 3);
        Assert.Equal((null, 16m, 48m, CostCertainty.Exact), (range.Credits, range.AtLeast, range.AtMost, range.Certainty));
        Assert.Equal("16 to 48 credits, exact, price table of 2026-01, read 2026-02-03 (up to 3 outputs for each of 'n'; how many is known only afterwards)", range.ToString());
        Assert.Equal("unknown, because 'up' is not set and has no documented default", Cost(table, 5, "low", 2, null).ToString());
    }

    [Theory]
    [MemberData(nameof(Both))]
    public void A_default_is_priced_and_a_value_goes_before_it(bool isIndexed)
    {
        var fields = Fields(null, "low");
        fields[0].Field = new ParamField("duration", ParamKind.Integer) { Default = "10" };
        Assert.Equal(16, Probe.Priced(isIndexed ? s_table : s_slow, fields).Cost.Credits);
        fields[0].Value = 5;
        Assert.Equal(8, Probe.Priced(isIndexed ? s_table : s_slow, fields).Cost.Credits);
    }

    [Fact]
    public void A_required_field_that_is_sent_as_null_has_not_the_price_of_its_default()
    {
        var fields = Fields(null, "low");
        fields[0].Field = new ParamField("duration", ParamKind.Integer) { Default = "10", Required = true, Nullable = true };
        Assert.Null(Probe.Priced(s_table, fields).Cost.Credits);
    }

    [Theory]
    [MemberData(nameof(Both))]
    public void An_extra_parameter_in_place_of_a_condition_or_a_count_makes_the_price_unknown(bool isIndexed)
    {
        var table = (isIndexed ? s_table : s_slow) with { CountField = "n" };
        var probe = Probe.Priced(table, Fields(5, "low", 1));
        Assert.Equal("an extra parameter replaces 'quality', which the price depends on", (probe with { ExtraParameters = new() { { "quality", "high" } } }).Cost.Reason);
        Assert.Equal("an extra parameter replaces 'n', which the price depends on", (probe with { ExtraParameters = new() { { "n", 4 } } }).Cost.Reason);
        Assert.Equal(8, (probe with { ExtraParameters = new() { { "other", 4 } } }).Cost.Credits);
    }

    [Fact]
    public void The_first_of_several_reasons_is_named_and_the_table_and_its_unit_stay()
    {
        var probe = Probe.Priced(s_table, Fields(5, "low")) with { ExtraParameters = new() { { "quality", "high" }, { "duration", 7 } } };
        Assert.Equal("an extra parameter replaces 'duration', which the price depends on", probe.Cost.Reason);
        var points = s_table with { Unit = "points", Contradictions = [new PriceContradiction("first", "duration", "5"), new PriceContradiction("second", "quality", "low")] };
        var cost = Cost(points, 5, "low");
        Assert.Equal(("the provider states different prices: first", "points"), (cost.Reason, cost.Unit));
        Assert.Same(points, cost.Table);
    }

    [Fact]
    public void The_number_of_items_is_a_condition()
    {
        var table = new PriceTable("credits", "output", new PriceRule(2, "count(list)", "0"), new PriceRule(6, "count(list)", "2")) { Certainty = CostCertainty.Typical };
        var list = new ParamField("list", ParamKind.List) { Items = new("", ParamKind.Text) };
        Assert.Equal(2, Probe.Priced(table, (list, null)).Cost.Credits);
        Assert.Equal(6, Probe.Priced(table, (list, new[] { "x", "y" })).Cost.Credits);
        Assert.Null(Probe.Priced(table, (list, new[] { "x" })).Cost.Credits);
        Assert.Equal("an extra parameter replaces 'count(list)', which the price depends on", (Probe.Priced(table, (list, null)) with { ExtraParameters = new() { { "list", "x" } } }).Cost.Reason);
    }

    [Fact]
    public void A_price_that_the_provider_contradicts_is_no_price()
    {
        var table = s_table with { Contradictions = [new PriceContradiction("8 here, 9 there", "duration", "5", "quality", "low")] };
        var cost = Cost(table, 5, "low");
        Assert.Equal((null, null, CostCertainty.Contradictory), (cost.Credits, cost.AtMost, cost.Certainty));
        Assert.Equal("contradictory, because the provider states different prices: 8 here, 9 there", cost.ToString());
        Assert.Equal(16, Cost(table, 10, "low").Credits);
    }

    [Fact]
    public void Sources_that_differ_give_a_range_that_is_never_one_price()
    {
        var table = s_table with
        {
            CountField = "n",
            Rules = [new PriceRule(9, "duration", "5") { AtLeast = 8 }, new PriceRule(16, "duration", "10") { AtLeast = 16 }],
            Contradictions = [new PriceContradiction("8 here, 9 there", "duration", "5")],
        };
        var cost = Cost(table, 5, "low", 2);
        Assert.Equal((null, 16m, 18m, CostCertainty.Contradictory), (cost.Credits, cost.AtLeast, cost.AtMost, cost.Certainty));
        Assert.Equal("the sources differ: 8 here, 9 there", cost.Reason);
        var equal = Cost(table, 10, "low", 2);
        Assert.Equal((null, 32m, 32m, CostCertainty.Contradictory, "the sources differ"), (equal.Credits, equal.AtLeast, equal.AtMost, equal.Certainty, equal.Reason));
    }

    [Theory]
    [InlineData(1, 16, 18)]
    [InlineData(3, 16, 54)]
    public void Sources_that_differ_and_a_second_count_give_the_lowest_and_the_highest(int upTo, int atLeast, int atMost)
    {
        var table = s_table with { CountField = "n", UpToField = "up", Rules = [new PriceRule(9, "duration", "5") { AtLeast = 8 }] };
        var cost = Cost(table, 5, "low", 2, upTo);
        Assert.Equal((null, (decimal)atLeast, (decimal)atMost, CostCertainty.Contradictory, "the sources differ"), (cost.Credits, cost.AtLeast, cost.AtMost, cost.Certainty, cost.Reason));
        Assert.Equal("unknown, because 'up' is not set and has no documented default", Cost(table, 5, "low", 2, null).ToString());
    }

    [Fact]
    public void Sources_without_a_common_line_are_named()
    {
        var table = s_table with { Certainty = CostCertainty.Contradictory, Rules = [], Statements = [new PriceStatement("8 credits", "page a"), new PriceStatement("9 credits", "page b")] };
        Assert.Equal("contradictory, because the sources contradict each other: 8 credits (page a); 9 credits (page b)", Cost(table, 5, "low").ToString());
    }

    [Theory]
    [InlineData("by agreement", "unknown, because by agreement")]
    [InlineData(null, "unknown, because the price table does not say")]
    public void A_table_without_certainty_gives_no_price(string? note, string expected) =>
        Assert.Equal(expected, Cost(s_table with { Certainty = CostCertainty.Unknown, Note = note }, 5, "low").ToString());

    [Fact]
    public void An_extra_parameter_in_place_of_an_object_makes_the_price_of_its_members_unknown()
    {
        var probe = Probe.Priced(s_slow, Fields(5, "low")) with { ExtraParameters = new() { { "box", 1 } } };
        Assert.Equal("an extra parameter replaces 'box.size', which the price depends on", probe.Cost.Reason);
    }

    [Fact]
    public void A_line_that_asks_for_two_values_of_one_field_has_no_request()
    {
        var table = s_table with { Rules = [new PriceRule(8, "duration", "5", "duration", "10"), new PriceRule(9, "duration", "10")] };
        Assert.Equal(9, Cost(table, 10, "low").Credits);
        Assert.Null(Cost(table, 5, "low").Credits);
    }

    [Fact]
    public void A_cost_without_a_table_and_a_table_without_dates_say_so()
    {
        Assert.Equal(("credits", "unknown, because no one knows"), (Typed.Cost.Unknown("no one knows").Unit, Typed.Cost.Unknown("no one knows").ToString()));
        var table = new PriceTable("points", "output", new PriceRule(1m / 3)) { Certainty = CostCertainty.Typical };
        Assert.Equal(("unknown date", "unknown date", ""), (table.AsOf, table.Retrieved, table.Source));
        Assert.Equal("0.3333 points, typical, price table of unknown date, read unknown date", Cost(table, 5, "low").ToString());
    }

    [Fact]
    public void A_model_without_a_table_has_no_price()
    {
        var cost = Probe.Of(Fields(5, "low")).Cost;
        Assert.Equal("unknown, because no price is published for probe", cost.ToString());
        Assert.Null(cost.Table);
    }

    private static Cost CostOf(bool isIndexed, int duration, string quality) => Cost(isIndexed ? s_table : s_slow, duration, quality);

    private static Cost Cost(PriceTable table, object? duration, string? quality, object? count = null, object? upTo = null) => Probe.Priced(table, Fields(duration, quality, count, upTo)).Cost;

    private static (ParamField Field, object? Value)[] Fields(object? duration, string? quality, object? count = null, object? upTo = null) =>
    [
        (new ParamField("duration", ParamKind.Integer), duration),
        (new ParamField("quality", ParamKind.Text), quality),
        (new ParamField("n", ParamKind.Number), count),
        (new ParamField("up", ParamKind.Number), upTo),
        (new ParamField("box", ParamKind.Object) { Fields = [new ParamField("size", ParamKind.Integer)] }, null),
    ];
}
