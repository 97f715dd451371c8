using System.Globalization;
using Typed.RuntimeTests.Contracts;
using Typed.Specification;

namespace Typed.RuntimeTests.Validation;

/// <summary>Numbers are judged by their shortest text in decimal arithmetic, whichever way the check takes.</summary>
public sealed class NumberLimitTests
{
    [Theory]
    [InlineData("0.1")]
    [InlineData("0.25")]
    [InlineData("0.05")]
    [InlineData("3")]
    [InlineData("0.001")]
    [InlineData("0.0000000000000001")]
    [InlineData("123456789012345678")]
    public void A_multiple_is_one_in_decimal_arithmetic(string step)
    {
        var field = new ParamField("a", ParamKind.Number) { MultipleOf = decimal.Parse(step, CultureInfo.InvariantCulture) };
        foreach (var number in Numbers())
        {
            Assert.Equal(Exact(number) % field.MultipleOf == 0, Probe.Of((field, number)).Validate().IsValid);
        }
    }

    [Theory]
    [InlineData("0.3", "0.7")]
    [InlineData("0.30000000000000004", "1")]
    [InlineData("-1", "1.5")]
    [InlineData("0.3000000000000000000001", "99999999999999999999")]
    public void Bounds_are_compared_in_decimal_arithmetic(string least, string most)
    {
        var (minimum, maximum) = (decimal.Parse(least, CultureInfo.InvariantCulture), decimal.Parse(most, CultureInfo.InvariantCulture));
        var inclusive = new ParamField("a", ParamKind.Number) { Minimum = minimum, Maximum = maximum };
        var exclusive = new ParamField("a", ParamKind.Number) { ExclusiveMinimum = minimum, ExclusiveMaximum = maximum };
        foreach (var number in Numbers())
        {
            var exact = Exact(number);
            Assert.Equal(exact >= minimum && exact <= maximum, Probe.Of((inclusive, number)).Validate().IsValid);
            Assert.Equal(exact > minimum && exact < maximum, Probe.Of((exclusive, number)).Validate().IsValid);
        }
    }

    [Fact]
    public void An_integer_is_not_rounded_to_a_double()
    {
        var field = new ParamField("a", ParamKind.Integer) { Maximum = 9_007_199_254_740_992, MultipleOf = 2 };
        Assert.True(Probe.Of((field, 9_007_199_254_740_992)).Validate().IsValid);
        Assert.False(Probe.Of((field, 9_007_199_254_740_993)).Validate().IsValid);
    }

    private static decimal Exact(double number) => decimal.Parse(number.ToString(CultureInfo.InvariantCulture), NumberStyles.Float, CultureInfo.InvariantCulture);

    private static IEnumerable<double> Numbers() =>
        Enumerable.Range(-200, 401).SelectMany(i => new[] { i / 100.0, i * 0.1, i * 0.05, i, Math.BitIncrement(i / 100.0), Math.BitDecrement(i * 0.1) }).Append(0.30000000000000004).Append(1e17);
}
