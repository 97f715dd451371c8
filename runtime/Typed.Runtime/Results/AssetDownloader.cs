using System.Buffers;
using System.Net;

namespace Typed.Results;

/// <summary>Downloads assets with a separate HTTP client that has no API key.</summary>
/// <param name="provider">The provider's key.</param>
/// <param name="http">The user's client; null for the library's own, which also checks the addresses that host names resolve to.</param>
/// <param name="time">The clock.</param>
/// <param name="rules">The allowed sources of assets.</param>
internal sealed class AssetDownloader(string provider, HttpClient? http, TimeProvider time, AssetRules rules)
{
    private const int BufferSize = 81920;
    private const int MaxRedirects = 10;

    public static AssetDownloader Default { get; } = new("", null, TimeProvider.System, AssetRules.Default);

    public string Provider => provider;

    private long MaxBytes(DownloadOptions options) => options.MaxBytes ?? rules.MaxBytes;

    public async Task<DownloadedAsset> ToFileAsync(
        Asset asset, string path, DownloadOptions options, IProgress<DownloadProgress>? progress, CancellationToken cancellationToken)
    {
        // Check before the transfer, not after it.
        ThrowIfThere(path, options);
        using var response = await OpenAsync(asset, null, options, cancellationToken).ConfigureAwait(false);
        return await SaveAsync(asset, response, path, options, progress, cancellationToken).ConfigureAwait(false);
    }

    public async Task<DownloadedAsset> ToDirectoryAsync(
        Asset asset, string directory, HashSet<string> taken, DownloadOptions options, IProgress<DownloadProgress>? progress, CancellationToken cancellationToken)
    {
        using var response = await OpenAsync(asset, null, options, cancellationToken).ConfigureAwait(false);
        var root = Path.GetFullPath(directory);
        var path = Path.GetFullPath(Path.Combine(root, AssetFileName.Of(asset, response.Content.Headers.ContentType?.MediaType, taken)));
        if (Path.GetDirectoryName(path) != Path.TrimEndingDirectorySeparator(root))
        {
            throw new AssetDownloadException(provider, asset, "The asset's name leads out of the directory.");
        }

        ThrowIfThere(path, options);
        return await SaveAsync(asset, response, path, options, progress, cancellationToken).ConfigureAwait(false);
    }

    public async Task<long> ToStreamAsync(
        Asset asset, Stream destination, DownloadOptions options, IProgress<DownloadProgress>? progress, CancellationToken cancellationToken)
    {
        using var response = await OpenAsync(asset, null, options, cancellationToken).ConfigureAwait(false);
        return await CopyAsync(asset, response, destination, options, progress, cancellationToken).ConfigureAwait(false);
    }

    private static void ThrowIfThere(string path, DownloadOptions options)
    {
        if (!options.Overwrite && File.Exists(path))
        {
            throw new IOException($"The file '{path}' is there already.");
        }
    }

    // Follows redirects, and applies the rules to each URL. The headers of a successful response can be those of an asset.
    private async Task<HttpResponseMessage> SendAsync(
        Asset asset, Action<HttpRequestMessage>? prepare, DownloadOptions options, CancellationToken cancellationToken)
    {
        var url = asset.Url;
        for (var redirects = 0; ; redirects++)
        {
            var allowPrivate = options.AllowPrivateHosts || rules.AllowsPrivate(url);
            ThrowIfRefused(asset, AssetAddress.Refusal(url, allowPrivate));
            using var request = new HttpRequestMessage(HttpMethod.Get, url);
            prepare?.Invoke(request);
            var client = http ?? (allowPrivate ? AssetHttp.Any : AssetHttp.Public);
            var response = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken).ConfigureAwait(false);
            try
            {
                // The user's own client may have followed redirects itself.
                var from = response.RequestMessage?.RequestUri ?? url;
                ThrowIfRefused(asset, AssetAddress.Refusal(from, options.AllowPrivateHosts || rules.AllowsPrivate(from)));
                if (NextOf(from, response) is not { } next)
                {
                    ThrowIfRefused(asset, response.IsSuccessStatusCode ? AssetContent.Refusal(asset, response) : null);
                    return response;
                }

                var refusal = redirects == MaxRedirects ? "was redirected too often"
                    : from.Scheme == Uri.UriSchemeHttps && next.Scheme == Uri.UriSchemeHttp ? "was redirected from https to http"
                    : null;
                ThrowIfRefused(asset, refusal);
                url = next;
            }
            catch
            {
                response.Dispose();
                throw;
            }

            response.Dispose();
        }
    }

    // The error for a download that a retry cannot fix.
    private AssetDownloadException Refused(Asset asset, string why) => new(provider, asset, $"{asset} was not downloaded: it {why}.") { IsPermanent = true };

    private static Uri? NextOf(Uri from, HttpResponseMessage response) =>
        response.StatusCode is HttpStatusCode.MovedPermanently or HttpStatusCode.Found or HttpStatusCode.SeeOther or HttpStatusCode.TemporaryRedirect or HttpStatusCode.PermanentRedirect
        && response.Headers.Location is { } location
            ? new Uri(from, location)
            : null;

    private void ThrowIfRefused(Asset asset, string? why)
    {
        if (why is not null)
        {
            throw Refused(asset, why);
        }
    }

    /// <summary>Requests an asset.</summary>
    /// <param name="asset">The asset.</param>
    /// <param name="prepare">Adds headers to each request; null for none.</param>
    /// <param name="options">The limits.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <returns>A successful response, whose content is still to be read.</returns>
    /// <exception cref="AssetDownloadException">The URL or the response is refused, or there is no response.</exception>
    public async Task<HttpResponseMessage> OpenAsync(Asset asset, Action<HttpRequestMessage>? prepare, DownloadOptions options, CancellationToken cancellationToken)
    {
        using var silence = new SilenceGuard(options.SilenceLimit, time, cancellationToken);
        HttpResponseMessage response;
        try
        {
            response = await SendAsync(asset, prepare, options, silence.Token).ConfigureAwait(false);
        }
        catch (HttpRequestException exception) when (exception.InnerException is PrivateAddressException refused)
        {
            throw new AssetDownloadException(provider, asset, $"{asset} was not downloaded: {refused.Message}", exception) { IsPermanent = true };
        }
        catch (Exception exception) when (exception is HttpRequestException || (exception is OperationCanceledException && !cancellationToken.IsCancellationRequested))
        {
            throw Failed(asset, "could not be fetched", exception);
        }

        if (response.IsSuccessStatusCode)
        {
            return response;
        }

        using (response)
        {
            throw new AssetDownloadException(provider, asset, $"{asset} could not be fetched: HTTP {(int)response.StatusCode}.")
            {
                StatusCode = response.StatusCode,
                IsPermanent = AssetDownloadException.IsPermanentStatus(response.StatusCode),
            };
        }
    }

    private async Task<DownloadedAsset> SaveAsync(
        Asset asset, HttpResponseMessage response, string path, DownloadOptions options, IProgress<DownloadProgress>? progress, CancellationToken cancellationToken)
    {
        var full = Path.GetFullPath(path);
        // Same directory, so that the rename stays within one file system and is atomic.
        var temporary = Path.Combine(Path.GetDirectoryName(full) ?? "", $".{Guid.NewGuid():N}.part");
        try
        {
            long length;
            var file = new FileStream(temporary, FileMode.CreateNew, FileAccess.Write, FileShare.None, bufferSize: 0, FileOptions.Asynchronous);
            await using (file.ConfigureAwait(false))
            {
                length = await CopyAsync(asset, response, file, options, progress, cancellationToken).ConfigureAwait(false);
                file.Flush(flushToDisk: true);
            }

            File.Move(temporary, full, options.Overwrite);
            return new DownloadedAsset(asset, full, length);
        }
        catch
        {
            File.Delete(temporary);
            throw;
        }
    }

    /// <summary>Reads the content of a response.</summary>
    /// <param name="asset">The asset.</param>
    /// <param name="response">The response.</param>
    /// <param name="destination">Receives the bytes.</param>
    /// <param name="options">The limits.</param>
    /// <param name="progress">Receives a report for each chunk; null for none.</param>
    /// <param name="cancellationToken">Cancels the download.</param>
    /// <param name="received">The number of bytes that are already there, if the response continues a download.</param>
    /// <param name="total">The length of the whole asset; null for that of the response.</param>
    /// <returns>The number of bytes of the whole asset.</returns>
    /// <exception cref="AssetDownloadException">The content is not an asset, has another length than announced, or breaks off.</exception>
    /// <exception cref="IOException">The destination cannot be written.</exception>
    public async Task<long> CopyAsync(
        Asset asset,
        HttpResponseMessage response,
        Stream destination,
        DownloadOptions options,
        IProgress<DownloadProgress>? progress,
        CancellationToken cancellationToken,
        long received = 0,
        long? total = null)
    {
        var announced = total ?? response.Content.Headers.ContentLength;
        var buffer = ArrayPool<byte>.Shared.Rent(BufferSize);
        try
        {
            using var silence = new SilenceGuard(options.SilenceLimit, time, cancellationToken);
            var source = await Receive(() => response.Content.ReadAsStreamAsync(silence.Token)).ConfigureAwait(false);
            await using (source.ConfigureAwait(false))
            {
                while (await Receive(() => source.ReadAsync(buffer, silence.Token).AsTask()).ConfigureAwait(false) is > 0 and var count)
                {
                    if (received == 0)
                    {
                        ThrowIfRefused(asset, AssetContent.Refusal(asset, buffer.AsSpan(0, count)));
                    }

                    received += count;
                    if (received > announced)
                    {
                        throw Failed(asset, "is longer than announced", null);
                    }

                    if (received > MaxBytes(options))
                    {
                        throw Refused(asset, FormattableString.Invariant($"has more than {MaxBytes(options)} bytes"));
                    }

                    await destination.WriteAsync(buffer.AsMemory(0, count), cancellationToken).ConfigureAwait(false);
                    silence.Restart();
                    progress?.Report(new DownloadProgress(asset, received, announced));
                    Checkpoint.Reached("download-piece");
                }

                return received == 0 && announced is null ? throw Refused(asset, "is empty")
                    : received == (announced ?? received) ? received
                    : throw Failed(asset, $"ended after {received} of {announced} bytes", null);
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }

        async Task<T> Receive<T>(Func<Task<T>> read)
        {
            try
            {
                return await read().ConfigureAwait(false);
            }
            catch (Exception exception) when (exception is IOException or HttpRequestException)
            {
                throw Failed(asset, "broke off", exception);
            }
            catch (OperationCanceledException exception) when (!cancellationToken.IsCancellationRequested)
            {
                throw Failed(asset, "fell silent", exception);
            }
        }
    }

    /// <summary>Creates the error for a download that may succeed later.</summary>
    public AssetDownloadException Failed(Asset asset, string how, Exception? cause) =>
        new(provider, asset, FormattableString.Invariant($"The download of {asset} {how}."), cause);
}
