using Typed.Analyzers.Json;
using Typed.Specification;

namespace Typed.Analyzers.Tests.Json;

/// <summary>The tables in the attributes of the records: what they say, and that other text is no table.</summary>
public sealed class TableReaderTests
{
    [Fact]
    public void Values_of_each_kind()
    {
        var table = TableReader.Read("{\"a\":1,\"b\":[true,false,null,\"x\\ny\",-1.5e2],\"c\":{\"d\":\"\"},\"e\":[],\"f\":{}}")!;

        Assert.Equal(["a", "b", "c", "e", "f"], table.Members.Keys);
        Assert.Equal(1, table["a"]!.Number);
        Assert.Equal([true, false, null, "x\ny", -150m], table["b"]!.Items.Select(item => item.Plain));
        Assert.Equal(["true", "false", "null", "\"x\\ny\"", "-1.5e2"], table["b"]!.Items.Select(item => item.Json));
        Assert.Equal("", table["c"]!["d"]!.Text);
        Assert.Equal("{\"d\":\"\"}", table["c"]!.Json);
        Assert.Null(table["c"]!.Text);
        Assert.Null(table["c"]!.Number);
        Assert.Null(table["c"]!["e"]);
        Assert.Empty(table["a"]!.Items);
        Assert.Empty(table["e"]!.Items);
        Assert.Empty(table["f"]!.Members);
    }

    [Theory]
    [InlineData("")]
    [InlineData("-")]
    [InlineData("01")]
    [InlineData("1.")]
    [InlineData("1e")]
    [InlineData("1e+")]
    [InlineData("1e999")]
    [InlineData("x")]
    [InlineData("tru")]
    [InlineData("truE")]
    [InlineData("fals")]
    [InlineData("nul")]
    [InlineData("\"")]
    [InlineData("\"\\x\"")]
    [InlineData("\"\\")]
    [InlineData("\"\\u00e\"")]
    [InlineData("\"\\u00eg\"")]
    [InlineData("\"\u0001\"")]
    [InlineData("1 ")]
    [InlineData("1,2")]
    [InlineData("[1")]
    [InlineData("[1,]")]
    [InlineData("[x]")]
    [InlineData("[1 2]")]
    [InlineData("{\"a\"}")]
    [InlineData("{\"a\":}")]
    [InlineData("{\"a\":1")]
    [InlineData("{\"a\":1,}")]
    [InlineData("{a:1}")]
    [InlineData("{1:1}")]
    [InlineData("{\"a\":1]")]
    public void Other_text_is_no_table(string text) => Assert.Null(TableReader.Read(text));

    [Theory]
    [InlineData("0", 0)]
    [InlineData("-0.5", -0.5)]
    [InlineData("10", 10)]
    [InlineData("2E1", 20)]
    [InlineData("2e+1", 20)]
    [InlineData("2e-1", 0.2)]
    [InlineData("0.25", 0.25)]
    public void Number(string json, double number)
    {
        Assert.Equal((decimal)number, TableReader.Read(json)!.Number);
        Assert.Equal((decimal)number, TableReader.Read($"[{json}]")!.Items[0].Number);
    }

    [Theory]
    [InlineData(256, true)]
    [InlineData(257, false)]
    public void Nesting_is_limited(int depth, bool isRead)
    {
        Assert.Equal(isRead, TableReader.Read(new string('[', depth) + new string(']', depth)) is not null);
        // One after the other is not one in the other.
        Assert.NotNull(TableReader.Read($"[{string.Join(',', Enumerable.Repeat("[]", 300))}]"));
    }

    // The table escapes all that is not ASCII; the schema escapes only what it must.
    [Theory]
    [InlineData("\"caf\\u00e9\"", "\"café\"")]
    [InlineData("\"\\u007f\\u0080\"", "\"\u007f\u0080\"")]
    [InlineData("\"\\u007e\"", "\"\\u007e\"")]
    [InlineData("\"\\u0001\\n\\u00e9\"", "\"\\u0001\\né\"")]
    [InlineData("\"\\\\u00e9\"", "\"\\\\u00e9\"")]
    [InlineData("\"\\\\\\u00e9\"", "\"\\\\é\"")]
    [InlineData("\"\\u00e9a\\u00e9\"", "\"éaé\"")]
    [InlineData("\"plain\"", "\"plain\"")]
    public void Json_as_in_the_schema(string json, string expected) => Assert.Equal(expected, TableReader.Read($"[0,{json},1]")!.Items[1].Json);

    [Theory]
    [InlineData("\"5\"", "5")]
    [InlineData("5", "5")]
    [InlineData("\"\"", "")]
    [InlineData("\"", "\"")]
    [InlineData("\"a", "\"a")]
    [InlineData("a\"", "a\"")]
    [InlineData("\"a\\\"b\"", "a\"b")]
    [InlineData("\"a\\qb\"", "\"a\\qb\"")]
    [InlineData("\"\\b\\f\\n\\r\\t\\/\\\\\"", "\b\f\n\r\t/\\")]
    [InlineData("\"\\u00e9\"", "é")]
    public void Plain_text(string json, string text) => Assert.Equal(text, JsonString.Plain(json));

    [Theory]
    [InlineData("x\"ab\"y", 1, "ab", 5)]
    [InlineData("\"ab\"", 0, "ab", 4)]
    [InlineData("\"ab\"", 4, null, 4)]
    [InlineData("ab", 0, null, 0)]
    [InlineData("\"ab", 0, null, 0)]
    [InlineData("\"\\u0041\"", 0, "A", 8)]
    [InlineData("\"\\u0041", 0, null, 0)]
    [InlineData("\"\\u004", 0, null, 0)]
    public void Text_at_an_index(string json, int start, string? text, int end)
    {
        Assert.Equal(text, JsonString.Read(json, start, out var after));
        Assert.Equal(end, after);
    }

    [Theory]
    [InlineData("12", 0, 2)]
    [InlineData("[12]", 1, 3)]
    [InlineData("-1.5e-3,", 0, 7)]
    [InlineData("1e5", 0, 3)]
    [InlineData("0", 0, 1)]
    [InlineData("0.0", 0, 3)]
    [InlineData("00", 0, -1)]
    [InlineData("1.", 0, -1)]
    [InlineData("1.e1", 0, -1)]
    [InlineData("1e", 0, -1)]
    [InlineData("1e-", 0, -1)]
    [InlineData("-", 0, -1)]
    [InlineData("", 0, -1)]
    [InlineData("12", 2, -1)]
    [InlineData("+1", 0, -1)]
    [InlineData("1/", 0, 1)]
    [InlineData("1:", 0, 1)]
    [InlineData("9", 0, 1)]
    public void Number_at_an_index(string json, int start, int end) => Assert.Equal(end, JsonNumber.EndOf(json, start));
}
