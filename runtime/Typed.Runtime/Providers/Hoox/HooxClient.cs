using System.Text.Json;
using Typed.Providers;
using Typed.Providers.Http;
using Typed.Tracking;

namespace Typed.Hoox;

/// <summary>Hoox's assets: price and submit a request, wait for its result, find jobs again; models, folders, avatars. Safe for use by several threads.</summary>
/// <remarks>docs.hoox.video/api-reference/assets/start. The whole sum is charged at submission, and a failed generation is given back without a request.</remarks>
public sealed class HooxClient : GenerationClient
{
    /// <summary>The provider's key.</summary>
    public const string ProviderName = "hoox";

    private readonly HooxProvider _provider;

    /// <summary>Makes a client with an HTTP client of the library's own.</summary>
    /// <param name="options">Key, address and limits; copied.</param>
    /// <exception cref="ArgumentException">An option is missing or out of range.</exception>
    public HooxClient(HooxOptions options)
        : this(SharedHttp.Api, options)
    {
    }

    /// <summary>Makes a client with your HTTP client.</summary>
    /// <param name="httpClient">Sends the API requests. Turn redirects off in its handler. A handler that retries is safe: a submission can be
    /// sent once only. But a handler that copies a request's body and sends the copy again would be paid for again; leave such handlers out.</param>
    /// <param name="options">Key, address and limits; copied. The key is added to each API request, never to the client.</param>
    /// <param name="timeProvider">The clock; null for the system's.</param>
    /// <exception cref="ArgumentException">An option is missing or out of range.</exception>
    public HooxClient(HttpClient httpClient, HooxOptions options, TimeProvider? timeProvider = null)
        : this(Connect(httpClient, options, timeProvider), options, timeProvider)
    {
    }

    private HooxClient(HooxProvider provider, HooxOptions options, TimeProvider? timeProvider)
        : base(provider, options.ToClientOptions(), timeProvider) => _provider = provider;

    /// <summary>The documented limit: 100 requests a minute for a workspace (vendor's guide). Hand it to the tracker as its budget.</summary>
    public static RequestBudget DocumentedBudget { get; } = new(100, TimeSpan.FromMinutes(1));

    /// <summary>What the newest answer said of the request budget; null where none has said anything.</summary>
    public RateLimitReading? LatestRateLimit => _provider.LatestRateLimit;

    /// <summary>Lists the models that Hoox offers now. A type or provider that was the filter stands once in the answer; here every model has it.</summary>
    /// <remarks>docs.hoox.video/api-reference/assets/models.</remarks>
    /// <param name="type"><c>image</c> or <c>video</c>; null for all.</param>
    /// <param name="provider">The maker, such as <c>kling</c>; null for all.</param>
    /// <param name="tag">A tag, such as <c>motion-control</c>; null for all.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <exception cref="TypedException">No usable answer.</exception>
    public async Task<IReadOnlyList<HooxModel>> ListModelsAsync(
        string? type = null, string? provider = null, string? tag = null, CancellationToken cancellationToken = default)
    {
        var query = string.Join('&', new[] { ("type", type), ("provider", provider), ("tag", tag) }
            .Where(filter => !string.IsNullOrEmpty(filter.Item2))
            .Select(filter => $"{filter.Item1}={Uri.EscapeDataString(filter.Item2!)}"));
        var json = await _provider.ReadAsync("asset/models" + (query.Length == 0 ? "" : "?" + query), null, cancellationToken).ConfigureAwait(false);
        return TolerantJson.Member(json, "models") is { ValueKind: JsonValueKind.Array } models
            ? [.. models.EnumerateArray().Select(model => HooxModel.Read(model, json)).OfType<HooxModel>()]
            : throw _provider.Incomplete("the list of models");
    }

    /// <summary>Asks for one model, with its settings and the schema of its parameters.</summary>
    /// <remarks>docs.hoox.video/api-reference/assets/model. What is answered for an unknown model is not documented.</remarks>
    /// <param name="name">The model's name, such as <c>kling-pro</c>.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <exception cref="UnknownModelException">The provider has no such model.</exception>
    /// <exception cref="TypedException">No usable answer.</exception>
    public async Task<HooxModel> GetModelAsync(string name, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        try
        {
            var json = await _provider.ReadAsync($"asset/models/{HooxJobId.PathSegment(name)}", name, cancellationToken).ConfigureAwait(false);
            return HooxModel.Read(json, default) ?? throw _provider.Incomplete("the model's name");
        }
        catch (JobNotFoundException exception)
        {
            throw new UnknownModelException(ProviderName, name) { StatusCode = exception.StatusCode, ResponseBody = exception.ResponseBody, ErrorCode = exception.ErrorCode };
        }
    }

    /// <summary>Asks what a request would cost, and whether the provider would change it; costs nothing and starts nothing.</summary>
    /// <remarks>docs.hoox.video/api-reference/assets/pricing. Only what that call documents is sent: model, duration, resolution, settings, number of
    /// references and of generations.</remarks>
    /// <param name="request">The request. It is not checked: a value that the model does not have shows what the provider would make of it.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <exception cref="ArgumentException">The request is for another provider.</exception>
    /// <exception cref="TypedException">No usable answer.</exception>
    public Task<HooxPrice> PriceAsync(IModelParams request, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        if (request.Model.Provider != ProviderName)
        {
            throw new ArgumentException($"The request is for {request.Model.Provider}, and this is the client of {ProviderName}.", nameof(request));
        }

        var (prepared, _) = Prepare(request, new SubmitOptions { Validate = false });
        return PriceAsync(prepared.Model, TolerantJson.Parse(prepared.InputParams)!.Value, cancellationToken);
    }

    /// <summary>The same for a model known by name only.</summary>
    /// <param name="model">The model's name.</param>
    /// <param name="inputParams">The parameters, as for a submission: a JSON object.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <exception cref="TypedException">No usable answer.</exception>
    public async Task<HooxPrice> PriceAsync(string model, JsonElement inputParams, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(model);
        var json = await _provider.AskAsync("asset/pricing", HooxRequestBody.Pricing(model, inputParams), model, cancellationToken).ConfigureAwait(false);
        return HooxPrice.Read(json, inputParams) ?? throw _provider.Incomplete("a price");
    }

    /// <summary>Asks for one asset; for a job of several, its whole id with commas.</summary>
    /// <remarks>docs.hoox.video/api-reference/assets/status.</remarks>
    /// <param name="id">The id of the asset, or of the job.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <exception cref="JobNotFoundException">There is no such asset.</exception>
    /// <exception cref="TypedException">No usable answer.</exception>
    public Task<JobSnapshot> GetAssetAsync(string id, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(id);
        return _provider.GetAsync(id, cancellationToken);
    }

    /// <summary>Makes a folder. It costs nothing; where no answer comes, it may have been made all the same.</summary>
    /// <remarks>docs.hoox.video/api-reference/folders/create.</remarks>
    /// <param name="name">Its name.</param>
    /// <param name="type">What it holds; <see cref="HooxFolderType.Assets"/> where null, as the provider has it.</param>
    /// <param name="parentFolderId">The folder that it is in, of the same type; null for none.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <exception cref="InvalidParametersException">The parent is unknown or of another type.</exception>
    /// <exception cref="TypedException">No usable answer.</exception>
    public async Task<HooxFolder> CreateFolderAsync(
        string name, HooxFolderType? type = null, string? parentFolderId = null, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        var body = HooxRequestBody.Write(writer =>
        {
            writer.WriteString("name"u8, name);
            writer.WriteString("type"u8, (type ?? HooxFolderType.Assets).Value);
            if (parentFolderId is not null)
            {
                writer.WriteString("parent_folder_id"u8, parentFolderId);
            }
        });
        return HooxFolder.Read(await _provider.AskAsync("folder/create", body, "folder", cancellationToken).ConfigureAwait(false))
            ?? throw _provider.Incomplete("the folder's id");
    }

    /// <summary>Lists the folders.</summary>
    /// <remarks>docs.hoox.video/api-reference/folders/list.</remarks>
    /// <param name="type">Which; null for all.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <exception cref="TypedException">No usable answer.</exception>
    public async Task<IReadOnlyList<HooxFolder>> ListFoldersAsync(HooxFolderType? type = null, CancellationToken cancellationToken = default)
    {
        var query = type is { } wanted ? $"?type={Uri.EscapeDataString(wanted.Value)}" : "";
        var json = await _provider.ReadAsync("folder/list" + query, null, cancellationToken).ConfigureAwait(false);
        return TolerantJson.Member(json, "folders") is { ValueKind: JsonValueKind.Array } folders
            ? [.. folders.EnumerateArray().Select(HooxFolder.Read).OfType<HooxFolder>()]
            : throw _provider.Incomplete("the list of folders");
    }

    /// <summary>Lists the looks of avatars: those of the space first, then the public ones.</summary>
    /// <remarks>docs.hoox.video/api-reference/avatars/list. A reference takes the id of an avatar of the space; whether it takes that of a look or of a
    /// public avatar is not documented.</remarks>
    /// <param name="cancellationToken">Stops it.</param>
    /// <exception cref="TypedException">No usable answer.</exception>
    public async Task<IReadOnlyList<HooxLook>> ListAvatarsAsync(CancellationToken cancellationToken = default)
    {
        var json = await _provider.ReadAsync("avatar/list", null, cancellationToken).ConfigureAwait(false);
        return json.ValueKind == JsonValueKind.Array
            ? [.. json.EnumerateArray().Select(look => HooxLook.Read(look)).OfType<HooxLook>()]
            : throw _provider.Incomplete("the list of looks");
    }

    /// <summary>Asks for one avatar with its looks.</summary>
    /// <remarks>docs.hoox.video/api-reference/avatars/get.</remarks>
    /// <param name="avatarId">The avatar's id.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <exception cref="TypedException">No usable answer.</exception>
    public async Task<HooxAvatar> GetAvatarAsync(string avatarId, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(avatarId);
        return HooxAvatar.Read(await _provider.ReadAsync($"avatar/{HooxJobId.PathSegment(avatarId)}", null, cancellationToken).ConfigureAwait(false), avatarId);
    }

    private static HooxProvider Connect(HttpClient httpClient, HooxOptions options, TimeProvider? timeProvider)
    {
        ArgumentNullException.ThrowIfNull(httpClient);
        ArgumentNullException.ThrowIfNull(options);
        return new HooxProvider(new ApiTransport(httpClient, options.ToSettings(), HooxErrors.Instance, timeProvider ?? TimeProvider.System));
    }
}
