namespace Typed.RuntimeTests.Contracts;

public sealed class CostTests
{
    [Fact]
    public void The_price_of_a_combination_times_the_count() =>
        Assert.Equal(33m, (SampleParams.Valid with { Duration = SampleDuration.Seconds10, MaxImages = 2 }).Cost.Credits);

    [Fact]
    public void A_field_that_is_left_out_is_priced_with_its_default() =>
        Assert.Equal(8m, (SampleParams.Valid with { Duration = null, MaxImages = null }).Cost.Credits);

    [Fact]
    public void The_text_names_certainty_and_dates() =>
        Assert.Equal("8 credits, exact, price table of 2025-11, read 2026-11-21", SampleParams.Valid.Cost.ToString());

    [Fact]
    public void A_value_without_a_rule_is_unknown_not_zero()
    {
        var cost = (SampleParams.Valid with { Duration = (SampleDuration)7 }).Cost;
        Assert.Null(cost.Credits);
        Assert.Equal(CostCertainty.Unknown, cost.Certainty);
        Assert.Contains("no rule for duration 7", cost.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void An_extra_parameter_in_place_of_a_priced_field_makes_it_unknown()
    {
        var cost = (SampleParams.Valid with { ExtraParameters = new() { { "duration", "15" } } }).Cost;
        Assert.Null(cost.Credits);
        Assert.Contains("replaces 'duration'", cost.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void A_count_of_none_is_unknown_not_free()
    {
        var cost = (SampleParams.Valid with { MaxImages = 0 }).Cost;
        Assert.Null(cost.Credits);
        Assert.Contains("'max_images' is 0", cost.Reason, StringComparison.Ordinal);
    }
}
