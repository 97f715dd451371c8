using System.Buffers;
using System.Text.Json;
using Typed.Providers;
using Typed.Providers.Http;
using Typed.Tracking.Webhooks;

namespace Typed.Creatify.Templates;

/// <summary>The provider for custom templates.</summary>
/// <remarks>
/// docs.creatify.ai/api-reference/custom-template-jobs. No list by ids is documented, so jobs are polled one by one. A response echoes the variables
/// but not the template, which is not enough to identify a request reliably. An uncertain submission therefore stays uncertain until someone checks it.
/// </remarks>
internal sealed class CreatifyTemplatesProvider(ApiTransport transport) : IGenerationProvider, IRateLimitSource, IAccountSource, IWebhookSource
{
    /// <summary>The name used in place of a model name for the blocking preview call.</summary>
    public const string BlockingPreview = "custom-template/preview-blocking";

    private const string Templates = "api/custom_templates/";
    private const string Jobs = "api/custom_template_jobs/";
    private readonly CreatifyApi _api = new(transport, TemplateJob.Read);

    public string Name => CreatifyTemplatesClient.ProviderName;

    public RateLimitReading? LatestRateLimit => _api.LatestRateLimit;

    public string? AccountId => transport.AccountId;

    public IWebhookReader WebhookReader => CreatifyTemplateWebhook.Reader;

    public Task<JobSnapshot> SubmitAsync(GenerationRequest request, CancellationToken cancellationToken)
    {
        using var parameters = JsonDocument.Parse(request.InputParams);
        var path = PathOf(request.Model, parameters.RootElement);
        return _api.SubmitOnceAsync(path, BodyOf(parameters.RootElement, request), request, cancellationToken);
    }

    public Task<JobSnapshot> GetAsync(string jobId, CancellationToken cancellationToken) => _api.GetJobAsync(Jobs, jobId, cancellationToken);

    public Task<JsonElement> ListTemplatesAsync(CancellationToken cancellationToken) => _api.GetArrayAsync(Templates, cancellationToken);

    public async Task<CreatifyTemplate> TemplateAsync(string templateId, CancellationToken cancellationToken)
    {
        try
        {
            var (json, response) = await _api.GetAsync($"{Templates}{CreatifyApi.PathSegment(templateId)}/", cancellationToken).ConfigureAwait(false);
            return CreatifyTemplate.Read(json) ?? throw _api.Unreadable(response);
        }
        catch (UnexpectedResponseException exception) when ((int?)exception.StatusCode is 404 or 410)
        {
            throw new UnknownTemplateException(Name, templateId, exception) { StatusCode = exception.StatusCode, ResponseBody = exception.ResponseBody };
        }
    }

    private string PathOf(string model, JsonElement parameters) => model switch
    {
        TemplateJobRequest.ModelName => Jobs,
        TemplatePreviewRequest.ModelName => $"{Jobs}preview_async/",
        BlockingPreview => $"{Jobs}preview/",
        TemplateRenderRequest.ModelName => $"{Jobs}{JobIdOf(parameters)}/render/",
        _ => throw new UnknownModelException(Name, model),
    };

    // Not an ArgumentException: the tracker would treat that as a request that may have been sent.
    private string JobIdOf(JsonElement parameters)
    {
        const string Parameter = TemplateRenderRequest.JobIdName;
        if (TolerantJson.Text(parameters, Parameter) is { } id && CreatifyApi.IsId(id))
        {
            return id;
        }

        var violation = new Violation($"$.{Parameter}", "format", "A render needs the id of the previewed job, a UUID.");
        throw new InvalidParametersException(Name, new ValidationReport(TemplateRenderRequest.ModelName, [violation]));
    }

    private ReadOnlyMemory<byte> BodyOf(JsonElement parameters, GenerationRequest request)
    {
        var buffer = new ArrayBufferWriter<byte>(request.InputParams.Length + 256);
        using (var writer = new Utf8JsonWriter(buffer))
        {
            writer.WriteStartObject();
            foreach (var member in parameters.EnumerateObject())
            {
                // The job id is in the path.
                if (!member.NameEquals(TemplateRenderRequest.JobIdName))
                {
                    member.WriteTo(writer);
                }
            }

            _api.WriteWebhook(writer, request);
            writer.WriteEndObject();
        }

        return buffer.WrittenMemory;
    }
}
