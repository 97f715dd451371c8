using System.Net;

namespace Typed.Results;

/// <summary>Requests assets, without an API key, and applies the rules to each address.</summary>
/// <param name="failures">Creates the errors.</param>
/// <param name="http">The user's client; null for the library's own, which also checks the addresses that host names resolve to.</param>
/// <param name="time">The clock.</param>
/// <param name="rules">The allowed sources of assets.</param>
internal sealed class AssetRequests(AssetFailures failures, HttpClient? http, TimeProvider time, AssetRules rules)
{
    private const int MaxRedirects = 10;

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
            throw new AssetDownloadException(failures.Provider, asset, $"{asset} was not downloaded: {refused.Message}", exception) { IsPermanent = true };
        }
        catch (Exception exception) when (exception is HttpRequestException || (exception is OperationCanceledException && !cancellationToken.IsCancellationRequested))
        {
            throw failures.Failed(asset, "could not be fetched", exception);
        }

        if (response.IsSuccessStatusCode)
        {
            return response;
        }

        using (response)
        {
            throw new AssetDownloadException(failures.Provider, asset, $"{asset} could not be fetched: HTTP {(int)response.StatusCode}.")
            {
                StatusCode = response.StatusCode,
                IsPermanent = AssetDownloadException.IsPermanentStatus(response.StatusCode),
            };
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
            failures.ThrowIfRefused(asset, AssetAddress.Refusal(url, allowPrivate));
            using var request = new HttpRequestMessage(HttpMethod.Get, url);
            prepare?.Invoke(request);
            var client = http ?? (allowPrivate ? AssetHttp.Any : AssetHttp.Public);
            var response = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken).ConfigureAwait(false);
            try
            {
                // The user's own client may have followed redirects itself.
                var from = response.RequestMessage?.RequestUri ?? url;
                failures.ThrowIfRefused(asset, AssetAddress.Refusal(from, options.AllowPrivateHosts || rules.AllowsPrivate(from)));
                if (NextOf(from, response) is not { } next)
                {
                    failures.ThrowIfRefused(asset, response.IsSuccessStatusCode ? AssetContent.Refusal(asset, response) : null);
                    return response;
                }

                var refusal = redirects == MaxRedirects ? "was redirected too often"
                    : from.Scheme == Uri.UriSchemeHttps && next.Scheme == Uri.UriSchemeHttp ? "was redirected from https to http"
                    : null;
                failures.ThrowIfRefused(asset, refusal);
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

    private static Uri? NextOf(Uri from, HttpResponseMessage response) =>
        response.StatusCode is HttpStatusCode.MovedPermanently or HttpStatusCode.Found or HttpStatusCode.SeeOther or HttpStatusCode.TemporaryRedirect or HttpStatusCode.PermanentRedirect
        && response.Headers.Location is { } location
            ? new Uri(from, location)
            : null;
}
