using System.Text.Json;
using Typed.Hoox.Wire;
using Typed.Providers;
using Typed.Providers.Clients;
using Typed.Providers.Http;
using Typed.Providers.Http.Wire;
using Typed.Tracking;

namespace Typed.Hoox;

/// <summary>A client for Hoox's assets: prices and submits requests, waits for results, finds jobs; lists models, folders, avatars. Thread-safe.</summary>
/// <remarks>docs.hoox.video/api-reference/assets/start. The full price is charged at submission. Failed generations are refunded automatically.</remarks>
public sealed class HooxClient : GenerationClient
{
    /// <summary>The provider's key.</summary>
    public const string ProviderName = "hoox";

    private readonly HooxProvider _provider;

    /// <summary>Creates a client that uses the library's own HTTP client.</summary>
    /// <param name="options">Key, address, and limits. The client copies them.</param>
    /// <exception cref="ArgumentException">An option is missing or out of range.</exception>
    public HooxClient(HooxOptions options)
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
    public HooxClient(HttpClient httpClient, HooxOptions options, TimeProvider? timeProvider = null)
        : this(Connect(httpClient, options, timeProvider), options, timeProvider)
    {
    }

    private HooxClient(HooxProvider provider, HooxOptions options, TimeProvider? timeProvider)
        : base(provider, options.ToClientOptions(), timeProvider) => _provider = provider;

    /// <summary>The documented limit: 100 requests per minute per workspace (vendor's guide). Pass it to the tracker as its budget.</summary>
    public static RequestBudget DocumentedBudget { get; } = new(100, TimeSpan.FromMinutes(1));

    /// <summary>The request budget reported by the latest response, or null if none has reported it.</summary>
    public RateLimitReading? LatestRateLimit => _provider.LatestRateLimit;

    /// <summary>Lists the models that Hoox currently offers. A type or provider filter appears once in the response; here every model has it.</summary>
    /// <remarks>docs.hoox.video/api-reference/assets/models.</remarks>
    /// <param name="type"><c>image</c> or <c>video</c>, or null for all.</param>
    /// <param name="provider">The maker, such as <c>kling</c>, or null for all.</param>
    /// <param name="tag">A tag, such as <c>motion-control</c>, or null for all.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    /// <exception cref="TypedException">There is no usable response.</exception>
    public async Task<IReadOnlyList<HooxModel>> ListModelsAsync(
        string? type = null, string? provider = null, string? tag = null, CancellationToken cancellationToken = default)
    {
        var query = string.Join('&', new[] { ("type", type), ("provider", provider), ("tag", tag) }
            .Where(filter => !string.IsNullOrEmpty(filter.Item2))
            .Select(filter => $"{filter.Item1}={Uri.EscapeDataString(filter.Item2!)}"));
        var json = await _provider.ReadAsync("asset/models" + (query.Length == 0 ? "" : "?" + query), null, cancellationToken).ConfigureAwait(false);
        var list = WireObject.Read(json, HooxWire.Default.ModelsAnswer);
        return list.Models is { } models
            ? [.. models.Select(model => HooxModel.Of(model, list)).OfType<HooxModel>()]
            : throw _provider.Incomplete("the list of models");
    }

    /// <summary>Gets a model with its settings and the schema of its parameters.</summary>
    /// <remarks>docs.hoox.video/api-reference/assets/model. The response for an unknown model is not documented.</remarks>
    /// <param name="name">The model's name, such as <c>kling-pro</c>.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    /// <exception cref="UnknownModelException">The provider does not have this model.</exception>
    /// <exception cref="TypedException">There is no usable response.</exception>
    public async Task<HooxModel> GetModelAsync(string name, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        try
        {
            var json = await _provider.ReadAsync($"asset/models/{HooxJobId.PathSegment(name)}", name, cancellationToken).ConfigureAwait(false);
            return HooxModel.Of(WireObject.Read(json, HooxWire.Default.ModelAnswer)) ?? throw _provider.Incomplete("the model's name");
        }
        catch (JobNotFoundException exception)
        {
            throw new UnknownModelException(ProviderName, name) { StatusCode = exception.StatusCode, ResponseBody = exception.ResponseBody, ErrorCode = exception.ErrorCode };
        }
    }

    /// <summary>Gets the price of a request, and the changes that the provider would make. Costs nothing and starts nothing.</summary>
    /// <remarks>docs.hoox.video/api-reference/assets/pricing. Only the documented members are sent: model, duration, resolution, settings, and the number of
    /// references and generations.</remarks>
    /// <param name="request">The request. It is not validated: for an unsupported value, the result shows what the provider would use instead.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    /// <exception cref="ArgumentException">The request is for another provider.</exception>
    /// <exception cref="TypedException">There is no usable response.</exception>
    public Task<HooxPrice> PriceAsync(IModelParams request, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        if (request.Model.Provider != ProviderName)
        {
            throw new ArgumentException($"The request is for {request.Model.Provider}, but this client is for {ProviderName}.", nameof(request));
        }

        var (prepared, _) = Prepare(request, new SubmitOptions { Validate = false });
        return PriceAsync(prepared.Model, TolerantJson.Parse(prepared.InputParams)!.Value, cancellationToken);
    }

    /// <summary>Gets the price of a request for a model known only by name.</summary>
    /// <param name="model">The model's name.</param>
    /// <param name="inputParams">The parameters, as for a submission: a JSON object.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    /// <exception cref="TypedException">There is no usable response.</exception>
    public async Task<HooxPrice> PriceAsync(string model, JsonElement inputParams, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(model);
        var json = await _provider.AskAsync("asset/pricing", HooxRequestBody.Pricing(model, inputParams), HooxRequests.Default.PricingRequest, model, cancellationToken).ConfigureAwait(false);
        return HooxPrice.Of(WireObject.Read(json, HooxWire.Default.PriceAnswer), inputParams) ?? throw _provider.Incomplete("a price");
    }

    /// <summary>Gets one asset. For a job with several assets, pass the complete id, including commas.</summary>
    /// <remarks>docs.hoox.video/api-reference/assets/status.</remarks>
    /// <param name="id">The id of the asset or job.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    /// <exception cref="JobNotFoundException">The asset does not exist.</exception>
    /// <exception cref="TypedException">There is no usable response.</exception>
    public Task<JobSnapshot> GetAssetAsync(string id, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(id);
        return _provider.GetAsync(id, cancellationToken);
    }

    /// <summary>Creates a folder. It costs nothing. If there is no response, the folder may have been created anyway.</summary>
    /// <remarks>docs.hoox.video/api-reference/folders/create.</remarks>
    /// <param name="name">The folder's name.</param>
    /// <param name="type">The type of its content. Null: <see cref="HooxFolderType.Assets"/>, the provider's default.</param>
    /// <param name="parentFolderId">The parent folder, of the same type, or null for none.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    /// <exception cref="InvalidParametersException">The parent is unknown or of another type.</exception>
    /// <exception cref="TypedException">There is no usable response.</exception>
    public async Task<HooxFolder> CreateFolderAsync(
        string name, HooxFolderType? type = null, string? parentFolderId = null, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        var body = new FolderRequest(name, (type ?? HooxFolderType.Assets).Value, parentFolderId);
        var json = await _provider.AskAsync("folder/create", body, HooxRequests.Default.FolderRequest, "folder", cancellationToken).ConfigureAwait(false);
        return HooxFolder.Of(WireObject.Read(json, HooxWire.Default.FolderAnswer))
            ?? throw _provider.Incomplete("the folder's id");
    }

    /// <summary>Lists the folders.</summary>
    /// <remarks>docs.hoox.video/api-reference/folders/list.</remarks>
    /// <param name="type">The type of folders to list, or null for all.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    /// <exception cref="TypedException">There is no usable response.</exception>
    public async Task<IReadOnlyList<HooxFolder>> ListFoldersAsync(HooxFolderType? type = null, CancellationToken cancellationToken = default)
    {
        var query = type is { } wanted ? $"?type={Uri.EscapeDataString(wanted.Value)}" : "";
        var json = await _provider.ReadAsync("folder/list" + query, null, cancellationToken).ConfigureAwait(false);
        return WireObject.Read(json, HooxWire.Default.FoldersAnswer).Folders is { } folders
            ? [.. folders.Select(HooxFolder.Of).OfType<HooxFolder>()]
            : throw _provider.Incomplete("the list of folders");
    }

    /// <summary>Lists the looks of avatars: those of the space first, followed by the public ones.</summary>
    /// <remarks>docs.hoox.video/api-reference/avatars/list. A reference accepts the id of an avatar of the space. Whether it accepts the id of a look or of a
    /// public avatar is not documented.</remarks>
    /// <param name="cancellationToken">Cancels the operation.</param>
    /// <exception cref="TypedException">There is no usable response.</exception>
    public async Task<IReadOnlyList<HooxLook>> ListAvatarsAsync(CancellationToken cancellationToken = default)
    {
        var json = await _provider.ReadAsync("avatar/list", null, cancellationToken).ConfigureAwait(false);
        return WireObject.ReadList(json, HooxWire.Default.LookAnswer) is { } looks
            ? [.. looks.Select(HooxLook.Of).OfType<HooxLook>()]
            : throw _provider.Incomplete("the list of looks");
    }

    /// <summary>Gets one avatar with its looks.</summary>
    /// <remarks>docs.hoox.video/api-reference/avatars/get.</remarks>
    /// <param name="avatarId">The avatar's id.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    /// <exception cref="TypedException">There is no usable response.</exception>
    public async Task<HooxAvatar> GetAvatarAsync(string avatarId, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(avatarId);
        var json = await _provider.ReadAsync($"avatar/{HooxJobId.PathSegment(avatarId)}", null, cancellationToken).ConfigureAwait(false);
        return HooxAvatar.Of(WireObject.Read(json, HooxWire.Default.AvatarAnswer), avatarId);
    }

    private static HooxProvider Connect(HttpClient httpClient, HooxOptions options, TimeProvider? timeProvider)
    {
        ArgumentNullException.ThrowIfNull(httpClient);
        ArgumentNullException.ThrowIfNull(options);
        return new HooxProvider(new ApiTransport(httpClient, options.ToSettings(), HooxErrors.Instance, timeProvider ?? TimeProvider.System));
    }
}
