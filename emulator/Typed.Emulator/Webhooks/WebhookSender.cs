using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Text.Json;
using Microsoft.Extensions.Logging;
using Typed.Emulator.Faults;
using Typed.Emulator.Http;

namespace Typed.Emulator.Webhooks;

/// <summary>Sends webhooks when tasks end, only to clients on this machine.</summary>
internal sealed partial class WebhookSender : IDisposable
{
    private static readonly TimeSpan s_timeout = TimeSpan.FromSeconds(10);

    private readonly CancellationTokenSource _stopping = new();
    private readonly EmulatorOptions _options;
    private readonly TimeProvider _time;
    private readonly FaultBoard _faults;
    private readonly ILogger<WebhookSender> _logger;
    private readonly HttpClient _http;

    public WebhookSender(EmulatorOptions options, TimeProvider time, FaultBoard faults, ILogger<WebhookSender> logger)
    {
        _options = options;
        _time = time;
        _faults = faults;
        _logger = logger;
        _http = new HttpClient(
            new SocketsHttpHandler { AllowAutoRedirect = false, UseProxy = false, UseCookies = false, ConnectCallback = ConnectToThisMachineAsync })
        {
            Timeout = s_timeout,
        };
    }

    public void Dispose()
    {
        _stopping.Cancel();
        _http.Dispose();
        _stopping.Dispose();
    }

    /// <summary>Sends one webhook and returns its outcome.</summary>
    /// <param name="id">The id of the webhook's task or job, for the log.</param>
    /// <param name="url">The target URL; null if there is none.</param>
    /// <param name="write">Writes the body.</param>
    /// <param name="protocol">The times of the attempts, and the headers; null for one attempt without headers.</param>
    public async Task<DeliveryOutcome> SendAsync(Guid id, string? url, Action<Utf8JsonWriter> write, WebhookProtocol? protocol = null)
    {
        try
        {
            return await DeliverAsync(id, url, write, protocol ?? WebhookProtocol.Once, _stopping.Token);
        }
        catch (Exception exception) when (exception is OperationCanceledException or ObjectDisposedException)
        {
            LogFailed(id, exception.Message);
            return DeliveryOutcome.Failed;
        }
    }

    private async Task<DeliveryOutcome> DeliverAsync(Guid id, string? url, Action<Utf8JsonWriter> write, WebhookProtocol protocol, CancellationToken cancellationToken)
    {
        if (url is null)
        {
            return DeliveryOutcome.None;
        }

        var target = new Uri(url);
        if (!IsThisMachine(target))
        {
            LogRefused(id, target.Host);
            return DeliveryOutcome.Refused;
        }

        if (_faults.Take(FaultKind.LoseWebhook) is not null)
        {
            return DeliveryOutcome.Lost;
        }

        var body = JsonAnswer.ToBytes(write);
        var copies = _faults.Take(FaultKind.RepeatWebhook) is null ? 1 : 2;
        var delivered = true;
        for (var copy = 0; copy < copies; copy++)
        {
            delivered &= await TryAllAsync(id, target, body, protocol, cancellationToken);
        }

        return delivered ? DeliveryOutcome.Delivered : DeliveryOutcome.Failed;
    }

    private async Task<bool> TryAllAsync(Guid id, Uri target, byte[] body, WebhookProtocol protocol, CancellationToken cancellationToken)
    {
        for (var attempt = 0; attempt < protocol.AttemptsAt.Count; attempt++)
        {
            if (attempt > 0)
            {
                var wait = protocol.AttemptsAt[attempt] - protocol.AttemptsAt[attempt - 1];
                await Task.Delay(wait / _options.Speed, _time, cancellationToken);
            }

            if (await TryAsync(id, target, body, protocol, cancellationToken))
            {
                return true;
            }
        }

        return false;
    }

    // A target that does not listen or stops responding counts as not having returned a success response.
    private async Task<bool> TryAsync(Guid id, Uri target, byte[] body, WebhookProtocol protocol, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, target) { Content = new ByteArrayContent(body) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        protocol.Prepare?.Invoke(request, body);
        try
        {
            using var response = await _http.SendAsync(request, cancellationToken);
            return response.IsSuccessStatusCode;
        }
        catch (Exception exception) when (exception is HttpRequestException or OperationCanceledException or IOException && !cancellationToken.IsCancellationRequested)
        {
            LogFailed(id, exception.Message);
            return false;
        }
    }

    private static bool IsThisMachine(Uri target) =>
        target.Scheme is "http" or "https"
        && (target.Host.Equals("localhost", StringComparison.OrdinalIgnoreCase)
            || (IPAddress.TryParse(target.Host.Trim('[', ']'), out var address) && IPAddress.IsLoopback(address)));

    /// <summary>A second safeguard: whatever a name resolves to, connections are made only to loopback addresses.</summary>
    private static async ValueTask<Stream> ConnectToThisMachineAsync(SocketsHttpConnectionContext context, CancellationToken cancellationToken)
    {
        var addresses = await Dns.GetHostAddressesAsync(context.DnsEndPoint.Host, cancellationToken);
        var loopback = addresses.Where(IPAddress.IsLoopback).ToArray();
        if (loopback.Length == 0)
        {
            throw new HttpRequestException($"'{context.DnsEndPoint.Host}' is not this machine.");
        }

        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(loopback, context.DnsEndPoint.Port, cancellationToken);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch (SocketException exception)
        {
            socket.Dispose();
            throw new HttpRequestException(exception.Message, exception);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    [LoggerMessage(1, LogLevel.Warning, "The webhook of task {Task} was not sent: {Host} is not this machine, and the emulator sends webhooks only to this machine.")]
    private partial void LogRefused(Guid task, string host);

    [LoggerMessage(2, LogLevel.Information, "The webhook of task {Task} was not delivered: {Reason}")]
    private partial void LogFailed(Guid task, string reason);
}
