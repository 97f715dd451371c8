using System.Text.Json;
using Typed.Analyzers.RuntimeUse.Raw;

namespace Typed.Analyzers.Tests.RuntimeUse;

/// <summary>System.Text.Json is the judge: what it refuses is never sent, so it must not be read as a request.</summary>
public sealed class RawJsonTests
{
    [Theory]
    [InlineData("{}")]
    [InlineData("{ \"a\": 1 }")]
    [InlineData("{\"a\":0,\"b\":-0,\"c\":-1.5e+10,\"d\":1E2}")]
    [InlineData("{\"a\":01}")]
    [InlineData("{\"a\":-01}")]
    [InlineData("{\"a\":+1}")]
    [InlineData("{\"a\":.5}")]
    [InlineData("{\"a\":5.}")]
    [InlineData("{\"a\":1e}")]
    [InlineData("{\"a\":1e+}")]
    [InlineData("{\"a\":-}")]
    [InlineData("{\"a\":1.2.3}")]
    [InlineData("{\"a\":\u0661}")]
    [InlineData("{\"a\":}")]
    [InlineData("{\"a\":")]
    [InlineData("{\"a\": ")]
    [InlineData("{\"a\":[1,")]
    [InlineData("{\"a\":1,}")]
    [InlineData("{\"a\":[1,]}")]
    [InlineData("{\"a\":[1,{\"b\":[]}]}")]
    [InlineData("{\"a\":truer}")]
    [InlineData("{\"a\":\"x\\ny\"}")]
    [InlineData("{\"a\":\"x\ny\"}")]
    [InlineData("{\"a\":\"say \\\"hi\\\" \\\\ \\/ \\b\\f\\r\\t\"}")]
    [InlineData("{\"a\":\"\\u00e9\\ud83d\\ude00\"}")]
    [InlineData("{\"a\":\"\\u00g9\"}")]
    [InlineData("{\"a\":\"\\u+0e9\"}")]
    [InlineData("{\"a\":\"\\x\"}")]
    [InlineData("{\"a\":\"\\")]
    [InlineData("{\"a\\u0062\":1}")]
    [InlineData("{\"a\":1} x")]
    [InlineData("{\"a\":1")]
    [InlineData("{\"a\":[}")]
    [InlineData("{\"a\":[1}")]
    [InlineData("{\"a\":[1")]
    [InlineData("{\"a\":{\"b\":1")]
    [InlineData("{\"a\":{\"b\":1}")]
    [InlineData("{\"a\" 1}")]
    [InlineData("{1:1}")]
    [InlineData("{\"a\":nul}")]
    [InlineData("{\"a\":true,\"b\":false,\"c\":null}")]
    [InlineData(" \t\r\n{ \t\r\n\"a\" : 1 \t\r\n} \t\r\n")]
    [InlineData("\v{}")]
    [InlineData("{\"a\":9223372036854775807,\"b\":9223372036854775808}")]
    [InlineData("[1]")]
    [InlineData("")]
    public void Agrees_with_System_Text_Json(string json)
    {
        var expected = Parsed(json);
        var actual = RawJson.Members(json);

        Assert.Equal(expected, actual?.Select(member => (member.Name, Plain(member.Value))));
    }

    [Theory]
    [InlineData('[', ']')]
    [InlineData('{', '}')]
    public void Deep_nesting_does_not_overflow_the_stack(char open, char close)
    {
        var step = open == '[' ? "[" : "{\"a\":";
        var closed = "{\"a\":" + string.Concat(Enumerable.Repeat(step, 60_000)) + "1" + new string(close, 60_001);
        var unclosed = "{\"a\":" + string.Concat(Enumerable.Repeat(step, 60_000));

        Assert.Null(RawJson.Members(closed));
        Assert.Null(RawJson.Members(unclosed));
    }

    [Theory]
    [InlineData(63, true)]
    [InlineData(64, false)]
    public void Depth_that_System_Text_Json_accepts(int arrays, bool isRead)
    {
        var json = "{\"a\":" + new string('[', arrays) + new string(']', arrays) + "}";

        Assert.Equal(isRead, Parsed(json) is not null);
        Assert.Equal(isRead, RawJson.Members(json) is not null);
    }

    private static IEnumerable<(string, string?)>? Parsed(string json)
    {
        try
        {
            using var document = JsonDocument.Parse(json);
            return document.RootElement.ValueKind == JsonValueKind.Object
                ? [.. document.RootElement.EnumerateObject().Select(member => (member.Name, Plain(member.Value)))]
                : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static string? Plain(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Null or JsonValueKind.Array or JsonValueKind.Object => null,
        JsonValueKind.String => value.GetString(),
        JsonValueKind.Number => Plain(value.GetDouble()),
        _ => Plain(value.GetBoolean()),
    };

    private static string? Plain(object? value) => value switch
    {
        null or DBNull => null,
        string text => text,
        bool flag => flag ? "true" : "false",
        // Adding 0 makes the sign of -0 disappear, which says nothing here.
        _ => (Convert.ToDouble(value, System.Globalization.CultureInfo.InvariantCulture) + 0.0).ToString("R", System.Globalization.CultureInfo.InvariantCulture),
    };
}
