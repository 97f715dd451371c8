using System.Buffers;
using System.Text.Json;
using Typed.Jobs;
using Typed.Providers;
using Typed.Results;

namespace Typed;

/// <summary>Submits requests to one provider and resumes jobs. The clients of the built-in providers derive from this class; with a custom
/// provider, use it directly. Thread-safe.</summary>
public class GenerationClient
{
    private readonly JobContext _context;
    private readonly ModelCatalog? _catalog;

    /// <summary>Creates a client.</summary>
    /// <param name="provider">The provider.</param>
    /// <param name="options">Polling, catalog and download options; null for the defaults.</param>
    /// <param name="timeProvider">The clock; null for the system clock.</param>
    /// <exception cref="ArgumentException">An option is out of range.</exception>
    public GenerationClient(IGenerationProvider provider, GenerationClientOptions? options = null, TimeProvider? timeProvider = null)
    {
        ArgumentNullException.ThrowIfNull(provider);
        options ??= new GenerationClientOptions();
        options.Polling.ThrowIfInvalid();
        if (options.MaxAssetBytes <= 0)
        {
            throw new ArgumentException("MaxAssetBytes must be above 0.", nameof(options));
        }

        var time = timeProvider ?? TimeProvider.System;
        _catalog = options.Catalog;
        _context = new JobContext(
            provider,
            options.Polling,
            time,
            new AssetDownloader(
                provider.Name, options.AssetClient, time, new AssetRules(options.ApiAddress, options.AllowPrivateAssetHosts, options.MaxAssetBytes)));
    }

    /// <summary>The provider's key.</summary>
    public string Provider => _context.Provider.Name;

    /// <summary>Validates a request and sends it once.</summary>
    /// <param name="request">The request.</param>
    /// <param name="options">The submit options; null for the defaults.</param>
    /// <param name="cancellationToken">Cancels before sending begins. Cancellation after that results in <see cref="UncertainSubmissionException"/>.</param>
    /// <exception cref="ArgumentException">The request is for another provider, or an option is out of range. Nothing was sent.</exception>
    /// <exception cref="InvalidParametersException">Validation before sending, or the provider, found that the request violates the model's constraints.</exception>
    /// <exception cref="UncertainSubmissionException">The provider may have received the request, but there is no usable response.</exception>
    /// <exception cref="ProviderUnavailableException">The provider could not be reached; nothing was sent.</exception>
    /// <exception cref="InvalidCredentialsException">The provider rejected the API keys.</exception>
    /// <exception cref="InsufficientCreditsException">The workspace has too few credits.</exception>
    /// <exception cref="UnknownModelException">The provider has no such model.</exception>
    /// <exception cref="ContentPolicyException">The provider rejected the requested content.</exception>
    /// <exception cref="RateLimitedException">There were too many requests.</exception>
    public async Task<GenerationJob> SubmitAsync(IModelParams request, SubmitOptions? options = null, CancellationToken cancellationToken = default)
    {
        var (prepared, cost) = Prepare(request, options ?? new SubmitOptions());
        return await SendAsync(prepared, cost, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Sends a request for a model given by name, once. If the catalog has the model, the request is validated and priced.</summary>
    /// <param name="model">The model's name as the provider spells it.</param>
    /// <param name="inputParams">The parameters as a JSON object.</param>
    /// <param name="options">The submit options; null for the defaults.</param>
    /// <param name="cancellationToken">Cancels before sending begins. Cancellation after that results in <see cref="UncertainSubmissionException"/>.</param>
    /// <exception cref="ArgumentException"><paramref name="inputParams"/> is not an object, or an option is out of range. Nothing was sent.</exception>
    /// <exception cref="TypedException">The same errors as for a typed request.</exception>
    public async Task<GenerationJob> SubmitAsync(
        string model, JsonElement inputParams, SubmitOptions? options = null, CancellationToken cancellationToken = default)
    {
        var (prepared, cost) = Prepare(model, inputParams, options ?? new SubmitOptions());
        return await SendAsync(prepared, cost, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Resumes a job without contacting the provider.</summary>
    /// <param name="tokenOrId">A <see cref="GenerationJob.ResumeToken"/>, or the provider's plain job id.</param>
    /// <exception cref="FormatException">The token is damaged or has the format of another version.</exception>
    /// <exception cref="ArgumentException">The token belongs to a job of another provider.</exception>
    public GenerationJob Resume(string tokenOrId)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(tokenOrId);
        var token = ResumeToken.IsToken(tokenOrId)
            ? ResumeToken.Parse(tokenOrId)
            : new ResumeToken { Provider = Provider, Id = tokenOrId };
        return token.Provider == Provider
            ? new GenerationJob(_context, token, Cost.Unknown("the job was resumed"), submitted: null)
            : throw new ArgumentException($"The token is for a job at {token.Provider}, but this client is for {Provider}.", nameof(tokenOrId));
    }

    /// <summary>The state shared by the client's jobs, for code that submits and waits on its behalf.</summary>
    internal JobContext Context => _context;

    /// <summary>Validates and serializes a request without sending it.</summary>
    internal (GenerationRequest Request, Cost Cost) Prepare(IModelParams request, SubmitOptions options)
    {
        ArgumentNullException.ThrowIfNull(request);
        if (request.Model.Provider != Provider)
        {
            throw new ArgumentException($"The request is for {request.Model.Provider}, but this client is for {Provider}.", nameof(request));
        }

        if (options.Validate)
        {
            ThrowIfInvalid(request.Validate());
        }

        return (RequestOf(request.Model.Name, request.Model.Kind, WrittenBy(request.WriteTo), options), request.Cost);
    }

    /// <summary>Validates and serializes a request for a model given by name, without sending it.</summary>
    internal (GenerationRequest Request, Cost Cost) Prepare(string model, JsonElement inputParams, SubmitOptions options)
    {
        ArgumentException.ThrowIfNullOrEmpty(model);
        if (inputParams.ValueKind != JsonValueKind.Object)
        {
            throw new ArgumentException("The parameters must be a JSON object.", nameof(inputParams));
        }

        var cost = Cost.Unknown($"{model} is not in the catalog");
        var kind = default(ModelKind);
        if (_catalog is not null && _catalog.TryGet(model, out var known))
        {
            var parsed = known.Parse(inputParams);
            if (options.Validate)
            {
                ThrowIfInvalid(parsed.Report);
            }

            kind = known.Kind;
            cost = parsed.Params?.Cost ?? Cost.Unknown("the parameters do not fit the model");
        }

        return (RequestOf(model, kind, WrittenBy(inputParams.WriteTo), options), cost);
    }

    /// <summary>Sends a prepared request once.</summary>
    internal async Task<JobSnapshot> SendOnceAsync(GenerationRequest request, CancellationToken cancellationToken)
    {
        try
        {
            return await _context.Provider.SubmitAsync(request, cancellationToken).ConfigureAwait(false);
        }
        catch (UnknownModelException exception) when (exception.Suggestion is null && NearestTo(request.Model) is { } suggestion)
        {
            throw new UnknownModelException(Provider, request.Model, suggestion, exception)
            {
                StatusCode = exception.StatusCode,
                ResponseBody = exception.ResponseBody,
            };
        }
    }

    private static ReadOnlyMemory<byte> WrittenBy(Action<Utf8JsonWriter> write)
    {
        var buffer = new ArrayBufferWriter<byte>(512);
        using (var writer = new Utf8JsonWriter(buffer))
        {
            write(writer);
        }

        return buffer.WrittenMemory;
    }

    private void ThrowIfInvalid(ValidationReport report)
    {
        if (!report.IsValid)
        {
            throw new InvalidParametersException(Provider, report);
        }
    }

    private GenerationRequest RequestOf(string model, ModelKind kind, ReadOnlyMemory<byte> inputParams, SubmitOptions options)
    {
        if (options.RefusalFor(Provider) is { } refusal)
        {
            throw new ArgumentException(refusal, nameof(options));
        }

        return new GenerationRequest(Provider, model, inputParams, options.Files) { Kind = kind, WebhookUrl = options.WebhookUrl, Members = options.Members };
    }

    private protected async Task<GenerationJob> SendAsync(GenerationRequest request, Cost cost, CancellationToken cancellationToken)
    {
        var snapshot = await SendOnceAsync(request, cancellationToken).ConfigureAwait(false);
        var token = new ResumeToken
        {
            Provider = Provider,
            Id = snapshot.Id,
            Model = request.Model,
            SubmittedAt = _context.Time.GetUtcNow(),
            RequestHash = request.Hash,
        };
        return new GenerationJob(_context, token, cost, snapshot);
    }

    private string? NearestTo(string model) =>
        _catalog is null ? null : NearestName.Of(model, _catalog.Models.Select(known => known.Name).Where(name => name != model));
}
