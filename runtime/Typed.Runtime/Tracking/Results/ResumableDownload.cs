using System.Net;
using System.Net.Http.Headers;

namespace Typed.Tracking.Results;

/// <summary>Fetches an asset into a partial file. Resumes the last attempt if the server supports it and still has the same bytes.</summary>
internal sealed class ResumableDownload(AssetDownloader downloader, TimeProvider time)
{
    private const int BufferSize = 81920;
    private static readonly TimeSpan s_silence = DownloadOptions.Default.SilenceLimit;

    /// <summary>The media type, once the partial file is whole and on disk.</summary>
    public async Task<string?> ToPartialAsync(Asset asset, PartialFile partial, IProgress<DownloadProgress>? progress, CancellationToken cancellationToken)
    {
        var (have, validator, _) = partial.Read();
        using var silence = new SilenceGuard(s_silence, time, cancellationToken);
        try
        {
            using var response = await downloader.SendAsync(asset, Prepare, DownloadOptions.Default, silence.Token).ConfigureAwait(false);
            if (response.StatusCode == HttpStatusCode.RequestedRangeNotSatisfiable)
            {
                // The partial file does not match the server's file: the next attempt starts over.
                (await Empty(partial).ConfigureAwait(false)).Dispose();
                throw Failed(asset, "could not be continued", null, response.StatusCode);
            }

            if (!response.IsSuccessStatusCode)
            {
                throw Failed(asset, FormattableString.Invariant($"got HTTP {(int)response.StatusCode}"), null, response.StatusCode);
            }

            await CopyAsync(asset, response, partial, have, silence, progress, cancellationToken).ConfigureAwait(false);
            return response.Content.Headers.ContentType?.MediaType;
        }
        catch (HttpRequestException exception) when (exception.InnerException is PrivateAddressException refused)
        {
            throw new AssetDownloadException(downloader.Provider, asset, $"{asset} was not downloaded: {refused.Message}", exception) { IsPermanent = true };
        }
        catch (Exception exception) when (exception is HttpRequestException or HttpIOException)
        {
            throw Failed(asset, "broke off", exception);
        }
        catch (OperationCanceledException exception) when (!cancellationToken.IsCancellationRequested)
        {
            throw Failed(asset, "fell silent", exception);
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

    private async Task CopyAsync(
        Asset asset, HttpResponseMessage response, PartialFile partial, long have, SilenceGuard silence, IProgress<DownloadProgress>? progress, CancellationToken cancellationToken)
    {
        var range = response.Content.Headers.ContentRange;
        var goesOn = response.StatusCode == HttpStatusCode.PartialContent;
        if (goesOn && (range?.From != have || range?.Length is null))
        {
            (await Empty(partial).ConfigureAwait(false)).Dispose();
            throw Failed(asset, "was continued at another place than asked", null);
        }

        var total = goesOn ? range!.Length : response.Content.Headers.ContentLength;
        var received = goesOn ? have : 0;
        var file = goesOn ? partial.Continue() : partial.Begin(ValidatorOf(response), total);
        await using (file.ConfigureAwait(false))
        {
            var source = await response.Content.ReadAsStreamAsync(silence.Token).ConfigureAwait(false);
            await using (source.ConfigureAwait(false))
            {
                var buffer = new byte[BufferSize];
                while (await source.ReadAsync(buffer, silence.Token).ConfigureAwait(false) is > 0 and var count)
                {
                    if (received == 0)
                    {
                        downloader.ThrowIfNoAsset(asset, buffer.AsSpan(0, count));
                    }

                    received += count;
                    if (received > total)
                    {
                        throw Failed(asset, "is longer than announced", null);
                    }

                    if (received > downloader.MaxBytes(DownloadOptions.Default))
                    {
                        throw downloader.Refused(asset, FormattableString.Invariant($"has more than {downloader.MaxBytes(DownloadOptions.Default)} bytes"));
                    }

                    await file.WriteAsync(buffer.AsMemory(0, count), cancellationToken).ConfigureAwait(false);
                    silence.Restart();
                    progress?.Report(new DownloadProgress(asset, received, total));
                    Checkpoint.Reached("download-piece");
                }
            }

            if (received == 0)
            {
                throw downloader.Refused(asset, "is empty");
            }

            if (received != (total ?? received))
            {
                throw Failed(asset, FormattableString.Invariant($"ended after {received} of {total} bytes"), null);
            }

            file.Flush(flushToDisk: true);
        }
    }

    private static Task<FileStream> Empty(PartialFile partial) => Task.FromResult(partial.Begin(null, null));

    // Only a strong ETag identifies exact bytes; a date is used if there is no tag.
    private static string? ValidatorOf(HttpResponseMessage response) =>
        response.Headers.ETag is { } tag
            ? (tag.IsWeak ? null : tag.Tag)
            : response.Content.Headers.LastModified?.ToString("R", System.Globalization.CultureInfo.InvariantCulture);

    private AssetDownloadException Failed(Asset asset, string how, Exception? cause, HttpStatusCode? status = null) =>
        new(downloader.Provider, asset, $"The download of {asset} {how}.", cause)
        {
            StatusCode = status,
            IsPermanent = status is { } code && AssetDownloadException.IsPermanentStatus(code),
        };
}
