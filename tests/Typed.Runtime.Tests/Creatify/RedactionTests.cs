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

    [Theory]
    [MemberData(nameof(Echoes))]
    public async Task No_member_of_an_answer_shows_it(string form, string echo)
    {
        var text = System.Text.Json.JsonSerializer.Serialize(echo)[1..^1];
        var address = "https://cdn.example/" + Uri.EscapeDataString(echo);
        var stub = new StubHandler(StubHandler.Json($$"""
            {"id":"7b1f","status":"{{text}}","model_name":"{{text}}","failed_reason":"{{text}}","resolution":"{{text}}","aspect_ratio":"{{text}}","{{text}}":["{{text}}"],
             "assets":[{"id":"{{text}}","type":"{{text}}","name":"{{text}}","url":"{{address}}","thumbnail_url":"{{address}}"},{"url":"https://cdn.example/b.mp4","name":"b"}]}
            """));
        var snapshot = await new Rig(stub, options => options.ApiKey = Key).Client.GetTaskAsync("7b1f", Rig.Ct);
        var shown = string.Join('\n', snapshot.Assets.Select(asset => $"{asset} {asset.Url} {asset.ThumbnailUrl} {asset.Id} {asset.Name} {asset.Raw}"));
        AssertHidden(form, echo, Uri.UnescapeDataString($"{snapshot} {snapshot.Raw} {shown}"));
        // The rest of the answer is as the provider sent it.
        Assert.Equal(("7b1f", "b", "https://cdn.example/b.mp4"), (snapshot.Id, snapshot.Assets[1].Name, snapshot.Assets[1].Url.AbsoluteUri));
        Assert.Equal("b", snapshot.Raw.GetProperty("assets")[1].GetProperty("name").GetString());
    }

    [Fact]
    public async Task A_word_of_a_key_makes_no_id_and_no_address_useless()
    {
        var stub = new StubHandler(StubHandler.Json("""{"id":"emulator-7b1f","status":"done","assets":[{"url":"https://emulator.example/emulator/a.mp4"}],"input_params":{"prompt":"an emulator"}}"""));
        var snapshot = await new Rig(stub, options => options.ApiKey = "emulator-key").Client.GetTaskAsync("emulator-7b1f", Rig.Ct);
        Assert.Equal(("emulator-7b1f", "https://emulator.example/emulator/a.mp4"), (snapshot.Id, Assert.Single(snapshot.Assets).Url.AbsoluteUri));
        Assert.Equal("an emulator", snapshot.Raw.GetProperty("input_params").GetProperty("prompt").GetString());
    }

    [Fact]
    public async Task A_number_that_is_part_of_a_key_is_hidden()
    {
        var stub = new StubHandler(StubHandler.Json("""{"id":"7b1f","status":"done","assets":[],"seed":1234567890123456}"""));
        var snapshot = await new Rig(stub, options => options.ApiKey = "key-1234567890123456").Client.GetTaskAsync("7b1f", Rig.Ct);
        Assert.Equal("***", snapshot.Raw.GetProperty("seed").GetString());
    }

    [Fact]
    public async Task An_accepted_job_whose_id_shows_a_key_is_uncertain()
    {
        var stub = new StubHandler(StubHandler.Json($$"""{"id":"{{Key[..20]}}","status":"initializing","assets":[]}""", HttpStatusCode.Created));
        var exception = await Assert.ThrowsAsync<UncertainSubmissionException>(
            () => new Rig(stub, options => options.ApiKey = Key).Client.SubmitAsync(SampleParams.Valid, cancellationToken: Rig.Ct));
        AssertHidden("id", Key[..20], exception + exception.ResponseBody);
    }

    // No run of characters is left that also occurs in the key.
    [Theory]
    [InlineData("%{0:X2}")]
    [InlineData("\\u{0:x4}")]
    public async Task A_key_of_which_each_character_is_escaped_is_hidden(string form)
    {
        var echo = string.Concat(Key.Select(c => string.Format(System.Globalization.CultureInfo.InvariantCulture, form, (int)c)));
        var text = System.Text.Json.JsonSerializer.Serialize($"The key {echo} is wrong");
        var stub = new StubHandler(StubHandler.Json($$"""{"id":"7b1f","status":"failed","failed_reason":{{text}}}"""));
        var failure = await Assert.ThrowsAsync<GenerationFailedException>(
            () => new Rig(stub, options => options.ApiKey = Key).Client.Resume("7b1f").WaitAsync(cancellationToken: Rig.Ct));
        Assert.Equal("The key *** is wrong", failure.FailedReason);
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
