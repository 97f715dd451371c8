using System.Net;
using System.Net.Http.Headers;

namespace Typed.Providers.Http;

/// <summary>The body of a request that must not be sent twice. The <see cref="Submission"/> decides who may read it.</summary>
internal sealed class SingleUseContent : HttpContent
{
    private readonly IReadOnlyList<ReadOnlyMemory<byte>> _pieces;

    public SingleUseContent(ReadOnlyMemory<byte> json)
        : this([json], new MediaTypeHeaderValue("application/json"))
    {
    }

    /// <param name="pieces">The body in pieces, so that files are not copied.</param>
    /// <param name="type">The content type.</param>
    public SingleUseContent(IReadOnlyList<ReadOnlyMemory<byte>> pieces, MediaTypeHeaderValue type)
    {
        _pieces = pieces;
        Headers.ContentType = type;
    }

    /// <summary>The submission that the body belongs to, or null for a request that costs nothing.</summary>
    public SubmissionMarker? Submission { get; set; }

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) =>
        SerializeToStreamAsync(stream, context, CancellationToken.None);

    protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context, CancellationToken cancellationToken)
    {
        Submission?.OnBodyRead(stream);
        foreach (var piece in _pieces)
        {
            await stream.WriteAsync(piece, cancellationToken).ConfigureAwait(false);
        }
    }

    protected override void SerializeToStream(Stream stream, TransportContext? context, CancellationToken cancellationToken)
    {
        Submission?.OnBodyRead(stream);
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
}
