using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Typed.Emulator.CreativeAI;

namespace Typed.Emulator.Tests.CreativeAI;

/// <summary>An emulator on a clock of the test's, and a client of CreativeAI's API with the right key.</summary>
public sealed class CreativeAIFixture : IAsyncDisposable
{
    public static readonly TimeSpan UntilProcessing = TimeSpan.FromSeconds(1);
    public static readonly TimeSpan UntilDone = TimeSpan.FromSeconds(61);

    private CreativeAIFixture(EmulatorHost emulator, FakeClock clock)
    {
        Emulator = emulator;
        Clock = clock;
        Client = new HttpClient { BaseAddress = emulator.BaseAddress, Timeout = TimeSpan.FromSeconds(30) };
        Client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", emulator.ApiKey);
    }

    public EmulatorHost Emulator { get; }

    public FakeClock Clock { get; }

    public HttpClient Client { get; }

    public static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public static async Task<CreativeAIFixture> StartAsync(CreativeAIBehaviour? behaviour = null, decimal credits = 1000, double speed = 1)
    {
        var clock = new FakeClock();
        var options = new EmulatorOptions { Credits = credits, Speed = speed, TimeProvider = clock, CreativeAI = behaviour ?? new CreativeAIBehaviour() };
        return new CreativeAIFixture(await EmulatorHost.StartAsync(options, Cancel), clock);
    }

    public async Task<(HttpStatusCode Status, JsonElement Body, HttpResponseHeaders Headers)> PostAsync(string path, string json)
    {
        using var content = new StringContent(json, Encoding.UTF8, "application/json");
        return await ReadAsync(await Client.PostAsync(path, content, Cancel));
    }

    public async Task<(HttpStatusCode Status, JsonElement Body, HttpResponseHeaders Headers)> GetAsync(string path) => await ReadAsync(await Client.GetAsync(path, Cancel));

    public async Task<string> CreateAsync(string path, string json)
    {
        var (status, body, _) = await PostAsync(path, json);
        Assert.Equal(HttpStatusCode.Accepted, status);
        return (body.TryGetProperty("id", out var id) ? id : body.GetProperty("batch_id")).GetString()!;
    }

    public static async Task<(HttpStatusCode Status, JsonElement Body, HttpResponseHeaders Headers)> ReadAsync(HttpResponseMessage response)
    {
        using var document = JsonDocument.Parse(await response.Content.ReadAsByteArrayAsync(Cancel));
        return (response.StatusCode, document.RootElement.Clone(), response.Headers);
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await Emulator.DisposeAsync();
    }
}
