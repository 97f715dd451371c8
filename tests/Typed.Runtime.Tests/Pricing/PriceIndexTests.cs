using Typed.RuntimeTests.Contracts;
using Typed.Specification;

namespace Typed.RuntimeTests.Pricing;

/// <summary>An ordinary request is priced from an index, which keeps the cost of one output of each line: the same cost, and nothing is allocated.</summary>
public sealed class PriceIndexTests
{
    private static readonly ParamField s_duration = new("duration", ParamKind.Choice) { Role = ParamRole.Duration, Values = [new(5, "5"), new(8, "8s"), new(-1, "auto")] };

    public static TheoryData<ParamField, object?, string> Kinds => new()
    {
        { new("a", ParamKind.Text), "low", "low" },
        { new("a", ParamKind.Text) { Default = "\"low\"" }, null, "low" },
        { new("a", ParamKind.Text) { Default = "\"high\"" }, "low", "low" },
        { new("a", ParamKind.Text) { Default = "\"low\"", Nullable = true }, null, "low" },
        { new("a", ParamKind.Text) { Default = "\"low\"", Required = true }, null, "low" },
        { new("a", ParamKind.Text) { Required = true, Nullable = true }, "low", "low" },
        { new("a", ParamKind.Integer), 5, "5" },
        { new("a", ParamKind.Integer) { Default = "5" }, null, "5" },
        { new("a", ParamKind.Number), 0.5, "0.5" },
        { new("a", ParamKind.Boolean), true, "true" },
        { new("a", ParamKind.Boolean), false, "false" },
        { new("a", ParamKind.Boolean) { Default = "true" }, null, "true" },
        { new("a", ParamKind.Choice) { Values = [new(1, "low"), new(2, "high")] }, 1, "low" },
        { new("a", ParamKind.Choice) { Values = [new(1, "low"), new(2, "high")], Default = "\"high\"" }, null, "high" },
    };

    [Theory(DisableDiscoveryEnumeration = true)]
    [MemberData(nameof(Kinds))]
    public void A_field_of_each_kind_with_one_value_is_indexed(ParamField field, object? value, string text)
    {
        var table = Table(new PriceRule(3, "a", text), new PriceRule(4, "a", "other"));
        var probe = Probe.Priced(table, (field, value), (new ParamField("b", ParamKind.Text) { Required = true, Nullable = true }, null));
        Assert.Equal(3, probe.Cost.Credits);
        Assert.Same(probe.Cost, probe.Cost);
        // Without the index: a range of prices is not kept.
        var slow = Probe.Priced(table with { Rules = [.. table.Rules, new PriceRule(9, "a", "x") { AtLeast = 1 }] }, (field, value));
        Assert.Equal(3, slow.Cost.Credits);
        Assert.NotSame(slow.Cost, slow.Cost);
    }

    [Fact]
    public void The_cost_of_an_ordinary_request_allocates_nothing()
    {
        _ = SampleParams.Valid.Cost;
        var before = GC.GetAllocatedBytesForCurrentThread();
        var cost = SampleParams.Valid.Cost;
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
        Assert.Equal(8, cost.Credits);
    }

    [Theory]
    [InlineData(null, "high")]
    [InlineData(null, null)]
    [InlineData(7, "low")]
    public void A_request_without_a_line_is_not_indexed(object? count, string? text)
    {
        var table = Table(new PriceRule(3, "a", "low")) with { CountField = "n" };
        var probe = Probe.Priced(table, (new ParamField("a", ParamKind.Text), text), (new ParamField("n", ParamKind.Integer) { Default = "1" }, count));
        Assert.Equal(count is null ? null : 21m, probe.Cost.Credits);
        Assert.NotSame(probe.Cost, probe.Cost);
    }

    [Theory]
    [InlineData(5, 5)]
    [InlineData(8, 8)]
    [InlineData(-1, null)]
    public void A_duration_counts_its_seconds_whatever_its_text(int value, int? seconds)
    {
        foreach (var isIndexed in new[] { true, false })
        {
            var table = Table(new PriceRule(2), isIndexed ? new PriceRule(9) : new PriceRule(9) { AtLeast = 1 }) with { CountField = "duration" };
            Assert.Equal(2m * seconds, Probe.Priced(table, (s_duration, value)).Cost.Credits);
        }
    }

    [Theory]
    [InlineData(77, 4)]
    [InlineData(78, null)]
    public void A_choice_that_is_no_duration_counts_by_its_text_not_by_its_number(int value, int? count)
    {
        var field = new ParamField("n", ParamKind.Choice) { Values = [new(77, "4"), new(78, "many")] };
        foreach (var isIndexed in new[] { true, false })
        {
            var table = Table(new PriceRule(2), isIndexed ? new PriceRule(9) : new PriceRule(9) { AtLeast = 1 }) with { CountField = "n" };
            Assert.Equal(2m * count, Probe.Priced(table, (field, value)).Cost.Credits);
        }
    }

    [Fact]
    public void A_value_that_the_list_does_not_have_has_no_price()
    {
        var field = new ParamField("a", ParamKind.Choice) { Values = [new(1, "low")], Default = "\"low\"" };
        Assert.Equal(3, Probe.Priced(Table(new PriceRule(3, "a", "low")), (field, 1)).Cost.Credits);
        Assert.Null(Probe.Priced(Table(new PriceRule(3, "a", "low")), (field, 2)).Cost.Credits);
    }

    [Fact]
    public void A_choice_that_is_sent_as_null_has_not_the_price_of_its_default()
    {
        var field = new ParamField("a", ParamKind.Choice) { Values = [new(1, "low")], Default = "\"low\"", Required = true, Nullable = true };
        Assert.Null(Probe.Priced(Table(new PriceRule(3, "a", "low")), (field, null)).Cost.Credits);
        Assert.Equal(3, Probe.Priced(Table(new PriceRule(3, "a", "low")), (field, 1)).Cost.Credits);
    }

    [Fact]
    public void A_member_of_an_object_is_not_indexed()
    {
        var box = new ParamField("box", ParamKind.Object) { Fields = [new ParamField("size", ParamKind.Integer)] };
        Cost? cost = null;
        // On a thread of its own, whose memory for values is as small as the table.
        var thread = new Thread(() => cost = Probe.Priced(Table(new PriceRule(3, "a", "low"), new PriceRule(4, "box.size", "7")), (new ParamField("a", ParamKind.Text), "high"), (box, null)).Cost);
        thread.Start();
        thread.Join();
        Assert.Equal("unknown, because the price table has no rule for a high, box.size (not set, no documented default); it has: a low; box.size 7", cost!.ToString());
    }

    [Fact]
    public void Prices_of_several_tables_do_not_mix()
    {
        var (one, two) = (new ParamField("a", ParamKind.Text), new ParamField("b", ParamKind.Integer));
        var small = Probe.Priced(Table(new PriceRule(3, "a", "low")), (one, "low"));
        var large = Probe.Priced(Table(new PriceRule(4, "a", "low", "b", "2"), new PriceRule(5, "a", "high")), (one, "low"), (two, 2));
        for (var i = 0; i < 2; i++)
        {
            Assert.Equal((3, 4), (small.Cost.Credits, large.Cost.Credits));
        }
    }

    private static PriceTable Table(params PriceRule[] rules) => new("credits", "output", rules) { Certainty = CostCertainty.Exact };
}
