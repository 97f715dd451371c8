using System.Buffers;
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;
using Typed.Tracking;
using Typed.Tracking.Webhooks;

namespace Typed.AspNetCore;

/// <summary>Processes one message: type, size, signature, content, then the tracker. Answers without waiting for the provider.</summary>
internal sealed class WebhookReceiver(JobTracker tracker, IEnumerable<IWebhookReader> readers)
{
    // The last reader for a provider is used, so that an application can replace the one of a client.
    private readonly Dictionary<string, IWebhookReader> _readers = tracker.WebhookReaders.Concat(readers)
        .GroupBy(reader => reader.Provider, StringComparer.Ordinal)
        .ToDictionary(group => group.Key, group => group.Last(), StringComparer.Ordinal);

    public async Task ReceiveAsync(HttpContext context, int maxBytes)
    {
        if (context.Request.RouteValues["provider"] is not string provider || !_readers.TryGetValue(provider, out var reader))
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }

        context.Response.StatusCode = await TakeAsync(context, reader, maxBytes).ConfigureAwait(false);
    }

    private async Task<int> TakeAsync(HttpContext context, IWebhookReader reader, int maxBytes)
    {
        if (!IsJson(context.Request.ContentType))
        {
            return StatusCodes.Status415UnsupportedMediaType;
        }

        var body = await ReadAsync(context.Request, maxBytes, context.RequestAborted).ConfigureAwait(false);
        if (body is not { } bytes)
        {
            return StatusCodes.Status413PayloadTooLarge;
        }

        // Verify the signature before the content: JSON from a forger is not parsed.
        if (reader.Verifier is { } verifier && !verifier.Verify(bytes.Span, HeaderOf(context)))
        {
            return StatusCodes.Status401Unauthorized;
        }

        if (reader.Read(bytes, HeaderOf(context)) is not { } notice)
        {
            return StatusCodes.Status400BadRequest;
        }

        try
        {
            await tracker.ReceiveWebhookAsync(
                notice with { IsVerified = reader.Verifier is not null, Key = KeyOf(context.Request) }, context.RequestAborted).ConfigureAwait(false);
            // The same answer for known and unknown jobs, so that it reveals nothing to an outsider.
            return StatusCodes.Status200OK;
        }
        catch (Exception exception) when (exception is JournalException or InvalidOperationException)
        {
            // Not recorded: the provider should deliver it again.
            return StatusCodes.Status503ServiceUnavailable;
        }
    }

    private static Func<string, string?> HeaderOf(HttpContext context) =>
        name => context.Request.Headers.TryGetValue(name, out var values) && values.Count == 1 ? values[0] : null;

    // A form or a page is not a message, whatever its bytes. If the sender states no type, the bytes decide.
    private static bool IsJson(string? contentType) =>
        string.IsNullOrEmpty(contentType)
        || (MediaTypeHeaderValue.TryParse(contentType, out var type)
            && (type.MediaType.Equals("application/json", StringComparison.OrdinalIgnoreCase) || type.Suffix.Equals("json", StringComparison.OrdinalIgnoreCase)));

    private static Guid? KeyOf(HttpRequest request) => Guid.TryParseExact(request.Query["job"], "N", out var key) ? key : null;

    private static async Task<ReadOnlyMemory<byte>?> ReadAsync(HttpRequest request, int maxBytes, CancellationToken cancellationToken)
    {
        if (request.ContentLength > maxBytes)
        {
            return null;
        }

        var buffer = new ArrayBufferWriter<byte>(4096);
        while (true)
        {
            // The announced length is not trusted: the bytes are counted.
            var count = await request.Body.ReadAsync(buffer.GetMemory(4096), cancellationToken).ConfigureAwait(false);
            if (count == 0)
            {
                return buffer.WrittenMemory;
            }

            buffer.Advance(count);
            if (buffer.WrittenCount > maxBytes)
            {
                return null;
            }
        }
    }
}
