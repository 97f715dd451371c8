using System.Text.Json;
using Typed.Providers.Described.Format;
using Typed.Providers.Http;
using Typed.Tracking.Webhooks;

namespace Typed.Providers.Described;

/// <summary>A provider that is described as data, with the guarantees of the built-in providers: a submission is sent only once, and one that may have arrived is reported as
/// uncertain. Thread-safe.</summary>
/// <remarks>Use an adapter (<see cref="IGenerationProvider"/> with <see cref="ProviderApi"/>) for what the description cannot express, such as files in a request.</remarks>
public sealed class DescribedProvider : IGenerationProvider, IRateLimitSource, IAccountSource, IJobPartSource, IWebhookSource
{
    private static readonly ReadOnlyMemory<byte> s_emptyBody = "{}"u8.ToArray();
    private readonly ApiDescription _api;
    private readonly ApiTransport _transport;
    private readonly DescribedErrors _errors;

    /// <summary>Creates the provider.</summary>
    /// <param name="description">The description.</param>
    /// <param name="options">Keys, address, and limits. They are copied.</param>
    /// <param name="httpClient">Sends the requests, or null for the library's own client. If it has not sent a request yet, a <see cref="SubmissionGuard"/> is added behind
    /// its last handler and redirects are turned off.</param>
    /// <param name="timeProvider">The clock, or null for the system clock.</param>
    /// <exception cref="ArgumentException">An option is missing or out of range. The message shows no key.</exception>
    public DescribedProvider(ProviderDescription description, DescribedProviderOptions options, HttpClient? httpClient = null, TimeProvider? timeProvider = null)
    {
        ArgumentNullException.ThrowIfNull(description);
        ArgumentNullException.ThrowIfNull(options);
        Name = description.Provider;
        _api = description.Api;
        _errors = new DescribedErrors(_api.Errors);
        _transport = new ApiTransport(httpClient ?? SharedHttp.Api, options.ToSettings(description), _errors, timeProvider ?? TimeProvider.System);
        WebhookReader = new DescribedWebhookReader(Name, _api, options.WebhookSecrets, timeProvider ?? TimeProvider.System);
    }

    /// <inheritdoc/>
    public string Name { get; }

    /// <inheritdoc/>
    public RateLimitReading? LatestRateLimit => _transport.LatestRateLimit;

    /// <inheritdoc/>
    public string? AccountId => _transport.AccountId;

    /// <inheritdoc/>
    public IWebhookReader WebhookReader { get; }

    /// <summary>Creates a client for a described provider.</summary>
    /// <param name="description">The description.</param>
    /// <param name="options">Keys, address, and limits. They are copied.</param>
    /// <param name="catalog">The provider's models; null for none.</param>
    /// <param name="httpClient">Sends the requests, or null for the library's own client.</param>
    /// <param name="timeProvider">The clock, or null for the system clock.</param>
    /// <exception cref="ArgumentException">An option is missing or out of range. The message shows no key.</exception>
    public static GenerationClient CreateClient(
        ProviderDescription description, DescribedProviderOptions options, ModelCatalog? catalog = null, HttpClient? httpClient = null, TimeProvider? timeProvider = null)
    {
        var provider = new DescribedProvider(description, options, httpClient, timeProvider);
        var client = new GenerationClientOptions
        {
            Catalog = catalog,
            Polling = options.Polling ?? description.Polling,
            ApiAddress = options.BaseAddress ?? description.BaseAddress,
        };
        return new GenerationClient(provider, client, timeProvider);
    }

    /// <inheritdoc/>
    public async Task<JobSnapshot> SubmitAsync(GenerationRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        ThrowIfUnsupported(request);
        var (path, body, header) = DescribedSubmission.Of(Name, _api.Submit, request);
        using var content = new SingleUseContent(body);
        return await _transport.SubmitAsync(
            request, new HttpMethod(_api.Submit.Method), path, content, (json, response) => Accepted(json, response, request.Model), cancellationToken, header).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public async Task<JobSnapshot> GetAsync(string jobId, CancellationToken cancellationToken)
    {
        var job = DescribedJobId.Parse(jobId, _api.NeedsModelOfJob);
        var response = await CallAsync(_api.Status, job, cancellationToken).ConfigureAwait(false);
        var snapshot = Read(_transport.JsonOf(response, model: null, jobId), _api.Status.Job, response, job) ?? throw _transport.Unreadable(response);
        // The outputs of a failed job are not requested, because there are none.
        return _transport.Redacted(snapshot.Status.IsSucceeded && _api.Result is { } result
            ? await WithResultAsync(result, job, snapshot, cancellationToken).ConfigureAwait(false)
            : snapshot);
    }

    /// <inheritdoc/>
    public IReadOnlyList<string> PartsOf(string jobId) => [_api.NeedsModelOfJob ? DescribedJobId.Plain(jobId) : jobId];

    private static void ThrowIfUnsupported(GenerationRequest request)
    {
        var what = request.Files.Count > 0 ? "files" : request.Members.Count > 0 ? $"the member '{request.Members[0].Key}'" : null;
        if (what is not null)
        {
            var violation = new Violation("$", "description", $"The description of the provider has no place for {what}. Nothing was sent.");
            throw new InvalidParametersException(request.Provider, new ValidationReport(request.Model, [violation]));
        }
    }

    private JobSnapshot? Accepted(JsonElement json, ApiResponse response, string model)
    {
        if (JobJson.Read(json, _api.Submit.Job, _api.Statuses) is not { } snapshot)
        {
            return null;
        }

        // An id that no later call could contain is not a usable answer.
        var id = new DescribedJobId(ProviderApi.PathSegment(snapshot.Id), _api.NeedsModelOfJob ? model : null);
        // A job without its outputs has not ended for the client, whatever the first answer says.
        var status = snapshot.Status.IsSucceeded && snapshot.Assets.Count == 0 ? new JobStatus(snapshot.Status.Value, JobPhase.Running) : snapshot.Status;
        return snapshot with { Id = id.ToString(), Status = status, Model = snapshot.Model ?? model, RetryAfter = response.RetryAfter };
    }

    private JobSnapshot? Read(JsonElement json, JobPointers pointers, ApiResponse response, DescribedJobId job) =>
        JobJson.Read(json, pointers, _api.Statuses, job.Id) is { } snapshot
            ? snapshot with { Id = new DescribedJobId(snapshot.Id, job.Model).ToString(), Model = snapshot.Model ?? job.Model, RetryAfter = response.RetryAfter }
            : null;

    private async Task<JobSnapshot> WithResultAsync(ResultDescription result, DescribedJobId job, JobSnapshot ended, CancellationToken cancellationToken)
    {
        var response = await CallAsync(result, job, cancellationToken).ConfigureAwait(false);
        if (result.FailedStatuses.Contains((int)response.Status))
        {
            return ended with
            {
                Status = new JobStatus(ended.Status.Value, JobPhase.Failed),
                FailedReason = _errors.ReasonOf(response, _transport.Redactor) ?? ended.FailedReason,
                Raw = TolerantJson.Parse(response.Body) ?? ended.Raw,
            };
        }

        var json = _transport.JsonOf(response, model: null, job.ToString());
        var snapshot = Read(json, result.Job, response, job) ?? throw _transport.Unreadable(response);
        return snapshot with
        {
            Id = ended.Id,
            Status = ended.Status,
            Model = snapshot.Model ?? ended.Model,
            Progress = snapshot.Progress ?? ended.Progress,
            CreditsUsed = snapshot.CreditsUsed ?? ended.CreditsUsed,
            CreditsRefunded = snapshot.CreditsRefunded ?? ended.CreditsRefunded,
            Duration = snapshot.Duration ?? ended.Duration,
            Resolution = snapshot.Resolution ?? ended.Resolution,
            AspectRatio = snapshot.AspectRatio ?? ended.AspectRatio,
            OutputCount = snapshot.OutputCount ?? ended.OutputCount,
            CreatedAt = snapshot.CreatedAt ?? ended.CreatedAt,
            UpdatedAt = snapshot.UpdatedAt ?? ended.UpdatedAt,
        };
    }

    private Task<ApiResponse> CallAsync(CallDescription call, DescribedJobId job, CancellationToken cancellationToken)
    {
        var path = call.Path.Fill(job.Id, job.Model);
        return call.Method == HttpMethod.Get.Method
            ? _transport.GetAsync(path, cancellationToken)
            : _transport.AskAsync(new HttpMethod(call.Method), path, s_emptyBody, cancellationToken);
    }
}
