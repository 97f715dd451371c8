using System.Text.Json;
using Typed.Providers;
using Typed.Providers.Http;

namespace Typed.CreativeAI;

/// <summary>CreativeAI: submit a request, wait for its result, find jobs again. Safe for use by several threads.</summary>
/// <remarks>
/// creativeai.run/api-docs § Endpoints. Each record of <c>Typed.Models.CreativeAI</c> goes to the path of its operation. Pictures are made while the
/// request waits: their job has ended when <see cref="GenerationClient.SubmitAsync(IModelParams, SubmitOptions?, CancellationToken)"/> returns, and
/// cannot be asked for again. All others are jobs with a status path. CreativeAI documents no idempotency key, no list and no cancel: a request whose
/// answer is lost can only be found by a webhook.
/// </remarks>
public sealed class CreativeAIClient : GenerationClient
{
    /// <summary>The provider's key.</summary>
    public const string ProviderName = "creativeai";

    private readonly CreativeAIProvider _provider;

    /// <summary>Makes a client with an HTTP client of the library's own.</summary>
    /// <param name="options">Key, address and limits; copied.</param>
    /// <exception cref="ArgumentException">An option is missing or out of range.</exception>
    public CreativeAIClient(CreativeAIOptions options)
        : this(SharedHttp.Api, options)
    {
    }

    /// <summary>Makes a client with your HTTP client.</summary>
    /// <param name="httpClient">Sends the API requests. Turn redirects off in its handler. A handler that retries is safe: a submission can be
    /// sent once only. But a handler that copies a request's body and sends the copy again would be paid for again; leave such handlers out.</param>
    /// <param name="options">Key, address and limits; copied. The key is added to each API request, never to the client.</param>
    /// <param name="timeProvider">The clock; null for the system's.</param>
    /// <exception cref="ArgumentException">An option is missing or out of range.</exception>
    public CreativeAIClient(HttpClient httpClient, CreativeAIOptions options, TimeProvider? timeProvider = null)
        : this(Connect(httpClient, options, timeProvider), options, timeProvider)
    {
    }

    private CreativeAIClient(CreativeAIProvider provider, CreativeAIOptions options, TimeProvider? timeProvider)
        : base(provider, options.ToClientOptions(), timeProvider) => _provider = provider;

    /// <summary>What the newest answer said of the request budget; null where none has said anything. The unit of the reset is not documented.</summary>
    public RateLimitReading? LatestRateLimit => _provider.LatestRateLimit;

    /// <summary>Edits a picture: with a mask only where it is white or transparent.</summary>
    /// <param name="request">The parameters, such as <c>ImageEditSeedreamV45EditParams</c>.</param>
    /// <param name="image">The picture. Its limits are not documented.</param>
    /// <param name="mask">A PNG of the picture's dimensions: white (or transparent) is edited, black (or opaque) is kept. Null: all of it.</param>
    /// <param name="options">How; null for the defaults. Its files are replaced.</param>
    /// <param name="cancellationToken">Stops it before it is sent.</param>
    /// <exception cref="InvalidParametersException">The mask is no PNG, or has other dimensions than a PNG picture. Nothing was sent.</exception>
    /// <exception cref="TypedException">As for <see cref="GenerationClient.SubmitAsync(IModelParams, SubmitOptions?, CancellationToken)"/>.</exception>
    public Task<GenerationJob> EditImageAsync(
        IModelParams request, UploadFile image, UploadFile? mask = null, SubmitOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(image);
        return SubmitAsync(request, (options ?? new SubmitOptions()) with { Files = FilesOf(image, mask) }, cancellationToken);
    }

    /// <summary>The files of an image edit, as <see cref="SubmitOptions.Files"/> takes them.</summary>
    /// <param name="image">The picture.</param>
    /// <param name="mask">The mask; null for none.</param>
    public static IReadOnlyDictionary<string, UploadFile> FilesOf(UploadFile image, UploadFile? mask = null)
    {
        ArgumentNullException.ThrowIfNull(image);
        var files = new Dictionary<string, UploadFile>(StringComparer.Ordinal) { [CreativeAIFiles.Image] = image };
        if (mask is not null)
        {
            files[CreativeAIFiles.Mask] = mask;
        }

        return files;
    }

    /// <summary>Removes a background. Not documented: set <see cref="CreativeAIEndpoints.BackgroundRemoval"/> first; the body is yours to know.</summary>
    /// <param name="body">The body, a JSON object.</param>
    /// <param name="options">How; null for the defaults.</param>
    /// <param name="cancellationToken">Stops it before it is sent.</param>
    /// <exception cref="NotDocumentedException">The path is not set. Nothing was sent.</exception>
    public Task<GenerationJob> RemoveBackgroundAsync(JsonElement body, SubmitOptions? options = null, CancellationToken cancellationToken = default) =>
        SubmitAsync(CreativeAIRoutes.BackgroundRemoval, body, options, cancellationToken);

    /// <summary>Enlarges a picture, up to 4 times. Not documented: set <see cref="CreativeAIEndpoints.SuperResolution"/> first; the body is yours to know.</summary>
    /// <inheritdoc cref="RemoveBackgroundAsync"/>
    public Task<GenerationJob> UpscaleAsync(JsonElement body, SubmitOptions? options = null, CancellationToken cancellationToken = default) =>
        SubmitAsync(CreativeAIRoutes.SuperResolution, body, options, cancellationToken);

    /// <summary>Repairs a picture. Not documented: set <see cref="CreativeAIEndpoints.Restoration"/> first; the body is yours to know.</summary>
    /// <inheritdoc cref="RemoveBackgroundAsync"/>
    public Task<GenerationJob> RestoreAsync(JsonElement body, SubmitOptions? options = null, CancellationToken cancellationToken = default) =>
        SubmitAsync(CreativeAIRoutes.Restoration, body, options, cancellationToken);

    /// <summary>Makes a picture by the native API, as a job. Its path is listed; method, body and answer are not documented.</summary>
    /// <inheritdoc cref="RemoveBackgroundAsync"/>
    public Task<GenerationJob> GenerateNativeImageAsync(JsonElement body, SubmitOptions? options = null, CancellationToken cancellationToken = default) =>
        SubmitAsync(CreativeAIRoutes.NativeImage, body, options, cancellationToken);

    /// <summary>Makes a video by the native API (legacy), as a job. Its path is listed; method, body and answer are not documented.</summary>
    /// <inheritdoc cref="RemoveBackgroundAsync"/>
    public Task<GenerationJob> GenerateNativeVideoAsync(JsonElement body, SubmitOptions? options = null, CancellationToken cancellationToken = default) =>
        SubmitAsync(CreativeAIRoutes.NativeVideo, body, options, cancellationToken);

    /// <summary>Asks for a job, of whatever family.</summary>
    /// <param name="jobId">Our id of it, with the family: <see cref="GenerationJob.Id"/>, or made with <see cref="CreativeAIJobId"/>.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <exception cref="ArgumentException">The id does not say the family.</exception>
    /// <exception cref="JobNotFoundException">There is no such job; or it is a picture, which cannot be asked for.</exception>
    /// <exception cref="TypedException">No usable answer.</exception>
    public Task<JobSnapshot> GetJobAsync(string jobId, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(jobId);
        return _provider.GetAsync(jobId, cancellationToken);
    }

    /// <summary>Lists the models that CreativeAI offers now. The form of the answer is not documented.</summary>
    /// <param name="cancellationToken">Stops it.</param>
    /// <exception cref="TypedException">No usable answer.</exception>
    public async Task<CreativeAIModelList> ListModelsAsync(CancellationToken cancellationToken = default) =>
        new(await _provider.ModelsAsync(cancellationToken).ConfigureAwait(false));

    /// <summary>Asks for a price before the run. Method, body and answer are not documented: both are JSON as it is.</summary>
    /// <param name="body">The body.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <exception cref="NotDocumentedException"><see cref="CreativeAIEndpoints.Calculate"/> is null. Nothing was sent.</exception>
    /// <exception cref="TypedException">No usable answer.</exception>
    public Task<JsonElement> CalculatePriceAsync(JsonElement body, CancellationToken cancellationToken = default) => _provider.CalculateAsync(body, cancellationToken);

    /// <summary>Asks a language model, once.</summary>
    /// <param name="request">The conversation.</param>
    /// <param name="cancellationToken">Stops it before it is sent.</param>
    /// <exception cref="UncertainSubmissionException">It may have arrived, but there is no usable answer.</exception>
    /// <exception cref="TypedException">It was refused.</exception>
    public Task<CreativeAIChatAnswer> ChatAsync(CreativeAIChatRequest request, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        return _provider.ChatAsync(request.ToRequest(), cancellationToken);
    }

    private static CreativeAIProvider Connect(HttpClient httpClient, CreativeAIOptions options, TimeProvider? timeProvider)
    {
        ArgumentNullException.ThrowIfNull(httpClient);
        ArgumentNullException.ThrowIfNull(options);
        return new CreativeAIProvider(
            new ApiTransport(httpClient, options.ToSettings(), CreativeAIErrors.Instance, timeProvider ?? TimeProvider.System), options.Endpoints, options.VideoPollInterval);
    }
}
