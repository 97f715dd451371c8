using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;
using Typed.Reading;
using Typed.Serialization;
using Typed.Specification;
using Typed.Visiting;

namespace Typed.Creatify;

/// <summary>The video of a job that was previewed.</summary>
/// <remarks>docs.creatify.ai/api-reference/custom-template-jobs/post-custom-template-job-render. The documentation demands template and variables here
/// too, though the path names the job already; which of them counts where they differ is not documented.</remarks>
[JsonConverter(typeof(ModelParamsConverter<TemplateRenderRequest>))]
public sealed record TemplateRenderRequest : TemplateRequest, IModelParams<TemplateRenderRequest>
{
    /// <summary>Its name where a model's name stands.</summary>
    public const string ModelName = "custom-template/render";

    /// <summary>The parameter that goes into the path, not into the body.</summary>
    internal const string JobIdName = "job_id";

    private static readonly ParamField s_jobId = new(JobIdName, ParamKind.Text) { Required = true, Format = "uuid" };

    /// <summary>A request to be filled.</summary>
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

    /// <summary>What is known of it.</summary>
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

    static TemplateRenderRequest IReadableParams<TemplateRenderRequest>.Read(ParamsReader reader) => new(reader);

    /// <inheritdoc/>
    protected override ModelInfo GetModel() => Info;
}
