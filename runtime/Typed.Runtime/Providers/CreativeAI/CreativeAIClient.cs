using System.Text.Json;
using Typed.Providers;
using Typed.Providers.Clients;
using Typed.Providers.Http;

namespace Typed.CreativeAI;

/// <summary>A client for CreativeAI: submits requests, waits for results, and finds jobs again. Thread-safe.</summary>
/// <remarks>
/// creativeai.run/api-docs § Endpoints. Each record of <c>Typed.Models.CreativeAI</c> goes to the path of its operation. Images are generated during the
/// request: their job has ended when <see cref="GenerationClient.SubmitAsync(IModelParams, SubmitOptions?, CancellationToken)"/> returns, and
/// cannot be polled. All other operations are jobs with a status path. CreativeAI documents no idempotency key, no job list, and no cancellation: if
/// the response to a request is lost, only a webhook can identify its job.
/// </remarks>
public sealed class CreativeAIClient : GenerationClient
{
    /// <summary>The provider's key.</summary>
    public const string ProviderName = "creativeai";

    private readonly CreativeAIProvider _provider;

    /// <summary>Creates a client that uses the library's own HTTP client.</summary>
    /// <param name="options">Key, address, and limits. The client copies them.</param>
    /// <exception cref="ArgumentException">An option is missing or out of range.</exception>
    public CreativeAIClient(CreativeAIOptions options)
        : this(SharedHttp.Api, options)
    {
    }

    /// <summary>Creates a client that uses your HTTP client.</summary>
    /// <param name="httpClient">Sends the API requests. Handlers may log, retry, hedge, or copy requests. The client adds a <see cref="SubmissionGuard"/>
    /// behind the last handler, which lets each submission pass once. It also turns off redirects, because a redirect would forward the keys. Both
    /// require an <c>HttpClient</c> that has not sent a request yet; otherwise see <see cref="SubmissionGuard"/>.</param>
    /// <param name="options">Key, address, and limits. The client copies them. The key is added to each API request, not to the client.</param>
    /// <param name="timeProvider">The clock, or null for the system clock.</param>
    /// <exception cref="ArgumentException">An option is missing or out of range.</exception>
    public CreativeAIClient(HttpClient httpClient, CreativeAIOptions options, TimeProvider? timeProvider = null)
        : this(Connect(httpClient, options, timeProvider), options, timeProvider)
    {
    }

    private CreativeAIClient(CreativeAIProvider provider, CreativeAIOptions options, TimeProvider? timeProvider)
        : base(provider, options.ToClientOptions(), timeProvider) => _provider = provider;

    /// <summary>The request budget reported by the latest response, or null if none has reported it. The unit of the reset is not documented.</summary>
    public RateLimitReading? LatestRateLimit => _provider.LatestRateLimit;

    /// <summary>Edits an image. With a mask, only its white or transparent areas are edited.</summary>
    /// <param name="request">The parameters, such as <c>ImageEditSeedreamV45EditParams</c>.</param>
    /// <param name="image">The image. Its limits are not documented.</param>
    /// <param name="mask">A PNG with the image's dimensions: white (or transparent) areas are edited, black (or opaque) areas are kept. Null: all.</param>
    /// <param name="options">The submission options, or null for the defaults. Their files are replaced.</param>
    /// <param name="cancellationToken">Cancels the request before it is sent.</param>
    /// <exception cref="InvalidParametersException">The mask is not a PNG, or its dimensions differ from those of a PNG image. Nothing was sent.</exception>
    /// <exception cref="TypedException">As for <see cref="GenerationClient.SubmitAsync(IModelParams, SubmitOptions?, CancellationToken)"/>.</exception>
    public Task<GenerationJob> EditImageAsync(
        IModelParams request, UploadFile image, UploadFile? mask = null, SubmitOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(image);
        return SubmitAsync(request, (options ?? new SubmitOptions()) with { Files = FilesOf(image, mask) }, cancellationToken);
    }

    /// <summary>Creates the files of an image edit, for <see cref="SubmitOptions.Files"/>.</summary>
    /// <param name="image">The image.</param>
    /// <param name="mask">The mask, or null for none.</param>
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

    /// <summary>Removes a background. Not documented: set <see cref="CreativeAIEndpoints.BackgroundRemoval"/> first, and supply the body yourself.</summary>
    /// <param name="body">The body, a JSON object.</param>
    /// <param name="options">The submission options, or null for the defaults.</param>
    /// <param name="cancellationToken">Cancels the request before it is sent.</param>
    /// <exception cref="NotDocumentedException">The path is not set. Nothing was sent.</exception>
    public Task<GenerationJob> RemoveBackgroundAsync(JsonElement body, SubmitOptions? options = null, CancellationToken cancellationToken = default) =>
        SubmitAsync(CreativeAIRoutes.BackgroundRemoval, body, options, cancellationToken);

    /// <summary>Upscales an image up to 4 times. Not documented: set <see cref="CreativeAIEndpoints.SuperResolution"/> and supply the body yourself.</summary>
    /// <inheritdoc cref="RemoveBackgroundAsync"/>
    public Task<GenerationJob> UpscaleAsync(JsonElement body, SubmitOptions? options = null, CancellationToken cancellationToken = default) =>
        SubmitAsync(CreativeAIRoutes.SuperResolution, body, options, cancellationToken);

    /// <summary>Restores an image. Not documented: set <see cref="CreativeAIEndpoints.Restoration"/> first, and supply the body yourself.</summary>
    /// <inheritdoc cref="RemoveBackgroundAsync"/>
    public Task<GenerationJob> RestoreAsync(JsonElement body, SubmitOptions? options = null, CancellationToken cancellationToken = default) =>
        SubmitAsync(CreativeAIRoutes.Restoration, body, options, cancellationToken);

    /// <summary>Generates an image through the native API, as a job. The path is listed; method, body, and response are not documented.</summary>
    /// <inheritdoc cref="RemoveBackgroundAsync"/>
    public Task<GenerationJob> GenerateNativeImageAsync(JsonElement body, SubmitOptions? options = null, CancellationToken cancellationToken = default) =>
        SubmitAsync(CreativeAIRoutes.NativeImage, body, options, cancellationToken);

    /// <summary>Generates a video through the native API (legacy), as a job. The path is listed; method, body, and response are not documented.</summary>
    /// <inheritdoc cref="RemoveBackgroundAsync"/>
    public Task<GenerationJob> GenerateNativeVideoAsync(JsonElement body, SubmitOptions? options = null, CancellationToken cancellationToken = default) =>
        SubmitAsync(CreativeAIRoutes.NativeVideo, body, options, cancellationToken);

    /// <summary>Gets a job of any family.</summary>
    /// <param name="jobId">The job id including its family: <see cref="GenerationJob.Id"/>, or created with <see cref="CreativeAIJobId"/>.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    /// <exception cref="ArgumentException">The id does not contain the family.</exception>
    /// <exception cref="JobNotFoundException">The job does not exist, or is an image, which cannot be polled.</exception>
    /// <exception cref="TypedException">There is no usable response.</exception>
    public Task<JobSnapshot> GetJobAsync(string jobId, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(jobId);
        return _provider.GetAsync(jobId, cancellationToken);
    }

    /// <summary>Lists the models that CreativeAI currently offers. The format of the response is not documented.</summary>
    /// <param name="cancellationToken">Cancels the operation.</param>
    /// <exception cref="TypedException">There is no usable response.</exception>
    public async Task<CreativeAIModelList> ListModelsAsync(CancellationToken cancellationToken = default) =>
        new(await _provider.ModelsAsync(cancellationToken).ConfigureAwait(false));

    /// <summary>Requests a price before the run. Method, body, and response are not documented; body and response are passed through as JSON.</summary>
    /// <param name="body">The body.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    /// <exception cref="NotDocumentedException"><see cref="CreativeAIEndpoints.Calculate"/> is null. Nothing was sent.</exception>
    /// <exception cref="TypedException">There is no usable response.</exception>
    public Task<JsonElement> CalculatePriceAsync(JsonElement body, CancellationToken cancellationToken = default) => _provider.CalculateAsync(body, cancellationToken);

    /// <summary>Sends a chat request to a language model once.</summary>
    /// <param name="request">The conversation.</param>
    /// <param name="cancellationToken">Cancels the request before it is sent.</param>
    /// <exception cref="UncertainSubmissionException">The request may have arrived, but there is no usable response.</exception>
    /// <exception cref="TypedException">The request was refused.</exception>
    public Task<CreativeAIChatAnswer> ChatAsync(CreativeAIChatRequest request, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        return _provider.ChatAsync(request.ToRequest(), cancellationToken);
    }

    /// <summary>Sends a request to the legacy completions API once. It is described as OpenAI-compatible, and its members are not documented; the body is sent as it is.</summary>
    /// <param name="body">The body. Its member <c>model</c> names the language model.</param>
    /// <param name="cancellationToken">Cancels the request before it is sent.</param>
    /// <exception cref="UncertainSubmissionException">The request may have arrived, but there is no usable response.</exception>
    /// <exception cref="TypedException">The request was refused.</exception>
    public Task<CreativeAIChatAnswer> CompleteAsync(JsonElement body, CancellationToken cancellationToken = default) => _provider.CompleteAsync(body, cancellationToken);

    private static CreativeAIProvider Connect(HttpClient httpClient, CreativeAIOptions options, TimeProvider? timeProvider)
    {
        ArgumentNullException.ThrowIfNull(httpClient);
        ArgumentNullException.ThrowIfNull(options);
        return new CreativeAIProvider(
            new ApiTransport(httpClient, options.ToSettings(), CreativeAIErrors.Instance, timeProvider ?? TimeProvider.System),
            options.Endpoints,
            options.VideoPollInterval,
            CreativeAIWebhookReader.For(options));
    }
}
