using System.Collections.Concurrent;
using System.Net;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;

namespace Typed.RefreshTests.Kit;

/// <summary>A server on loopback that answers as a test says, and remembers what was asked.</summary>
internal sealed class StubServer : IAsyncDisposable
{
    private readonly WebApplication _app;

    private StubServer(WebApplication app)
    {
        _app = app;
    }

    public string Address => _app.Urls.First();

    public ConcurrentQueue<string> Paths { get; } = [];

    /// <summary>Whether a key arrived here.</summary>
    public bool SawKey { get; private set; }

    public static async Task<StubServer> StartAsync(RequestDelegate answer)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        var app = builder.Build();
        var server = new StubServer(app);
        app.Run(async context =>
        {
            server.Paths.Enqueue(context.Request.Path + context.Request.QueryString);
            server.SawKey |= context.Request.Headers.Any(header => header.Value.ToString().Contains(RefreshFixture.Key, StringComparison.Ordinal));
            await answer(context);
        });
        await app.StartAsync(TestContext.Current.CancellationToken);
        return server;
    }

    public static Task<StubServer> AnsweringAsync(string body, int status = 200) => StartAsync(context => WriteAsync(context, body, status));

    public static Task WriteAsync(HttpContext context, string body, int status = 200)
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = "application/json";
        return context.Response.Body.WriteAsync(Encoding.UTF8.GetBytes(body), context.RequestAborted).AsTask();
    }

    public async ValueTask DisposeAsync()
    {
        using var now = new CancellationTokenSource();
        await now.CancelAsync();
        await _app.StopAsync(now.Token);
        await _app.DisposeAsync();
    }
}
