using Typed.Providers;
using Typed.Providers.Http;

namespace Typed.Creatify;

/// <summary>Creatify's Asset Generator: submit a request, wait for its result, find jobs again. Safe for use by several threads.</summary>
/// <remarks>docs.creatify.ai/api-reference/ai-generation/post-ai-generation. Only calls that create cost credits; reading is free
/// (docs.creatify.ai/api-reference/faq).</remarks>
public sealed class CreatifyClient : GenerationClient
{
    /// <summary>The provider's key.</summary>
    public const string ProviderName = "creatify";

    /// <summary>The most ids that one list call takes (docs.creatify.ai/api-reference/ai-generation/get-ai-generation).</summary>
    public const int MaxIdsPerList = 100;

    private readonly CreatifyProvider _provider;

    /// <summary>Makes a client with an HTTP client of the library's own.</summary>
    /// <param name="options">Keys, address and limits; copied.</param>
    /// <exception cref="ArgumentException">An option is missing or out of range.</exception>
    public CreatifyClient(CreatifyOptions options)
        : this(SharedHttp.Api, options)
    {
    }

    /// <summary>Makes a client with your HTTP client.</summary>
    /// <param name="httpClient">Sends the API requests. Turn redirects off in its handler. A handler that retries is safe: a submission can be
    /// sent once only. But a handler that copies a request's body and sends the copy again would be paid for again; leave such handlers out.</param>
    /// <param name="options">Keys, address and limits; copied. The keys are added to each API request, never to the client.</param>
    /// <param name="timeProvider">The clock; null for the system's.</param>
    /// <exception cref="ArgumentException">An option is missing or out of range.</exception>
    public CreatifyClient(HttpClient httpClient, CreatifyOptions options, TimeProvider? timeProvider = null)
        : this(Connect(httpClient, options, timeProvider), options, timeProvider)
    {
    }

    private CreatifyClient(CreatifyProvider provider, CreatifyOptions options, TimeProvider? timeProvider)
        : base(provider, options.ToClientOptions(), timeProvider) => _provider = provider;

    /// <summary>Lists the models that Creatify offers now, with the schemas of their parameters.</summary>
    /// <param name="names">The models' names; null or empty for all.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <exception cref="TypedException">No usable answer.</exception>
    public async Task<IReadOnlyList<CreatifyModel>> ListModelsAsync(IEnumerable<string>? names = null, CancellationToken cancellationToken = default)
    {
        var json = await _provider.SchemasAsync([.. names ?? []], cancellationToken).ConfigureAwait(false);
        return [.. json.EnumerateArray().Select(CreatifyModel.Read).OfType<CreatifyModel>()];
    }

    /// <summary>Asks for one task.</summary>
    /// <param name="id">Its id.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <exception cref="JobNotFoundException">There is no such task.</exception>
    /// <exception cref="TypedException">No usable answer.</exception>
    public Task<JobSnapshot> GetTaskAsync(string id, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(id);
        return _provider.GetAsync(id, cancellationToken);
    }

    /// <summary>Asks for many tasks, in calls of at most <see cref="MaxIdsPerList"/> ids.</summary>
    /// <param name="ids">Their ids; none gives an empty list without a call.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <returns>The tasks that Creatify answered with, in its order; one that it does not have is missing.</returns>
    /// <exception cref="TypedException">No usable answer.</exception>
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

    /// <summary>The credits that the workspace has left; quarters of a credit occur.</summary>
    /// <remarks>docs.creatify.ai/api-reference/workspace/get-remainingcredits.</remarks>
    /// <param name="cancellationToken">Stops it.</param>
    /// <exception cref="TypedException">No usable answer.</exception>
    public Task<decimal> GetRemainingCreditsAsync(CancellationToken cancellationToken = default) => _provider.RemainingCreditsAsync(cancellationToken);

    private static CreatifyProvider Connect(HttpClient httpClient, CreatifyOptions options, TimeProvider? timeProvider)
    {
        ArgumentNullException.ThrowIfNull(httpClient);
        ArgumentNullException.ThrowIfNull(options);
        return new CreatifyProvider(new ApiTransport(httpClient, options.ToSettings(ProviderName), CreatifyErrors.Instance, timeProvider ?? TimeProvider.System));
    }
}
