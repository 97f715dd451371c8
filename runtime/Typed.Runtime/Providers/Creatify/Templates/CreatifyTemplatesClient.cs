using Typed.Providers;
using Typed.Providers.Http;

namespace Typed.Creatify;

/// <summary>Creatify's custom templates: list them, preview, render, or make the video in one go. Safe for use by several threads.</summary>
/// <remarks>docs.creatify.ai/api-reference/custom-templates and custom-template-jobs. A client of its own beside <see cref="CreatifyClient"/>, since its
/// jobs have ids and statuses of their own; both take the same <see cref="CreatifyOptions"/>.</remarks>
public sealed class CreatifyTemplatesClient : GenerationClient
{
    /// <summary>The provider's key.</summary>
    public const string ProviderName = "creatify-templates";

    private readonly CreatifyTemplatesProvider _provider;

    /// <summary>Makes a client with an HTTP client of the library's own.</summary>
    /// <param name="options">Keys, address and limits; copied. <see cref="CreatifyOptions.Catalog"/> is not used.</param>
    /// <exception cref="ArgumentException">An option is missing or out of range.</exception>
    public CreatifyTemplatesClient(CreatifyOptions options)
        : this(SharedHttp.Api, options)
    {
    }

    /// <summary>Makes a client with your HTTP client.</summary>
    /// <param name="httpClient">Sends the API requests; see <see cref="CreatifyClient"/> for what its handlers may do.</param>
    /// <param name="options">Keys, address and limits; copied. <see cref="CreatifyOptions.Catalog"/> is not used.</param>
    /// <param name="timeProvider">The clock; null for the system's.</param>
    /// <exception cref="ArgumentException">An option is missing or out of range.</exception>
    public CreatifyTemplatesClient(HttpClient httpClient, CreatifyOptions options, TimeProvider? timeProvider = null)
        : this(Connect(httpClient, options, timeProvider), options, timeProvider)
    {
    }

    private CreatifyTemplatesClient(CreatifyTemplatesProvider provider, CreatifyOptions options, TimeProvider? timeProvider)
        : base(provider, options.ToClientOptions() with { Catalog = Models }, timeProvider) => _provider = provider;

    /// <summary>What can be submitted: a video in one go, a preview, the render of one.</summary>
    public static ModelCatalog Models { get; } = new(ProviderName, TemplateJobRequest.Info, TemplatePreviewRequest.Info, TemplateRenderRequest.Info);

    /// <summary>Lists the templates of the workspace, without their variables.</summary>
    /// <param name="cancellationToken">Stops it.</param>
    /// <exception cref="TypedException">No usable answer.</exception>
    public async Task<IReadOnlyList<CreatifyTemplate>> ListTemplatesAsync(CancellationToken cancellationToken = default)
    {
        var json = await _provider.ListTemplatesAsync(cancellationToken).ConfigureAwait(false);
        return [.. json.EnumerateArray().Select(CreatifyTemplate.Read).OfType<CreatifyTemplate>()];
    }

    /// <summary>Asks for one template, with its variables: what <see cref="TemplateRequest.Template"/> takes.</summary>
    /// <param name="templateId">Its id.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <exception cref="UnknownTemplateException">There is no such template.</exception>
    /// <exception cref="TypedException">No usable answer.</exception>
    public Task<CreatifyTemplate> GetTemplateAsync(string templateId, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(templateId);
        return _provider.TemplateAsync(templateId, cancellationToken);
    }

    /// <summary>Asks for one job.</summary>
    /// <param name="id">Its id.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <exception cref="JobNotFoundException">There is no such job.</exception>
    /// <exception cref="TypedException">No usable answer.</exception>
    public async Task<TemplateJob> GetJobAsync(string id, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(id);
        return TemplateJob.Of(await _provider.GetAsync(id, cancellationToken).ConfigureAwait(false));
    }

    /// <summary>Makes a preview in one call, which lasts until it is ready. <c>SubmitAsync</c> with the same request makes it as a job, which is what
    /// Creatify recommends: a long call can run into a time limit, and then nobody knows whether it was charged.</summary>
    /// <remarks>docs.creatify.ai/api-reference/custom-template-jobs/post-custom-template-job-preview.</remarks>
    /// <param name="request">The preview.</param>
    /// <param name="options">How; null for the defaults.</param>
    /// <param name="cancellationToken">Stops it before it is sent.</param>
    /// <exception cref="UncertainSubmissionException">No answer within <see cref="CreatifyOptions.RequestTimeout"/>, or no usable one.</exception>
    /// <exception cref="TypedException">As for any submission.</exception>
    public Task<GenerationJob> PreviewBlockingAsync(TemplatePreviewRequest request, SubmitOptions? options = null, CancellationToken cancellationToken = default)
    {
        var (prepared, cost) = Prepare(request, options ?? new SubmitOptions());
        var blocking = new GenerationRequest(ProviderName, CreatifyTemplatesProvider.BlockingPreview, prepared.InputParams) { WebhookUrl = prepared.WebhookUrl };
        return SendAsync(blocking, cost, cancellationToken);
    }

    private static CreatifyTemplatesProvider Connect(HttpClient httpClient, CreatifyOptions options, TimeProvider? timeProvider)
    {
        ArgumentNullException.ThrowIfNull(httpClient);
        ArgumentNullException.ThrowIfNull(options);
        return new CreatifyTemplatesProvider(new ApiTransport(httpClient, options.ToSettings(ProviderName), CreatifyErrors.Instance, timeProvider ?? TimeProvider.System));
    }
}
