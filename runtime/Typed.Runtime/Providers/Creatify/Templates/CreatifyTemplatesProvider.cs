using System.Buffers;
using System.Text.Json;
using Typed.Providers;
using Typed.Providers.Http;

namespace Typed.Creatify;

/// <summary>Custom templates as jobs see them.</summary>
/// <remarks>
/// docs.creatify.ai/api-reference/custom-template-jobs. No list by ids is documented, so jobs are asked for one by one. An answer echoes the variables
/// but not the template, which is not enough to recognize a request surely: the doubt about an uncertain submission stays until someone looks.
/// </remarks>
internal sealed class CreatifyTemplatesProvider(ApiTransport transport) : IGenerationProvider, IRateLimitSource, IAccountSource
{
    /// <summary>Where a model's name stands, for the preview whose call lasts as long as its making.</summary>
    public const string BlockingPreview = "custom-template/preview-blocking";

    private const string Templates = "api/custom_templates/";
    private const string Jobs = "api/custom_template_jobs/";
    private readonly CreatifyApi _api = new(transport, TemplateJob.Read);

    public string Name => CreatifyTemplatesClient.ProviderName;

    public RateLimitReading? LatestRateLimit => _api.LatestRateLimit;

    public string? AccountId => transport.AccountId;

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

    // No ArgumentException: to a tracker that would be a request that may have left.
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
                // It is in the path.
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
