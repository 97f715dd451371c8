using System.Net;
using System.Net.Http.Headers;
using Typed.Results;

namespace Typed.Tracking.Results;

/// <summary>Fetches an asset into a partial file. Resumes the last attempt if the server supports it and still has the same bytes.</summary>
internal sealed class ResumableDownload(AssetDownloader downloader)
{
    private static readonly DownloadOptions s_options = DownloadOptions.Default;

    /// <summary>The media type, once the partial file is whole and on disk.</summary>
    public async Task<string?> ToPartialAsync(Asset asset, PartialFile partial, IProgress<DownloadProgress>? progress, CancellationToken cancellationToken)
    {
        var (have, validator, _) = partial.Read();
        using var response = await OpenAsync(asset, partial, have, validator, cancellationToken).ConfigureAwait(false);
        var range = response.Content.Headers.ContentRange;
        var goesOn = response.StatusCode == HttpStatusCode.PartialContent;
        if (goesOn && (range?.From != have || range?.Length is null))
        {
            StartOver(partial);
            throw downloader.Failures.Failed(asset, "was continued at a position other than the requested one", null);
        }

        var file = goesOn ? partial.Continue() : partial.Begin(ValidatorOf(response), response.Content.Headers.ContentLength);
        await using (file.ConfigureAwait(false))
        {
            await downloader.Content.CopyAsync(
                asset, response, file, s_options, progress, cancellationToken, goesOn ? have : 0, goesOn ? range!.Length : null).ConfigureAwait(false);
            file.Flush(flushToDisk: true);
        }

        return response.Content.Headers.ContentType?.MediaType;
    }

    private async Task<HttpResponseMessage> OpenAsync(Asset asset, PartialFile partial, long have, string? validator, CancellationToken cancellationToken)
    {
        try
        {
            return await downloader.Requests.OpenAsync(asset, Prepare, s_options, cancellationToken).ConfigureAwait(false);
        }
        catch (AssetDownloadException exception) when (exception.StatusCode == HttpStatusCode.RequestedRangeNotSatisfiable)
        {
            // The partial file does not match the server's file: the next attempt starts over.
            StartOver(partial);
            throw;
        }

        void Prepare(HttpRequestMessage request)
        {
            if (have > 0 && validator is not null)
            {
                request.Headers.Range = new RangeHeaderValue(have, null);
                // If the bytes have changed, the server sends all of them.
                request.Headers.TryAddWithoutValidation("If-Range", validator);
            }
        }
    }

    private static void StartOver(PartialFile partial) => partial.Begin(null, null).Dispose();

    // Only a strong ETag identifies exact bytes; a date is used if there is no tag.
    private static string? ValidatorOf(HttpResponseMessage response) =>
        response.Headers.ETag is { } tag
            ? (tag.IsWeak ? null : tag.Tag)
            : response.Content.Headers.LastModified?.ToString("R", System.Globalization.CultureInfo.InvariantCulture);
}
