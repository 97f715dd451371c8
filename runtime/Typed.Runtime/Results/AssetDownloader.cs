using System.Buffers;
using Typed.Providers.Http;

namespace Typed;

/// <summary>Fetches assets with an HTTP client of their own, which knows no API key.</summary>
internal sealed class AssetDownloader(string provider, HttpClient http, TimeProvider time)
{
    private const int BufferSize = 81920;

    public static AssetDownloader Default { get; } = new("", SharedHttp.Assets, TimeProvider.System);

    public string Provider => provider;

    public HttpClient Http => http;

    public async Task<DownloadedAsset> ToFileAsync(
        Asset asset, string path, DownloadOptions options, IProgress<DownloadProgress>? progress, CancellationToken cancellationToken)
    {
        // Before the transfer, not after it.
        ThrowIfThere(path, options);
        using var response = await OpenAsync(asset, options, cancellationToken).ConfigureAwait(false);
        return await SaveAsync(asset, response, path, options, progress, cancellationToken).ConfigureAwait(false);
    }

    public async Task<DownloadedAsset> ToDirectoryAsync(
        Asset asset, string directory, HashSet<string> taken, DownloadOptions options, IProgress<DownloadProgress>? progress, CancellationToken cancellationToken)
    {
        using var response = await OpenAsync(asset, options, cancellationToken).ConfigureAwait(false);
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
        using var response = await OpenAsync(asset, options, cancellationToken).ConfigureAwait(false);
        return await CopyAsync(asset, response, destination, options, progress, cancellationToken).ConfigureAwait(false);
    }

    private static void ThrowIfThere(string path, DownloadOptions options)
    {
        if (!options.Overwrite && File.Exists(path))
        {
            throw new IOException($"The file '{path}' is there already.");
        }
    }

    private async Task<HttpResponseMessage> OpenAsync(Asset asset, DownloadOptions options, CancellationToken cancellationToken)
    {
        using var silence = new SilenceGuard(options.SilenceLimit, time, cancellationToken);
        HttpResponseMessage response;
        try
        {
            response = await http.GetAsync(asset.Url, HttpCompletionOption.ResponseHeadersRead, silence.Token).ConfigureAwait(false);
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
            };
        }
    }

    private async Task<DownloadedAsset> SaveAsync(
        Asset asset, HttpResponseMessage response, string path, DownloadOptions options, IProgress<DownloadProgress>? progress, CancellationToken cancellationToken)
    {
        var full = Path.GetFullPath(path);
        // In the same directory, so that the rename stays within one file system and is one step.
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

    private async Task<long> CopyAsync(
        Asset asset, HttpResponseMessage response, Stream destination, DownloadOptions options, IProgress<DownloadProgress>? progress, CancellationToken cancellationToken)
    {
        var announced = response.Content.Headers.ContentLength;
        var buffer = ArrayPool<byte>.Shared.Rent(BufferSize);
        try
        {
            using var silence = new SilenceGuard(options.SilenceLimit, time, cancellationToken);
            var source = await Receive(() => response.Content.ReadAsStreamAsync(silence.Token)).ConfigureAwait(false);
            await using (source.ConfigureAwait(false))
            {
                long received = 0;
                while (await Receive(() => source.ReadAsync(buffer, silence.Token).AsTask()).ConfigureAwait(false) is > 0 and var count)
                {
                    received += count;
                    if (received > options.MaxBytes || received > announced)
                    {
                        throw Failed(asset, received > announced ? "is longer than announced" : "is longer than MaxBytes allows", null);
                    }

                    await destination.WriteAsync(buffer.AsMemory(0, count), cancellationToken).ConfigureAwait(false);
                    silence.Restart();
                    progress?.Report(new DownloadProgress(asset, received, announced));
                }

                return received == (announced ?? received)
                    ? received
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

    private AssetDownloadException Failed(Asset asset, string how, Exception? cause) =>
        new(provider, asset, FormattableString.Invariant($"The download of {asset} {how}."), cause);
}
