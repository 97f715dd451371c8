using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;
using Typed.Creatify.Templates;
using Typed.Reading;
using Typed.Serialization;

namespace Typed.Creatify;

/// <summary>A preview of a template's video: a job that returns the URL of a preview page. The preview can be rendered afterward.</summary>
/// <remarks>docs.creatify.ai/api-reference/custom-template-jobs/post-custom-template-job-preview-async, the recommended form. The blocking form
/// is <see cref="CreatifyTemplatesClient.PreviewBlockingAsync"/>.</remarks>
[JsonConverter(typeof(ModelParamsConverter<TemplatePreviewRequest>))]
public sealed record TemplatePreviewRequest : TemplateRequest, IModelParams<TemplatePreviewRequest>
{
    /// <summary>The name used in place of a model name.</summary>
    public const string ModelName = "custom-template/preview";

    /// <summary>Creates an empty request.</summary>
    public TemplatePreviewRequest()
    {
    }

    [SetsRequiredMembers]
    private TemplatePreviewRequest(ParamsReader reader)
        : base(reader) => ExtraParameters = reader.Extras();

    /// <summary>The model's metadata.</summary>
    public static ModelInfo<TemplatePreviewRequest> Info { get; } =
        TemplateModels.Info<TemplatePreviewRequest>(ModelName, FieldsWith(), "post-custom-template-job-preview-async");

    private protected override TemplatePricing Pricing => TemplatePricing.Preview;

    static ParamsObject IReadableParams.Read(ParamsReader reader) => new TemplatePreviewRequest(reader);

    /// <inheritdoc/>
    protected override ModelInfo GetModel() => Info;
}
