using System.Net.Http.Json;
using System.Net.ServerSentEvents;
using System.Text.Json;
using Studio;
using Typed.Emulator;

namespace Typed.SamplesTests.Kit;

/// <summary>The studio on a free port of this machine, against an emulator of the test.</summary>
internal sealed class StudioServer : IAsyncDisposable
{
    private readonly StudioApp _studio;

    private StudioServer(StudioApp studio, Uri address)
    {
        _studio = studio;
        Address = address;
        Http = new HttpClient { BaseAddress = address };
    }

    public Uri Address { get; }

    public HttpClient Http { get; }

    public IServiceProvider Services => _studio.App.Services;

    public static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public static async Task<StudioServer> StartAsync(EmulatorHost emulator, string directory)
    {
        var studio = await StudioApp.CreateAsync(
            ["--urls", "http://127.0.0.1:0", "--Studio:Emulator", emulator.BaseAddress.AbsoluteUri, "--Studio:DataDirectory", directory, "--Logging:LogLevel:Default", "Error"], Cancel);
        await studio.App.StartAsync(Cancel);
        return new StudioServer(studio, new Uri(studio.App.Urls.First()));
    }

    public async Task<JsonElement> GetAsync(string path) => await Http.GetFromJsonAsync<JsonElement>(path, Cancel);

    public Task<HttpResponseMessage> PostAsync(string path, string provider, string model, string parameters) =>
        Http.PostAsJsonAsync(path, new { provider, model, parameters = JsonElement.Parse(parameters) }, Cancel);

    public async Task<JsonElement> QuoteAsync(string provider, string model, string parameters)
    {
        using var response = await PostAsync("/api/quote", provider, model, parameters);
        response.EnsureSuccessStatusCode();
        return await response.Content.ReadFromJsonAsync<JsonElement>(Cancel);
    }

    /// <summary>What a page is told of a job, up to the first event that fulfils the condition.</summary>
    public async Task<List<JsonElement>> EventsUntilAsync(Guid key, Func<JsonElement, bool> condition)
    {
        await using var stream = await Http.GetStreamAsync("/api/jobs/events", Cancel);
        var seen = new List<JsonElement>();
        await foreach (var item in SseParser.Create(stream).EnumerateAsync(Cancel))
        {
            var job = JsonElement.Parse(item.Data);
            if (job.GetProperty("key").GetGuid() != key)
            {
                continue;
            }

            seen.Add(job);
            if (condition(job))
            {
                break;
            }
        }

        return seen;
    }

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        using var now = new CancellationTokenSource(TimeSpan.FromSeconds(5));
        await _studio.App.StopAsync(now.Token);
        await _studio.DisposeAsync();
    }
}
