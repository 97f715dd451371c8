using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Typed.Emulator.Hoox;

namespace Typed.Emulator.Tests.Hoox;

/// <summary>An emulator on a clock of the test's, and plain HTTP to its Hoox.</summary>
internal sealed class HooxFixture : IAsyncDisposable
{
    public static readonly TimeSpan UntilDone = TimeSpan.FromSeconds(61);

    private readonly HttpClient _http;

    private HooxFixture(EmulatorHost emulator, FakeClock clock)
    {
        (Emulator, Clock) = (emulator, clock);
        _http = new HttpClient { BaseAddress = emulator.HooxAddress, Timeout = TimeSpan.FromSeconds(30) };
        _http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", emulator.ApiKey);
    }

    public EmulatorHost Emulator { get; }

    public FakeClock Clock { get; }

    public HttpRequestHeaders Headers => _http.DefaultRequestHeaders;

    public static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public static async Task<HooxFixture> StartAsync(HooxEmulation? hoox = null, decimal credits = 1_000)
    {
        var clock = new FakeClock();
        var options = new EmulatorOptions { Credits = credits, TimeProvider = clock, Hoox = hoox ?? new HooxEmulation() };
        return new HooxFixture(await EmulatorHost.StartAsync(options, Cancel), clock);
    }

    public Task<HttpResponseMessage> SendAsync(string path) => _http.GetAsync(path, Cancel);

    public async Task<(HttpStatusCode Status, JsonElement Body)> GetAsync(string path) => await EmulatorFixture.ReadAsync(await SendAsync(path));

    public async Task<(HttpStatusCode Status, JsonElement Body)> PostAsync(string path, string json)
    {
        using var content = new StringContent(json, Encoding.UTF8, "application/json");
        return await EmulatorFixture.ReadAsync(await _http.PostAsync(path, content, Cancel));
    }

    /// <summary>Starts; gives the ids of the assets.</summary>
    public async Task<string[]> StartAsync(string json)
    {
        var (status, body) = await PostAsync("asset/start", json);
        Assert.Equal(HttpStatusCode.Created, status);
        return [.. body.GetProperty("asset_ids").EnumerateArray().Select(id => id.GetString()!)];
    }

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        await Emulator.DisposeAsync();
    }
}
