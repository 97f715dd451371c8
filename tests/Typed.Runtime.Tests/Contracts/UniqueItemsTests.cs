using System.Globalization;
using System.Text.Json;
using Typed.Validation.Residual;

namespace Typed.RuntimeTests.Contracts;

public sealed class UniqueItemsTests
{
    private const int Count = 2_000;

    public static TheoryData<string> Kinds => ["{0}", "\"{0}\"", "{{\"a\":{0},\"b\":[{0}]}}", "[{0},{{\"x\":null}}]"];

    /// <summary>Pairs would be two million. A few hashes may be equal.</summary>
    [Theory]
    [MemberData(nameof(Kinds))]
    public void Different_items_are_not_compared_in_pairs(string item)
    {
        var equality = new JsonValueEquality();

        Assert.False(equality.HasEqual(Items(Enumerable.Range(0, Count).Select(number => string.Format(CultureInfo.InvariantCulture, item, number)))));
        Assert.InRange(equality.Comparisons, 0, Count);
    }

    [Theory]
    [InlineData("1", "1.0")]
    [InlineData("1", "1e0")]
    [InlineData("0", "-0.0")]
    [InlineData("\"a\"", "\"\\u0061\"")]
    [InlineData("{\"a\":1,\"b\":[2]}", "{\"b\":[2.0],\"a\":1.0}")]
    [InlineData("[1,{\"a\":null}]", "[1.0,{\"a\":null}]")]
    public void Equal_items_are_found_however_they_are_written(string first, string second) =>
        Assert.True(new JsonValueEquality().HasEqual(Items([first, "7", second])));

    [Theory]
    [InlineData("1", "\"1\"")]
    [InlineData("true", "false")]
    [InlineData("[1,2]", "[2,1]")]
    [InlineData("{\"a\":1}", "{\"a\":2}")]
    public void Different_items_are_different(string first, string second) =>
        Assert.False(new JsonValueEquality().HasEqual(Items([first, second])));

    private static List<JsonElement> Items(IEnumerable<string> items)
    {
        using var document = JsonDocument.Parse($"[{string.Join(",", items)}]");
        return [.. document.RootElement.Clone().EnumerateArray()];
    }
}
