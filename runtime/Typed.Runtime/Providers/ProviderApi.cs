using System.Text.Json;
using Typed.Providers.Http;

namespace Typed.Providers;

/// <summary>Requests to a JSON API for an adapter of your own, with the promises of the known providers: a submission is sent once only, what may have
/// arrived is told as uncertain, errors are typed by the meaning of their HTTP status, and no key gets into one. Safe for use by several threads.</summary>
public sealed class ProviderApi
{
    private readonly ApiTransport _transport;

    /// <summary>Makes one.</summary>
    /// <param name="options">Address, keys and limits; copied.</param>
    /// <param name="httpClient">Sends the requests; null for one of the library's own. Turn redirects off in its handler.</param>
    /// <param name="timeProvider">The clock; null for the system's.</param>
    /// <exception cref="ArgumentException">An option is out of range.</exception>
    public ProviderApi(ProviderApiOptions options, HttpClient? httpClient = null, TimeProvider? timeProvider = null)
    {
        ArgumentNullException.ThrowIfNull(options);
        _transport = new ApiTransport(httpClient ?? SharedHttp.Api, options.ToSettings(), ProviderErrors.Instance, timeProvider ?? TimeProvider.System);
    }

    /// <summary>What the newest answer said of the request budget; null where none has said anything.</summary>
    public RateLimitReading? LatestRateLimit => _transport.LatestRateLimit;

    /// <summary>Sends a submission, once.</summary>
    /// <param name="request">What it is of.</param>
    /// <param name="path">The path below the base address, without a slash before it.</param>
    /// <param name="json">The body.</param>
    /// <param name="read">Reads the job from the answer; null where the answer names none.</param>
    /// <param name="cancellationToken">Stops it before it is sent.</param>
    /// <exception cref="UncertainSubmissionException">It may have arrived: no answer, an error of the provider's own, or an answer that names no job.</exception>
    /// <exception cref="TypedException">It was refused, or could not be sent.</exception>
    public Task<JobSnapshot> SubmitOnceAsync(
        GenerationRequest request, string path, ReadOnlyMemory<byte> json, Func<JsonElement, JobSnapshot?> read, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(read);
        return _transport.SubmitAsync(request, path, json, Reading(read), cancellationToken);
    }

    /// <summary>Asks for a job.</summary>
    /// <param name="jobId">The job; what is not a letter, a digit, '-', '_' or '.' in it is refused by <see cref="PathSegment"/> before it gets into the path.</param>
    /// <param name="path">The path below the base address, without a slash before it.</param>
    /// <param name="read">Reads the job from the answer; null where the answer names none.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <exception cref="JobNotFoundException">There is no such job (404, 410).</exception>
    /// <exception cref="TypedException">No usable answer.</exception>
    public Task<JobSnapshot> GetJobAsync(string jobId, string path, Func<JsonElement, JobSnapshot?> read, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(read);
        return _transport.GetJobAsync(path, jobId, Reading(read), cancellationToken);
    }

    /// <summary>An id as a part of a path: what would make it another request is refused.</summary>
    /// <param name="id">The id.</param>
    /// <exception cref="ArgumentException">It has other characters than letters, digits, '-', '_' and '.', or dots only.</exception>
    public static string PathSegment(string id)
    {
        ArgumentException.ThrowIfNullOrEmpty(id);
        return id.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '.') && id.Any(c => c != '.')
            ? id
            : throw new ArgumentException("An id has letters, digits, '-', '_' and '.' only.", nameof(id));
    }

    private static Func<JsonElement, ApiResponse, JobSnapshot?> Reading(Func<JsonElement, JobSnapshot?> read) => (json, response) =>
        read(json) is { } job ? job with { RetryAfter = job.RetryAfter ?? response.RetryAfter } : null;
}
