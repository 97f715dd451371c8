using System.Net;
using System.Text;
using System.Text.Json;

namespace Typed.Emulator.Tests;

public sealed class CreatifyErrorTests
{
    [Theory]
    [InlineData("/api/asset_generator/")]
    [InlineData("/api/asset_generator/schemas/")]
    [InlineData("/api/asset_generator/8d0a5a0e-0000-4000-8000-000000000000/")]
    [InlineData("/api/remaining_credits/")]
    public async Task Without_keys_or_with_wrong_ones_nothing_is_told(string path)
    {
        await using var fixture = await EmulatorFixture.StartAsync();
        foreach (var (id, key) in new[] { (null, null), ("emulator-id", null), (null, "emulator-key"), ("emulator-id", "wrong"), ("wrong", "emulator-key") })
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(fixture.Emulator.BaseAddress, path));
            if (id is not null)
            {
                request.Headers.Add("X-API-ID", id);
            }

            if (key is not null)
            {
                request.Headers.Add("X-API-KEY", key);
            }

            using var client = new HttpClient();
            var (status, body) = await EmulatorFixture.ReadAsync(await client.SendAsync(request, EmulatorFixture.Cancel));
            Assert.Equal(HttpStatusCode.Unauthorized, status);
            Assert.Contains("credentials", body.GetProperty("detail").GetString(), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task An_unknown_model_is_refused_with_a_bare_array()
    {
        await using var fixture = await EmulatorFixture.StartAsync();
        var (status, body) = await fixture.CreateAsync(EmulatorFixture.Request("kling-video/v99", "{}"));
        Assert.Equal(HttpStatusCode.BadRequest, status);
        Assert.Equal("""["AI model not found"]""", body.GetRawText());
    }

    [Fact]
    public async Task Parameters_that_break_the_schema_are_refused_with_all_reasons_and_cost_nothing()
    {
        await using var fixture = await EmulatorFixture.StartAsync();
        var (status, body) = await fixture.CreateAsync(EmulatorFixture.Request(EmulatorFixture.Kling, """{"prompt":"x","duration":5,"cfg_scale":0.35}"""));
        Assert.Equal(HttpStatusCode.BadRequest, status);
        Assert.Equal(
            ["'image_url' is required", "/duration: must be string, is number", "/duration: must be one of \"5\", \"10\", is 5", "/cfg_scale: must be a multiple of 0.1, is 0.35"],
            body.GetProperty("input_params").EnumerateArray().Select(one => one.GetString()));
        Assert.Equal(1_000, fixture.Emulator.Account.Balance);
        Assert.Equal(0, fixture.Emulator.Tasks.Count);
    }

    [Theory]
    [InlineData("{}", "model_name", "required")]
    [InlineData("""{"model_name":5,"input_params":{}}""", "model_name", "valid string")]
    [InlineData("""{"model_name":"veo3.1"}""", "input_params", "required")]
    [InlineData("""{"model_name":"veo3.1","input_params":null}""", "input_params", "must be object")]
    [InlineData("""{"model_name":"veo3.1","input_params":[]}""", "input_params", "must be object")]
    [InlineData("""{"model_name":"veo3.1","input_params":{"prompt":"a"},"webhook_url":"nonsense"}""", "webhook_url", "valid URL")]
    [InlineData("""{"model_name":"veo3.1","input_params":{"prompt":"a"},"webhook_url":5}""", "webhook_url", "valid URL")]
    [InlineData("""{"model_name":"veo3.1","input_params":{"prompt":"a"},"webhook_url":"file:///etc/passwd"}""", "webhook_url", "valid URL")]
    public async Task A_bad_field_is_named(string body, string field, string message)
    {
        await using var fixture = await EmulatorFixture.StartAsync();
        var (status, answer) = await fixture.CreateRawAsync(body);
        Assert.Equal(HttpStatusCode.BadRequest, status);
        Assert.Contains(message, answer.GetProperty(field)[0].GetString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(255, "AI model not found")]
    [InlineData(256, "no more than 255")]
    public async Task A_model_name_has_255_characters_at_most(int length, string message)
    {
        await using var fixture = await EmulatorFixture.StartAsync();
        var (_, answer) = await fixture.CreateAsync(EmulatorFixture.Request(new string('m', length), "{}"));
        Assert.Contains(message, answer.GetRawText(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_webhook_url_has_200_characters_at_most()
    {
        await using var fixture = await EmulatorFixture.StartAsync();
        const string Start = "http://localhost/";
        Assert.Equal(HttpStatusCode.Created, (await fixture.CreateAsync(EmulatorFixture.KlingRequest(webhook: Start.PadRight(200, 'x')))).Status);
        Assert.Equal(HttpStatusCode.BadRequest, (await fixture.CreateAsync(EmulatorFixture.KlingRequest(webhook: Start.PadRight(201, 'x')))).Status);
    }

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("nonsense")]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("\"text\"")]
    [InlineData("{\"model_name\":\"veo3.1\",\"input_params\":{\"prompt\":\"a\",\"prompt\":\"b\"}}")]
    [InlineData("{\"model_name\":\"\\ud800\",\"input_params\":{}}")]
    [InlineData("{\"model_name\":\"veo3.1\",\"input_params\":{\"prompt\":\"\\udc00\"}}")]
    [InlineData("{\"\\ud800\":1}")]
    [InlineData("{\"model_name\":\"veo3.1\",\"input_params\":{\"prompt\":1e99999999999}}")]
    [InlineData("{\"model_name\":\"bytedance/seedream/v4/text-to-image\",\"input_params\":{\"prompt\":\"aaa\",\"seed\":1e999999999,\"num_images\":1e30}}")]
    [InlineData("{\"model_name\":\"\\u0000\",\"input_params\":{}}")]
    public async Task Garbage_is_refused_in_words(string body)
    {
        await using var fixture = await EmulatorFixture.StartAsync();
        var (status, answer) = await fixture.CreateRawAsync(body);
        Assert.Equal(HttpStatusCode.BadRequest, status);
        Assert.NotEmpty(answer.EnumerateTexts());
    }

    [Fact]
    public async Task Bytes_that_are_no_text_are_refused()
    {
        await using var fixture = await EmulatorFixture.StartAsync();
        using var content = new ByteArrayContent([(byte)'{', (byte)'"', 0xFF, 0xFE, (byte)'"', (byte)':', (byte)'1', (byte)'}']);
        content.Headers.ContentType = new("application/json");
        var (status, _) = await EmulatorFixture.ReadAsync(await fixture.Client.PostAsync("/api/asset_generator/", content, EmulatorFixture.Cancel));
        Assert.Equal(HttpStatusCode.BadRequest, status);
    }

    [Fact]
    public async Task Deep_nesting_is_refused()
    {
        await using var fixture = await EmulatorFixture.StartAsync();
        var (status, _) = await fixture.CreateRawAsync($$"""{"model_name":"veo3.1","input_params":{{new string('[', 10_000)}}{{new string(']', 10_000)}}}""");
        Assert.Equal(HttpStatusCode.BadRequest, status);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_body_that_is_too_large_is_refused(bool announced)
    {
        await using var fixture = await EmulatorFixture.StartAsync();
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/asset_generator/")
        {
            Content = new StringContent($$"""{"model_name":"{{new string('x', 2 * 1024 * 1024)}}"}""", Encoding.UTF8, "application/json"),
        };
        request.Headers.TransferEncodingChunked = !announced;
        // Only when asked for first is the answer sure to be read before the connection closes under the body.
        request.Headers.ExpectContinue = announced;
        HttpResponseMessage response;
        try
        {
            response = await fixture.Client.SendAsync(request, EmulatorFixture.Cancel);
        }
        catch (HttpRequestException)
        {
            // Closed while the rest was still being sent: refused all the same.
            Assert.Equal(0, fixture.Emulator.Tasks.Count);
            return;
        }

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, response.StatusCode);
        response.Dispose();
    }

    [Fact]
    public async Task Only_json_is_taken()
    {
        await using var fixture = await EmulatorFixture.StartAsync();
        using var content = new StringContent("model_name=veo3.1", Encoding.UTF8, "application/x-www-form-urlencoded");
        var (status, _) = await EmulatorFixture.ReadAsync(await fixture.Client.PostAsync("/api/asset_generator/", content, EmulatorFixture.Cancel));
        Assert.Equal(HttpStatusCode.UnsupportedMediaType, status);
    }

    [Theory]
    [InlineData("GET", "/api/asset_generator/8d0a5a0e-0000-4000-8000-000000000000/", HttpStatusCode.NotFound)]
    [InlineData("GET", "/api/asset_generator/not-a-uuid/", HttpStatusCode.NotFound)]
    [InlineData("GET", "/api/asset_generator/a/b/c/", HttpStatusCode.NotFound)]
    [InlineData("GET", "/api/asset_generator", HttpStatusCode.NotFound)]
    [InlineData("GET", "/api/remaining_credits", HttpStatusCode.NotFound)]
    [InlineData("DELETE", "/api/asset_generator/", HttpStatusCode.MethodNotAllowed)]
    [InlineData("POST", "/api/asset_generator/schemas/", HttpStatusCode.MethodNotAllowed)]
    [InlineData("GET", "/media/nothing.png", HttpStatusCode.NotFound)]
    [InlineData("GET", "/media/..%2f..%2fProgram.cs", HttpStatusCode.NotFound)]
    public async Task What_is_not_there_says_so_in_json(string method, string path, HttpStatusCode expected)
    {
        await using var fixture = await EmulatorFixture.StartAsync();
        using var request = new HttpRequestMessage(new HttpMethod(method), path);
        var (status, body) = await EmulatorFixture.ReadAsync(await fixture.Client.SendAsync(request, EmulatorFixture.Cancel));
        Assert.Equal(expected, status);
        Assert.Equal(JsonValueKind.String, body.GetProperty("detail").ValueKind);
    }
}

internal static class JsonTexts
{
    public static IEnumerable<string> EnumerateTexts(this JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.String => [element.GetString()!],
        JsonValueKind.Array => element.EnumerateArray().SelectMany(EnumerateTexts),
        JsonValueKind.Object => element.EnumerateObject().SelectMany(one => one.Value.EnumerateTexts()),
        _ => [],
    };
}
