using System.Text.Json;
using Typed.Providers.Http;

namespace Typed.Providers;

/// <summary>Sends requests to a JSON API for your own adapter, with the guarantees of the built-in providers: submissions are sent only once, a submission
/// that may have arrived is reported as uncertain, errors are typed by HTTP status, and no error shows a key. Thread-safe.</summary>
public sealed class ProviderApi
{
    private readonly ApiTransport _transport;

    /// <summary>Creates an API client for a provider.</summary>
    /// <param name="options">The address, keys, and limits. They are copied.</param>
    /// <param name="httpClient">Sends the requests, or null for the library's own client. If it has not sent a request yet, a <see cref="SubmissionGuard"/>
    /// is added behind its last handler and redirects are turned off.</param>
    /// <param name="timeProvider">The clock, or null for the system clock.</param>
    /// <exception cref="ArgumentException">An option is out of range.</exception>
    public ProviderApi(ProviderApiOptions options, HttpClient? httpClient = null, TimeProvider? timeProvider = null)
    {
        ArgumentNullException.ThrowIfNull(options);
        _transport = new ApiTransport(httpClient ?? SharedHttp.Api, options.ToSettings(), new ProviderErrors(options.IsOwnError), timeProvider ?? TimeProvider.System);
    }

    /// <summary>The request budget reported by the latest response, or null if none has reported it.</summary>
    public RateLimitReading? LatestRateLimit => _transport.LatestRateLimit;

    /// <summary>A short hash of the keys and the base address, for an <see cref="IAccountSource"/>.</summary>
    public string AccountId => _transport.AccountId;

    /// <summary>Sends a submission once.</summary>
    /// <param name="request">The request to submit.</param>
    /// <param name="path">The path below the base address, without a leading slash.</param>
    /// <param name="json">The body.</param>
    /// <param name="read">Reads the job from the response. Returns null if the response names no job.</param>
    /// <param name="cancellationToken">Cancels the request before it is sent.</param>
    /// <exception cref="UncertainSubmissionException">The submission may have arrived: no response, an inconclusive status (1xx, 3xx except 301, 307, and 308,
    /// 408, 5xx), a response that names no job, or an exception from <paramref name="read"/>.</exception>
    /// <exception cref="TypedException">The submission was refused or could not be sent.</exception>
    public Task<JobSnapshot> SubmitOnceAsync(
        GenerationRequest request, string path, ReadOnlyMemory<byte> json, Func<JsonElement, JobSnapshot?> read, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(read);
        return _transport.SubmitAsync(request, path, json, Reading(read), cancellationToken);
    }

    /// <summary>Gets a job.</summary>
    /// <param name="jobId">The job id. Use <see cref="PathSegment"/> to put it into the path: it allows only letters, digits, '-', '_', and '.'.</param>
    /// <param name="path">The path below the base address, without a leading slash.</param>
    /// <param name="read">Reads the job from the response. Returns null if the response names no job.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    /// <exception cref="JobNotFoundException">The job does not exist (404 or 410, with an error in the form that <see cref="ProviderApiOptions.IsOwnError"/> accepts).</exception>
    /// <exception cref="TypedException">There is no usable response.</exception>
    public Task<JobSnapshot> GetJobAsync(string jobId, string path, Func<JsonElement, JobSnapshot?> read, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(read);
        return _transport.GetJobAsync(path, jobId, Reading(read), cancellationToken);
    }

    /// <summary>Checks an id for use as a path segment, and refuses characters that would change the request.</summary>
    /// <param name="id">The id.</param>
    /// <exception cref="ArgumentException">The id contains characters other than letters, digits, '-', '_', and '.', or only dots.</exception>
    public static string PathSegment(string id)
    {
        ArgumentException.ThrowIfNullOrEmpty(id);
        return id.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '.') && id.Any(c => c != '.')
            ? id
            : throw new ArgumentException("An id can contain only letters, digits, '-', '_' and '.'.", nameof(id));
    }

    private static Func<JsonElement, ApiResponse, JobSnapshot?> Reading(Func<JsonElement, JobSnapshot?> read) => (json, response) =>
        read(json) is { } job ? job with { RetryAfter = job.RetryAfter ?? response.RetryAfter } : null;
}
