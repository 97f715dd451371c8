using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;
using Typed.Creatify.Templates;
using Typed.Reading;
using Typed.Serialization;

namespace Typed.Creatify;

/// <summary>A request for a video from a custom template, in one step.</summary>
/// <remarks>docs.creatify.ai/api-reference/custom-template-jobs/post-custom-template-job.</remarks>
[JsonConverter(typeof(ModelParamsConverter<TemplateJobRequest>))]
public sealed record TemplateJobRequest : TemplateRequest, IModelParams<TemplateJobRequest>
{
    /// <summary>The name used in place of a model name.</summary>
    public const string ModelName = "custom-template";

    /// <summary>Creates an empty request.</summary>
    public TemplateJobRequest()
    {
    }

    [SetsRequiredMembers]
    private TemplateJobRequest(ParamsReader reader)
        : base(reader) => ExtraParameters = reader.Extras();

    /// <summary>The model's metadata.</summary>
    public static ModelInfo<TemplateJobRequest> Info { get; } =
        TemplateModels.Info<TemplateJobRequest>(ModelName, FieldsWith(), "post-custom-template-job");

    private protected override TemplatePricing Pricing => TemplatePricing.Direct;

    static ParamsObject IReadableParams.Read(ParamsReader reader) => new TemplateJobRequest(reader);

    /// <inheritdoc/>
    protected override ModelInfo GetModel() => Info;
}
