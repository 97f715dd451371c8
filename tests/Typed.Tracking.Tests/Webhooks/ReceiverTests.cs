using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Typed.AspNetCore;
using Typed.Providers;
using Typed.Tracking;
using Typed.Tracking.Webhooks;

namespace Typed.TrackingTests.Webhooks;

/// <summary>What the endpoint does before the tracker gets a message, byte by byte as it arrives.</summary>
public sealed class ReceiverTests
{
    private const string Secret = "a secret of the test";
    private const string Body = """{"id":"j1","status":"done"}""";
    private static readonly string s_right = "X-Signature: " + Convert.ToHexString(HMACSHA256.HashData(Encoding.UTF8.GetBytes(Secret), Encoding.UTF8.GetBytes(Body)));
    private readonly SimClock _clock = new();
    private readonly CountingReader _reader = new();

    [Fact]
    public async Task A_message_is_read_only_after_its_signature_was_verified()
    {
        await using var app = await StartAsync();
        Assert.Equal("401", await PostAsync(app, Body, "X-Signature: " + new string('0', 64)));
        Assert.Equal("401", await PostAsync(app, Body));
        Assert.Equal("401", await PostAsync(app, Body + " ", s_right));
        Assert.Equal(0, _reader.Reads);
        Assert.Equal("200", await PostAsync(app, Body, s_right));
        Assert.Equal(1, _reader.Reads);
    }

    // A proxy may forward the first of two headers and the application check the second.
    [Fact]
    public async Task A_signature_that_is_sent_twice_counts_as_none()
    {
        await using var app = await StartAsync();
        Assert.Equal("401", await PostAsync(app, Body, s_right, s_right));
        Assert.Equal("401", await PostAsync(app, Body, s_right, "X-Signature: 00"));
        Assert.Equal("401", await PostAsync(app, Body, "X-Signature: 00", s_right));
        Assert.Equal(0, _reader.Reads);
    }

    [Theory]
    [InlineData("typed/webhooks/nobody", "404")]
    [InlineData("typed/webhooks/ACME", "404")]
    [InlineData("typed/webhooks/acme", "200")]
    public async Task Only_a_provider_with_a_reader_is_known(string path, string status)
    {
        await using var app = await StartAsync();
        Assert.Equal(status, await PostAsync(app, Body, path, s_right));
    }

    private async Task<WebApplication> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        builder.Services.AddSingleton<TimeProvider>(_clock);
        builder.Services.AddSingleton(new GenerationClient(new SimProvider(_clock), null, _clock));
        builder.Services.AddSingleton<IWebhookReader>(_reader);
        builder.Services.AddTypedTracker(options => options.Journal = new MemoryJournal(new MemoryJournal.Table(), _clock));
        var app = builder.Build();
        app.MapTypedWebhooks();
        await app.StartAsync(Records.Ct);
        return app;
    }

    // Written to the socket, because an HttpClient joins headers of one name.
    private static async Task<string> PostAsync(WebApplication app, string body, params string[] headers)
    {
        var path = headers.FirstOrDefault(header => !header.Contains(':', StringComparison.Ordinal)) ?? "typed/webhooks/acme";
        var lines = headers.Where(header => header.Contains(':', StringComparison.Ordinal)).Select(header => header + "\r\n");
        using var client = new TcpClient();
        await client.ConnectAsync(IPAddress.Loopback, new Uri(app.Urls.First()).Port, Records.Ct);
        await using var stream = client.GetStream();
        await stream.WriteAsync(
            Encoding.UTF8.GetBytes($"POST /{path} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nContent-Type: application/json\r\nContent-Length: {Records.Text(body.Length)}\r\n{string.Concat(lines)}\r\n{body}"),
            Records.Ct);
        using var reader = new StreamReader(stream);
        return (await reader.ReadToEndAsync(Records.Ct)).Split(' ')[1];
    }

    private sealed class CountingReader : IWebhookReader
    {
        public string Provider => "acme";

        public IWebhookVerifier Verifier { get; } = new HmacSha256Verifier("X-Signature", "", Secret);

        public int Reads { get; private set; }

        public WebhookNotice? Read(ReadOnlyMemory<byte> body, Func<string, string?> header)
        {
            Reads++;
            return new WebhookNotice("acme", "j1");
        }
    }
}
