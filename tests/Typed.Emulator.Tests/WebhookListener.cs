using System.Text.Json;
using System.Threading.Channels;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;

namespace Typed.Emulator.Tests;

/// <summary>A server that keeps what is posted to it.</summary>
internal sealed class WebhookListener : IAsyncDisposable
{
    private readonly Channel<JsonElement> _bodies = Channel.CreateUnbounded<JsonElement>();
    private readonly WebApplication _app;
    private int _received;

    private WebhookListener(WebApplication app)
    {
        _app = app;
    }

    public string Url => _app.Urls.First() + "/hook";

    public int Received => Volatile.Read(ref _received);

    public static async Task<WebhookListener> StartAsync(int answer = StatusCodes.Status200OK)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        var listener = new WebhookListener(app);
        app.Run(async context =>
        {
            Interlocked.Increment(ref listener._received);
            using var document = await JsonDocument.ParseAsync(context.Request.Body);
            listener._bodies.Writer.TryWrite(document.RootElement.Clone());
            context.Response.StatusCode = answer;
            context.Response.Headers.Location = "/elsewhere";
        });
        await app.StartAsync(EmulatorFixture.Cancel);
        return listener;
    }

    public async Task<JsonElement> NextAsync() =>
        await _bodies.Reader.ReadAsync(EmulatorFixture.Cancel).AsTask().WaitAsync(TimeSpan.FromSeconds(20), EmulatorFixture.Cancel);

    public ValueTask DisposeAsync() => _app.DisposeAsync();
}
