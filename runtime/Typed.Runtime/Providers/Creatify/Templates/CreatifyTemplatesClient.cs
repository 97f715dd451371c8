using Typed.Creatify.Templates;
using Typed.Providers;
using Typed.Providers.Clients;
using Typed.Providers.Http;

namespace Typed.Creatify;

/// <summary>A client for Creatify's custom templates: lists them, previews and renders videos, or makes a video in one step. Thread-safe.</summary>
/// <remarks>docs.creatify.ai/api-reference/custom-templates and custom-template-jobs. Separate from <see cref="CreatifyClient"/>, because
/// its jobs have their own ids and statuses. Both accept the same <see cref="CreatifyOptions"/>.</remarks>
public sealed class CreatifyTemplatesClient : GenerationClient
{
    /// <summary>The provider's key.</summary>
    public const string ProviderName = "creatify-templates";

    private readonly CreatifyTemplatesProvider _provider;

    /// <summary>Creates a client that uses the library's own HTTP client.</summary>
    /// <param name="options">Keys, address, and limits. The client copies them. <see cref="CreatifyOptions.Catalog"/> is not used.</param>
    /// <exception cref="ArgumentException">An option is missing or out of range.</exception>
    public CreatifyTemplatesClient(CreatifyOptions options)
        : this(SharedHttp.Api, options)
    {
    }

    /// <summary>Creates a client that uses your HTTP client.</summary>
    /// <param name="httpClient">Sends the API requests. For its handlers, see <see cref="CreatifyClient"/>.</param>
    /// <param name="options">Keys, address, and limits. The client copies them. <see cref="CreatifyOptions.Catalog"/> is not used.</param>
    /// <param name="timeProvider">The clock, or null for the system clock.</param>
    /// <exception cref="ArgumentException">An option is missing or out of range.</exception>
    public CreatifyTemplatesClient(HttpClient httpClient, CreatifyOptions options, TimeProvider? timeProvider = null)
        : this(Connect(httpClient, options, timeProvider), options, timeProvider)
    {
    }

    private CreatifyTemplatesClient(CreatifyTemplatesProvider provider, CreatifyOptions options, TimeProvider? timeProvider)
        : base(provider, options.ToClientOptions() with { Catalog = Models }, timeProvider) => _provider = provider;

    /// <summary>The requests that can be submitted: a video in one step, a preview, or the render of a preview.</summary>
    public static ModelCatalog Models { get; } = new(ProviderName, TemplateJobRequest.Info, TemplatePreviewRequest.Info, TemplateRenderRequest.Info);

    /// <summary>Lists the templates of the workspace, without their variables.</summary>
    /// <param name="cancellationToken">Cancels the operation.</param>
    /// <exception cref="TypedException">There is no usable response.</exception>
    public async Task<IReadOnlyList<CreatifyTemplate>> ListTemplatesAsync(CancellationToken cancellationToken = default)
    {
        var json = await _provider.ListTemplatesAsync(cancellationToken).ConfigureAwait(false);
        return [.. json.EnumerateArray().Select(CreatifyTemplate.Read).OfType<CreatifyTemplate>()];
    }

    /// <summary>Gets one template with its variables, for <see cref="TemplateRequest.Template"/>.</summary>
    /// <param name="templateId">The template id.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    /// <exception cref="UnknownTemplateException">The template does not exist.</exception>
    /// <exception cref="TypedException">There is no usable response.</exception>
    public Task<CreatifyTemplate> GetTemplateAsync(string templateId, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(templateId);
        return _provider.TemplateAsync(templateId, cancellationToken);
    }

    /// <summary>Gets one job.</summary>
    /// <param name="id">The job id.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    /// <exception cref="JobNotFoundException">The job does not exist.</exception>
    /// <exception cref="TypedException">There is no usable response.</exception>
    public async Task<TemplateJob> GetJobAsync(string id, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(id);
        return TemplateJob.Of(await _provider.GetAsync(id, cancellationToken).ConfigureAwait(false));
    }

    /// <summary>Creates a preview in a single call that lasts until the preview is ready. <c>SubmitAsync</c> with the same request creates it as a job, as
    /// Creatify recommends: a long call can time out, and then it is unknown whether it was charged.</summary>
    /// <remarks>docs.creatify.ai/api-reference/custom-template-jobs/post-custom-template-job-preview.</remarks>
    /// <param name="request">The preview request.</param>
    /// <param name="options">The submission options, or null for the defaults.</param>
    /// <param name="cancellationToken">Cancels the request before it is sent.</param>
    /// <exception cref="UncertainSubmissionException">There is no response within <see cref="CreatifyOptions.RequestTimeout"/>, or no usable one.</exception>
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
