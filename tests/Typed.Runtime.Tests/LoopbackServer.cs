using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Typed.RuntimeTests;

/// <summary>A server on a socket: reads a request whole, then writes what it was told to and closes. An answer of null closes without a byte.</summary>
internal sealed class LoopbackServer : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new();
    private readonly Func<string, Task<string?>> _answer;
    private readonly Task _loop;
    private int _posts;

    public LoopbackServer(Func<string, string?> answer)
        : this(request => Task.FromResult(answer(request)))
    {
    }

    private LoopbackServer(Func<string, Task<string?>> answer)
    {
        _answer = answer;
        _listener.Start();
        _loop = AcceptAsync();
    }

    /// <summary>A server whose answers may wait for something: connections are served side by side.</summary>
    public static LoopbackServer Waiting(Func<string, Task<string?>> answer) => new(answer);

    public Uri Address => new($"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}/");

    /// <summary>The requests as they arrived.</summary>
    public ConcurrentQueue<string> Requests { get; } = [];

    /// <summary>How many submissions arrived whole.</summary>
    public int Posts => Volatile.Read(ref _posts);

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _loop;
        _listener.Dispose();
        _stop.Dispose();
    }

    private async Task AcceptAsync()
    {
        var served = new List<Task>();
        while (!_stop.IsCancellationRequested)
        {
            try
            {
                served.Add(ServeAsync(await _listener.AcceptTcpClientAsync(_stop.Token)));
            }
            catch (OperationCanceledException)
            {
                // Stopped.
            }
        }

        await Task.WhenAll(served);
    }

    private async Task ServeAsync(TcpClient accepted)
    {
        using var client = accepted;
        try
        {
            await ServeOneAsync(client);
        }
        catch (Exception exception) when (exception is OperationCanceledException or IOException)
        {
            // Stopped, or the client has hung up.
        }
    }

    private async Task ServeOneAsync(TcpClient client)
    {
        var stream = client.GetStream();
        var text = new StringBuilder();
        var buffer = new byte[4096];
        while (!IsWhole(text.ToString()))
        {
            var count = await stream.ReadAsync(buffer, _stop.Token);
            if (count == 0)
            {
                return;
            }

            text.Append(Encoding.Latin1.GetString(buffer, 0, count));
        }

        var request = text.ToString();
        Requests.Enqueue(request);
        if (request.StartsWith("POST", StringComparison.Ordinal))
        {
            Interlocked.Increment(ref _posts);
        }

        if (await _answer(request).WaitAsync(_stop.Token) is { } answer)
        {
            await stream.WriteAsync(Encoding.Latin1.GetBytes(answer));
        }
    }

    private static bool IsWhole(string request)
    {
        var end = request.IndexOf("\r\n\r\n", StringComparison.Ordinal);
        if (end < 0)
        {
            return false;
        }

        const string Name = "Content-Length: ";
        var at = request.IndexOf(Name, StringComparison.OrdinalIgnoreCase);
        var length = at < 0 || at > end ? 0 : int.Parse(request[(at + Name.Length)..request.IndexOf('\r', at)], System.Globalization.CultureInfo.InvariantCulture);
        return request.Length >= end + 4 + length;
    }
}
