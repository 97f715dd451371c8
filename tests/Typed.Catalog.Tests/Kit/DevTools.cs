using System.Collections.Concurrent;
using System.Net.WebSockets;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Typed.CatalogTests.Kit;

/// <summary>The DevTools protocol over its web socket: calls with answers, and events.</summary>
internal sealed class DevTools : IAsyncDisposable
{
    private readonly ClientWebSocket _socket = new();
    private readonly ConcurrentDictionary<int, TaskCompletionSource<JsonNode>> _calls = new();
    private readonly CancellationTokenSource _end = new();
    private Task _reading = Task.CompletedTask;
    private int _last;

    /// <summary>Called for each event, in order.</summary>
    public Action<string, JsonNode> OnEvent { get; set; } = (_, _) => { };

    public async Task ConnectAsync(Uri address, CancellationToken cancellationToken)
    {
        await _socket.ConnectAsync(address, cancellationToken);
        _reading = ReadAsync(_end.Token);
    }

    public async Task<JsonNode> CallAsync(string method, JsonObject? parameters = null, CancellationToken cancellationToken = default)
    {
        var id = Interlocked.Increment(ref _last);
        var answer = _calls[id] = new TaskCompletionSource<JsonNode>(TaskCreationOptions.RunContinuationsAsynchronously);
        var call = new JsonObject { ["id"] = id, ["method"] = method, ["params"] = parameters ?? [] };
        await _socket.SendAsync(JsonSerializer.SerializeToUtf8Bytes(call), WebSocketMessageType.Text, endOfMessage: true, cancellationToken);
        return await answer.Task.WaitAsync(cancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync();
        try
        {
            await _reading;
        }
        catch (Exception ended) when (ended is OperationCanceledException or WebSocketException)
        {
            // The way to end it.
        }

        _socket.Dispose();
        _end.Dispose();
    }

    private async Task ReadAsync(CancellationToken cancellationToken)
    {
        var chunk = new byte[64 * 1024];
        while (true)
        {
            using var message = new MemoryStream();
            WebSocketReceiveResult part;
            do
            {
                part = await _socket.ReceiveAsync(chunk, cancellationToken);
                message.Write(chunk, 0, part.Count);
            }
            while (!part.EndOfMessage);
            if (part.MessageType == WebSocketMessageType.Close)
            {
                return;
            }

            Take(JsonNode.Parse(message.ToArray())!);
        }
    }

    private void Take(JsonNode message)
    {
        if (message["id"] is null)
        {
            OnEvent(message["method"]!.GetValue<string>(), message["params"]!);
        }
        else if (_calls.TryRemove(message["id"]!.GetValue<int>(), out var call))
        {
            if (message["error"] is { } error)
            {
                call.SetException(new InvalidOperationException(error.ToJsonString()));
            }
            else
            {
                call.SetResult(message["result"]!);
            }
        }
    }
}
