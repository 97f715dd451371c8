using System.Net;
using System.Text;

namespace Typed.RuntimeTests.Creatify;

/// <summary>A provider repeats a key, in whole or in part, in any encoding: no exception shows it.</summary>
public sealed class RedactionTests
{
    private const string Key = "sk-4f9a8b7c6d5e4f3a2b1c0d9e8f7a6b5c/x+y";

    public static TheoryData<string, string> Echoes => new()
    {
        { "whole", Key },
        { "in upper case", Key.ToUpperInvariant() },
        { "as an address", Uri.EscapeDataString(Key) },
        { "in base64", Convert.ToBase64String(Encoding.UTF8.GetBytes(Key)) },
        { "in base64, one byte later", Convert.ToBase64String(Encoding.UTF8.GetBytes(":" + Key)) },
        { "in base64, two bytes later", Convert.ToBase64String(Encoding.UTF8.GetBytes("u:" + Key)) },
        { "in base64url", Convert.ToBase64String(Encoding.UTF8.GetBytes(Key)).Replace('+', '-').Replace('/', '_').TrimEnd('=') },
        { "in hex", Convert.ToHexString(Encoding.UTF8.GetBytes(Key)) },
        { "its first half", Key[..20] },
        { "its last half", Key[^20..] },
        { "all but its ends", Key[5..^5] },
        { "the first half of its base64", Convert.ToBase64String(Encoding.UTF8.GetBytes(Key))[..26] },
    };

    [Theory]
    [MemberData(nameof(Echoes))]
    public async Task No_part_that_is_long_enough_to_help_is_shown(string form, string echo)
    {
        foreach (var status in new[] { HttpStatusCode.BadRequest, HttpStatusCode.Unauthorized, HttpStatusCode.InternalServerError, HttpStatusCode.Created })
        {
            var stub = new StubHandler(StubHandler.Json($$"""{"error":"The key {{echo}} is wrong"}""", status));
            var exception = await Assert.ThrowsAnyAsync<TypedException>(
                () => new Rig(stub, options => options.ApiKey = Key).Client.SubmitAsync(SampleParams.Valid, cancellationToken: Rig.Ct));
            AssertHidden(form, echo, $"{exception} {exception.ResponseBody} {string.Join(' ', (exception as InvalidParametersException)?.Violations ?? [])}");
        }

        var failed = new StubHandler(StubHandler.Json($$"""{"id":"7b1f","status":"failed","failed_reason":"The key {{echo}} is wrong"}"""));
        var failure = await Assert.ThrowsAsync<GenerationFailedException>(
            () => new Rig(failed, options => options.ApiKey = Key).Client.Resume("7b1f").WaitAsync(cancellationToken: Rig.Ct));
        AssertHidden(form, echo, failure + failure.FailedReason);
        Assert.Contains("is wrong", failure.FailedReason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Other_text_stays_as_it_is()
    {
        const string Text = "The model \u00e9 50% off \\u00e9 sk-1 4f9a8b7 is busy";
        var stub = new StubHandler(StubHandler.Json($$"""{"id":"7b1f","status":"failed","failed_reason":{{System.Text.Json.JsonSerializer.Serialize(Text)}}}"""));
        var failure = await Assert.ThrowsAsync<GenerationFailedException>(
            () => new Rig(stub, options => options.ApiKey = Key).Client.Resume("7b1f").WaitAsync(cancellationToken: Rig.Ct));
        Assert.Equal(Text, failure.FailedReason);
    }

    private static void AssertHidden(string form, string echo, string shown)
    {
        const int Longest = 14;
        for (var i = 0; i + Longest <= echo.Length; i++)
        {
            Assert.False(shown.Contains(echo.Substring(i, Longest), StringComparison.OrdinalIgnoreCase), $"{form}: {echo.Substring(i, Longest)} is shown in {shown}");
        }
    }
}
