using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;
using Typed.Creatify.Templates;
using Typed.Reading;
using Typed.Serialization;
using Typed.Specification;
using Typed.Visiting;

namespace Typed.Creatify;

/// <summary>A request to render the video of a previewed job.</summary>
/// <remarks>docs.creatify.ai/api-reference/custom-template-jobs/post-custom-template-job-render. The documentation requires template and variables here
/// too, although the path already identifies the job. Which of them takes precedence if they differ is not documented.</remarks>
[JsonConverter(typeof(ModelParamsConverter<TemplateRenderRequest>))]
public sealed record TemplateRenderRequest : TemplateRequest, IModelParams<TemplateRenderRequest>
{
    /// <summary>The name used in place of a model name.</summary>
    public const string ModelName = "custom-template/render";

    /// <summary>The parameter that is sent in the path, not in the body.</summary>
    internal const string JobIdName = "job_id";

    private static readonly ParamField s_jobId = new(JobIdName, ParamKind.Text) { Required = true, Format = "uuid" };

    /// <summary>Creates an empty request.</summary>
    public TemplateRenderRequest()
    {
    }

    [SetsRequiredMembers]
    private TemplateRenderRequest(ParamsReader reader)
        : base(reader)
    {
        JobId = reader.Text(s_jobId) ?? "";
        ExtraParameters = reader.Extras();
    }

    /// <summary>The model's metadata.</summary>
    public static ModelInfo<TemplateRenderRequest> Info { get; } =
        TemplateModels.Info<TemplateRenderRequest>(ModelName, FieldsWith(s_jobId), "post-custom-template-job-render");

    /// <summary>The id of the previewed job: a UUID.</summary>
    public required string JobId { get; init; }

    private protected override TemplatePricing Pricing => TemplatePricing.Render;

    /// <inheritdoc/>
    protected internal override void Accept(ParamVisitor visitor)
    {
        ArgumentNullException.ThrowIfNull(visitor);
        visitor.Text(s_jobId, JobId);
        base.Accept(visitor);
    }

    static ParamsObject IReadableParams.Read(ParamsReader reader) => new TemplateRenderRequest(reader);

    /// <inheritdoc/>
    protected override ModelInfo GetModel() => Info;
}
