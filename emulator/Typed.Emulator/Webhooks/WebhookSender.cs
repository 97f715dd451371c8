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
        foreach (var delay in task.Delivery.Schedule.Delays)
        {
            await Task.Delay(delay / _options.Speed, _time, cancellationToken);
            if (await TryAsync(task, target, body, cancellationToken))
            {
                return WebhookOutcome.Delivered;
            }
        }

        return WebhookOutcome.Failed;
    }

    // A target that does not listen, or falls silent, is one that has not answered with a success.
    private async Task<bool> TryAsync(EmulatedTask task, Uri target, byte[] body, CancellationToken cancellationToken)
    {
        try
        {
            return await PostAsync(target, body, cancellationToken);
        }
        catch (Exception exception) when (exception is HttpRequestException or OperationCanceledException or IOException && !cancellationToken.IsCancellationRequested)
        {
            LogFailed(task.Id, exception.Message);
            return false;
        }
    }

    private async Task<bool> PostAsync(Uri target, byte[] body, CancellationToken cancellationToken)
    {
        var copies = _faults.Take(FaultKind.RepeatWebhook) is null ? 1 : 2;
        var delivered = true;
        for (var copy = 0; copy < copies; copy++)
        {
            using var content = new ByteArrayContent(body);
            content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
            using var response = await _http.PostAsync(target, content, cancellationToken);
            delivered &= response.IsSuccessStatusCode;
        }

        return delivered;
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
