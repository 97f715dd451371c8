using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;
using Microsoft.Extensions.Logging;
using Typed.Emulator.Faults;
using Typed.Emulator.Http;
using Typed.Emulator.Jobs;

namespace Typed.Emulator.Webhooks;

/// <summary>Posts the end of tasks to clients on this machine, and to nobody else.</summary>
internal sealed partial class WebhookSender : IDisposable
{
    private static readonly TimeSpan s_timeout = TimeSpan.FromSeconds(10);

    private readonly CancellationTokenSource _stopping = new();
    private readonly FaultBoard _faults;
    private readonly ILogger<WebhookSender> _logger;
    private readonly EmulatorOptions _options;
    private readonly TimeProvider _time;
    private readonly HttpClient _http;

    public WebhookSender(FaultBoard faults, EmulatorOptions options, TimeProvider time, ILogger<WebhookSender> logger)
    {
        _faults = faults;
        _options = options;
        _time = time;
        _logger = logger;
        _http = new HttpClient(
            new SocketsHttpHandler { AllowAutoRedirect = false, UseProxy = false, UseCookies = false, ConnectCallback = ConnectToThisMachineAsync })
        {
            Timeout = s_timeout,
        };
    }

    /// <summary>Sends in the background; the task tells the outcome.</summary>
    public void Send(EmulatedTask task) => _ = SendAsync(task);

    public void Dispose()
    {
        _stopping.Cancel();
        _http.Dispose();
        _stopping.Dispose();
    }

    private async Task SendAsync(EmulatedTask task)
    {
        var outcome = WebhookOutcome.Failed;
        try
        {
            outcome = await DeliverAsync(task, _stopping.Token);
        }
        catch (Exception exception) when (exception is HttpRequestException or OperationCanceledException or IOException or ObjectDisposedException)
        {
            LogFailed(task.Id, exception.Message);
        }
        finally
        {
            task.WebhookDone(outcome);
        }
    }

    private async Task<WebhookOutcome> DeliverAsync(EmulatedTask task, CancellationToken cancellationToken)
    {
        if (task.WebhookUrl is null)
        {
            return WebhookOutcome.None;
        }

        var target = new Uri(task.WebhookUrl);
        if (!IsThisMachine(target))
        {
            LogRefused(task.Id, target.Host);
            return WebhookOutcome.Refused;
        }

        if (_faults.Take(FaultKind.LoseWebhook) is not null)
        {
            return WebhookOutcome.Lost;
        }

        var body = JsonAnswer.ToBytes(json => task.Delivery.WriteWebhook(json, task));
        var copies = _faults.Take(FaultKind.RepeatWebhook) is null ? 1 : 2;
        var delivered = true;
        for (var copy = 0; copy < copies; copy++)
        {
            delivered &= await TryAllAsync(task, target, body, cancellationToken);
        }

        return delivered ? WebhookOutcome.Delivered : WebhookOutcome.Failed;
    }

    private async Task<bool> TryAllAsync(EmulatedTask task, Uri target, byte[] body, CancellationToken cancellationToken)
    {
        var protocol = task.Delivery.Protocol;
        for (var attempt = 0; attempt < protocol.AttemptsAt.Count; attempt++)
        {
            if (attempt > 0)
            {
                var wait = protocol.AttemptsAt[attempt] - protocol.AttemptsAt[attempt - 1];
                await Task.Delay(wait / _options.Speed, _time, cancellationToken);
            }

            if (await TryAsync(task, target, body, protocol, cancellationToken))
            {
                return true;
            }
        }

        return false;
    }

    private async Task<bool> TryAsync(EmulatedTask task, Uri target, byte[] body, WebhookProtocol protocol, CancellationToken cancellationToken)
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
            LogFailed(task.Id, exception.Message);
            return false;
        }
    }

    private static bool IsThisMachine(Uri target) =>
        target.Scheme is "http" or "https"
        && (target.Host.Equals("localhost", StringComparison.OrdinalIgnoreCase)
            || (IPAddress.TryParse(target.Host.Trim('[', ']'), out var address) && IPAddress.IsLoopback(address)));

    /// <summary>The second lock on the door: whatever a name resolves to, only loopback addresses are connected to.</summary>
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

    [LoggerMessage(1, LogLevel.Warning, "The webhook of task {Task} was not sent: {Host} is not this machine, and the emulator calls nobody else.")]
    private partial void LogRefused(Guid task, string host);

    [LoggerMessage(2, LogLevel.Information, "The webhook of task {Task} was not delivered: {Reason}")]
    private partial void LogFailed(Guid task, string reason);
}
