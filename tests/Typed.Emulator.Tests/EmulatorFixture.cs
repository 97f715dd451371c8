using System.Net;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Typed.Emulator.Tests;

/// <summary>An emulator on a clock of the test's, and a client with the right keys.</summary>
public sealed class EmulatorFixture : IAsyncDisposable
{
    public const string Kling = "kling-video/v1.6/pro/image-to-video";

    public static readonly TimeSpan UntilGenerating = TimeSpan.FromSeconds(1);
    public static readonly TimeSpan UntilDone = TimeSpan.FromSeconds(61);

    private EmulatorFixture(EmulatorHost emulator, FakeClock clock)
    {
        Emulator = emulator;
        Clock = clock;
        Client = new HttpClient { BaseAddress = emulator.BaseAddress, Timeout = TimeSpan.FromSeconds(30) };
        Client.DefaultRequestHeaders.Add("X-API-ID", emulator.ApiId);
        Client.DefaultRequestHeaders.Add("X-API-KEY", emulator.ApiKey);
    }

    public EmulatorHost Emulator { get; }

    public FakeClock Clock { get; }

    public HttpClient Client { get; }

    public static async Task<EmulatorFixture> StartAsync(decimal credits = 1_000, double speed = 1, string? schemas = null)
    {
        var clock = new FakeClock();
        var options = new EmulatorOptions { Credits = credits, Speed = speed, TimeProvider = clock, SchemaFolder = schemas };
        return new EmulatorFixture(await EmulatorHost.StartAsync(options, Cancel), clock);
    }

    public static CancellationToken Cancel => TestContext.Current.CancellationToken;

    /// <summary>A request that Kling accepts, at 12 credits; changed as a test needs it.</summary>
    public static JsonObject KlingRequest(Action<JsonObject>? changeParams = null, string? webhook = null)
    {
        var parameters = new JsonObject { ["prompt"] = "A man walking through snow", ["image_url"] = "https://example.com/snow.jpg" };
        changeParams?.Invoke(parameters);
        var request = new JsonObject { ["model_name"] = Kling, ["input_params"] = parameters };
        if (webhook is not null)
        {
            request["webhook_url"] = webhook;
        }

        return request;
    }

    public static JsonObject Request(string model, string parameters) =>
        new() { ["model_name"] = model, ["input_params"] = JsonNode.Parse(parameters) };

    public Task<(HttpStatusCode Status, JsonElement Body)> CreateAsync(JsonNode request) => CreateRawAsync(request.ToJsonString());

    public async Task<(HttpStatusCode Status, JsonElement Body)> CreateRawAsync(string body)
    {
        using var content = new StringContent(body, Encoding.UTF8, "application/json");
        return await ReadAsync(await Client.PostAsync("/api/asset_generator/", content, Cancel));
    }

    public async Task<Guid> CreateTaskAsync(JsonNode? request = null)
    {
        var (status, body) = await CreateAsync(request ?? KlingRequest());
        Assert.Equal(HttpStatusCode.Created, status);
        return body.GetProperty("id").GetGuid();
    }

    public async Task<(HttpStatusCode Status, JsonElement Body)> GetAsync(string path) => await ReadAsync(await Client.GetAsync(path, Cancel));

    public async Task<JsonElement> GetTaskAsync(Guid id)
    {
        var (status, body) = await GetAsync($"/api/asset_generator/{id}/");
        Assert.Equal(HttpStatusCode.OK, status);
        return body;
    }

    public static async Task<(HttpStatusCode Status, JsonElement Body)> ReadAsync(HttpResponseMessage response)
    {
        using (response)
        {
            Assert.Equal("application/json", response.Content.Headers.ContentType?.MediaType);
            using var document = JsonDocument.Parse(await response.Content.ReadAsByteArrayAsync(Cancel));
            return (response.StatusCode, document.RootElement.Clone());
        }
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await Emulator.DisposeAsync();
    }
}
