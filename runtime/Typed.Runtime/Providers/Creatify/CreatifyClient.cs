using Typed.Providers;
using Typed.Providers.Clients;
using Typed.Providers.Http;

namespace Typed.Creatify;

/// <summary>A client for Creatify's Asset Generator: submits requests, waits for results, and finds jobs again. Thread-safe.</summary>
/// <remarks>docs.creatify.ai/api-reference/ai-generation/post-ai-generation. Only create calls cost credits; read calls are free
/// (docs.creatify.ai/api-reference/faq).</remarks>
public sealed class CreatifyClient : GenerationClient
{
    /// <summary>The provider's key.</summary>
    public const string ProviderName = "creatify";

    /// <summary>The maximum number of ids per list call (docs.creatify.ai/api-reference/ai-generation/get-ai-generation).</summary>
    public const int MaxIdsPerList = 100;

    private readonly CreatifyProvider _provider;

    /// <summary>Creates a client that uses the library's own HTTP client.</summary>
    /// <param name="options">Keys, address, and limits. The client copies them.</param>
    /// <exception cref="ArgumentException">An option is missing or out of range.</exception>
    public CreatifyClient(CreatifyOptions options)
        : this(SharedHttp.Api, options)
    {
    }

    /// <summary>Creates a client that uses your HTTP client.</summary>
    /// <param name="httpClient">Sends the API requests. Handlers may log, retry, hedge, or copy requests. The client adds a <see cref="SubmissionGuard"/>
    /// behind the last handler, which lets each submission pass once. It also turns off redirects, because a redirect would forward the keys. Both
    /// require an <c>HttpClient</c> that has not sent a request yet; otherwise see <see cref="SubmissionGuard"/>.</param>
    /// <param name="options">Keys, address, and limits. The client copies them. The keys are added to each API request, not to the client.</param>
    /// <param name="timeProvider">The clock, or null for the system clock.</param>
    /// <exception cref="ArgumentException">An option is missing or out of range.</exception>
    public CreatifyClient(HttpClient httpClient, CreatifyOptions options, TimeProvider? timeProvider = null)
        : this(Connect(httpClient, options, timeProvider), options, timeProvider)
    {
    }

    private CreatifyClient(CreatifyProvider provider, CreatifyOptions options, TimeProvider? timeProvider)
        : base(provider, options.ToClientOptions(), timeProvider) => _provider = provider;

    /// <summary>Lists the models that Creatify currently offers, with the schemas of their parameters.</summary>
    /// <param name="names">The model names, or null or empty for all.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    /// <exception cref="TypedException">There is no usable response.</exception>
    public async Task<IReadOnlyList<CreatifyModel>> ListModelsAsync(IEnumerable<string>? names = null, CancellationToken cancellationToken = default)
    {
        var json = await _provider.SchemasAsync([.. names ?? []], cancellationToken).ConfigureAwait(false);
        return [.. json.EnumerateArray().Select(CreatifyModel.Read).OfType<CreatifyModel>()];
    }

    /// <summary>Gets one task.</summary>
    /// <param name="id">The task id.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    /// <exception cref="JobNotFoundException">The task does not exist.</exception>
    /// <exception cref="TypedException">There is no usable response.</exception>
    public Task<JobSnapshot> GetTaskAsync(string id, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(id);
        return _provider.GetAsync(id, cancellationToken);
    }

    /// <summary>Gets many tasks, in calls of at most <see cref="MaxIdsPerList"/> ids.</summary>
    /// <param name="ids">The task ids. No ids give an empty list without a call.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    /// <returns>The tasks that Creatify returned, in its order. Tasks that it does not have are missing.</returns>
    /// <exception cref="TypedException">There is no usable response.</exception>
    public async Task<IReadOnlyList<JobSnapshot>> ListTasksAsync(IEnumerable<string> ids, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(ids);
        var tasks = new List<JobSnapshot>();
        foreach (var chunk in ids.Distinct(StringComparer.Ordinal).Chunk(MaxIdsPerList))
        {
            var json = await _provider.ListAsync(chunk, cancellationToken).ConfigureAwait(false);
            tasks.AddRange(json.EnumerateArray().Select(task => CreatifyTask.Read(task)).OfType<JobSnapshot>());
        }

        return tasks;
    }

    /// <summary>Gets the workspace's remaining credits. Quarter credits occur.</summary>
    /// <remarks>docs.creatify.ai/api-reference/workspace/get-remainingcredits.</remarks>
    /// <param name="cancellationToken">Cancels the operation.</param>
    /// <exception cref="TypedException">There is no usable response.</exception>
    public Task<decimal> GetRemainingCreditsAsync(CancellationToken cancellationToken = default) => _provider.RemainingCreditsAsync(cancellationToken);

    private static CreatifyProvider Connect(HttpClient httpClient, CreatifyOptions options, TimeProvider? timeProvider)
    {
        ArgumentNullException.ThrowIfNull(httpClient);
        ArgumentNullException.ThrowIfNull(options);
        return new CreatifyProvider(new ApiTransport(httpClient, options.ToSettings(ProviderName), CreatifyErrors.Instance, timeProvider ?? TimeProvider.System));
    }
}
