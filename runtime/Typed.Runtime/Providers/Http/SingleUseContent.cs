using System.Net;
using System.Net.Http.Headers;

namespace Typed.Providers.Http;

/// <summary>A JSON body that can be written once. A retry handler that sends the request again gets an exception, not a second charge.</summary>
internal sealed class SingleUseContent : HttpContent
{
    private readonly ReadOnlyMemory<byte> _json;
    private int _uses;

    public SingleUseContent(ReadOnlyMemory<byte> json)
    {
        _json = json;
        Headers.ContentType = new MediaTypeHeaderValue("application/json");
    }

    /// <summary>Whether any byte may have left.</summary>
    public bool IsStarted => Volatile.Read(ref _uses) > 0;

    /// <summary>Whether something tried to send it a second time.</summary>
    public bool WasRepeated => Volatile.Read(ref _uses) > 1;

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) =>
        SerializeToStreamAsync(stream, context, CancellationToken.None);

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context, CancellationToken cancellationToken)
    {
        ThrowIfUsed();
        return stream.WriteAsync(_json, cancellationToken).AsTask();
    }

    protected override void SerializeToStream(Stream stream, TransportContext? context, CancellationToken cancellationToken)
    {
        ThrowIfUsed();
        stream.Write(_json.Span);
    }

    protected override bool TryComputeLength(out long length)
    {
        length = _json.Length;
        return true;
    }

    private void ThrowIfUsed()
    {
        if (Interlocked.Increment(ref _uses) > 1)
        {
            throw new InvalidOperationException("A submission is sent once only: sending it again could be paid for twice.");
        }
    }
}
