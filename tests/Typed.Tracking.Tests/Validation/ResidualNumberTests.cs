using Typed.Validation.Residual;

namespace Typed.TrackingTests.Validation;

/// <summary>The number keywords of the part of a schema that types cannot express, at their limits.</summary>
public sealed class ResidualNumberTests
{
    [Theory]
    [InlineData("""{"multipleOf":0.1}""", "0.3", "")]
    [InlineData("""{"multipleOf":0.1}""", "0.35", "multipleOf: 0.35 is not a multiple of 0.1.")]
    [InlineData("""{"multipleOf":0}""", "3", "")]
    // Outside the range of a decimal.
    [InlineData("""{"multipleOf":1e300}""", "2e300", "")]
    [InlineData("""{"multipleOf":1e300}""", "2.5e300", "multipleOf: 2.5e300 is not a multiple of 1e300.")]
    [InlineData("""{"multipleOf":1e-300}""", "1e300", "")]
    [InlineData("""{"minimum":1}""", "1", "")]
    [InlineData("""{"minimum":1}""", "0.99", "minimum: 0.99 is out of range: minimum is 1.")]
    [InlineData("""{"maximum":1}""", "1", "")]
    [InlineData("""{"maximum":1}""", "1.01", "maximum: 1.01 is out of range: maximum is 1.")]
    [InlineData("""{"maximum":1}""", "1e300", "maximum: 1e300 is out of range: maximum is 1.")]
    [InlineData("""{"minimum":0}""", "1e-300", "")]
    [InlineData("""{"exclusiveMinimum":0}""", "1e-300", "")]
    [InlineData("""{"exclusiveMinimum":1}""", "1.01", "")]
    [InlineData("""{"exclusiveMinimum":1}""", "1", "exclusiveMinimum: 1 is out of range: exclusiveMinimum is 1.")]
    [InlineData("""{"exclusiveMaximum":1}""", "0.99", "")]
    [InlineData("""{"exclusiveMaximum":1}""", "1", "exclusiveMaximum: 1 is out of range: exclusiveMaximum is 1.")]
    // Draft 4.
    [InlineData("""{"minimum":1,"exclusiveMinimum":true}""", "1", "minimum: 1 is out of range: minimum is 1.")]
    [InlineData("""{"minimum":1,"exclusiveMinimum":true}""", "1.01", "")]
    [InlineData("""{"minimum":1,"exclusiveMinimum":false}""", "1", "")]
    [InlineData("""{"maximum":1,"exclusiveMaximum":true}""", "1", "maximum: 1 is out of range: maximum is 1.")]
    [InlineData("""{"maximum":1,"exclusiveMaximum":true}""", "0.99", "")]
    [InlineData("""{"format":"int32"}""", "2147483647", "")]
    [InlineData("""{"format":"int32"}""", "2147483648", "format: 2147483648 is not an int32.")]
    [InlineData("""{"format":"int32"}""", "-2147483648", "")]
    [InlineData("""{"format":"int32"}""", "-2147483649", "format: -2147483649 is not an int32.")]
    [InlineData("""{"format":"int32"}""", "1.5", "format: 1.5 is not an int32.")]
    [InlineData("""{"format":"int64"}""", "9223372036854775807", "")]
    [InlineData("""{"format":"int64"}""", "9223372036854775808", "format: 9223372036854775808 is not an int64.")]
    [InlineData("""{"format":"double"}""", "1.5", "")]
    public void A_number_is_checked_up_to_its_bounds(string schema, string value, string expected)
    {
        List<Violation> found = [];
        new ResidualSchema(Records.Json(schema)).Check(Records.Json(value), found);
        Assert.Equal(expected, string.Join(" ", found.Select(violation => $"{violation.Keyword}: {violation.Message}")));
        Assert.All(found, violation => Assert.Equal("$", violation.Path));
    }
}
