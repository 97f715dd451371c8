using System.Globalization;
using Typed.Analyzers.Contract;

namespace Typed.Analyzers.Tests.Contract;

public sealed class ExactNumberTests
{
    [Theory]
    [InlineData(0.0)]
    [InlineData(0.3)]
    [InlineData(0.1 + 0.2)]
    [InlineData(1e-5)]
    [InlineData(9.99e-6)]
    [InlineData(123456789012345.0)]
    [InlineData(999999999999999.9)]
    [InlineData(1e15)]
    [InlineData(1e27)]
    [InlineData(0.1f)]
    [InlineData(double.Epsilon)]
    public void Is_what_the_shortest_text_says(double number) => Same(number);

    [Fact]
    public void Is_what_the_shortest_text_says_for_any_number()
    {
        Same(-0.0);
        var random = new Random(1);
        for (var i = 0; i < 20_000; i++)
        {
            Same(Math.Round(random.NextDouble() * Math.Pow(10, random.Next(-4, 12)), random.Next(0, 12)));
            Same((random.NextDouble() - 0.5) * Math.Pow(10, random.Next(-8, 18)));
        }
    }

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    [InlineData(1e29)]
    public void Is_unknown_beyond_what_a_decimal_holds(double number) => Assert.Null(ExactNumber.Of(number));

    // Assigned to a double, it is sent with its binary remainder.
    [Fact]
    public void A_float_is_the_double_of_the_same_value()
    {
        Assert.Equal(ExactNumber.Of((double)0.1f), ExactNumber.Of((object)0.1f));
        Assert.NotEqual(0.1m, ExactNumber.Of((object)0.1f));
    }

    private static void Same(double number)
    {
        var expected = decimal.Parse(number.ToString("R", CultureInfo.InvariantCulture), NumberStyles.Float, CultureInfo.InvariantCulture);
        Assert.Equal(ExactNumber.Text(expected), ExactNumber.Text(ExactNumber.Of(number)!.Value));
    }
}
