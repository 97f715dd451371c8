using System.Net;
using System.Net.Http.Headers;

namespace Typed.Providers.Http;

/// <summary>A body that can be written once. A retry handler that sends the request again gets an exception, not a second charge.</summary>
internal sealed class SingleUseContent : HttpContent
{
    private readonly IReadOnlyList<ReadOnlyMemory<byte>> _pieces;
    private int _uses;

    public SingleUseContent(ReadOnlyMemory<byte> json)
        : this([json], new MediaTypeHeaderValue("application/json"))
    {
    }

    /// <param name="pieces">The body, in pieces, so that a file is not copied.</param>
    /// <param name="type">What it is.</param>
    public SingleUseContent(IReadOnlyList<ReadOnlyMemory<byte>> pieces, MediaTypeHeaderValue type)
    {
        _pieces = pieces;
        Headers.ContentType = type;
    }

    /// <summary>Whether any byte may have left.</summary>
    public bool IsStarted => Volatile.Read(ref _uses) > 0;

    /// <summary>Whether something tried to send it a second time.</summary>
    public bool WasRepeated => Volatile.Read(ref _uses) > 1;

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) =>
        SerializeToStreamAsync(stream, context, CancellationToken.None);

    protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context, CancellationToken cancellationToken)
    {
        ThrowIfUsed();
        foreach (var piece in _pieces)
        {
            await stream.WriteAsync(piece, cancellationToken).ConfigureAwait(false);
        }
    }

    protected override void SerializeToStream(Stream stream, TransportContext? context, CancellationToken cancellationToken)
    {
        ThrowIfUsed();
        foreach (var piece in _pieces)
        {
            stream.Write(piece.Span);
        }
    }

    protected override bool TryComputeLength(out long length)
    {
        length = _pieces.Sum(piece => (long)piece.Length);
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
