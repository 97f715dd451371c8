using System.Buffers;

namespace Typed.Results;

/// <summary>Reads the bytes of assets, and checks them as they arrive.</summary>
/// <param name="failures">Creates the errors.</param>
/// <param name="time">The clock.</param>
/// <param name="rules">The allowed size of assets.</param>
internal sealed class AssetContentReader(AssetFailures failures, TimeProvider time, AssetRules rules)
{
    private const int BufferSize = 81920;

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
            var maxBytes = options.MaxBytes ?? rules.MaxBytes;
            using var silence = new SilenceGuard(options.SilenceLimit, time, cancellationToken);
            var source = await Receive(() => response.Content.ReadAsStreamAsync(silence.Token)).ConfigureAwait(false);
            await using (source.ConfigureAwait(false))
            {
                while (await Receive(() => source.ReadAsync(buffer, silence.Token).AsTask()).ConfigureAwait(false) is > 0 and var count)
                {
                    if (received == 0)
                    {
                        failures.ThrowIfRefused(asset, AssetContent.Refusal(asset, buffer.AsSpan(0, count)));
                    }

                    received += count;
                    if (received > announced)
                    {
                        throw failures.Failed(asset, "is longer than announced", null);
                    }

                    if (received > maxBytes)
                    {
                        throw failures.Refused(asset, FormattableString.Invariant($"has more than {maxBytes} bytes"));
                    }

                    await destination.WriteAsync(buffer.AsMemory(0, count), cancellationToken).ConfigureAwait(false);
                    silence.Restart();
                    progress?.Report(new DownloadProgress(asset, received, announced));
                    Checkpoint.Reached("download-piece");
                }

                return received == 0 && announced is null ? throw failures.Refused(asset, "is empty")
                    : received == (announced ?? received) ? received
                    : throw failures.Failed(asset, $"ended after {received} of {announced} bytes", null);
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
                throw failures.Failed(asset, "broke off", exception);
            }
            catch (OperationCanceledException exception) when (!cancellationToken.IsCancellationRequested)
            {
                throw failures.Failed(asset, "fell silent", exception);
            }
        }
    }
}
