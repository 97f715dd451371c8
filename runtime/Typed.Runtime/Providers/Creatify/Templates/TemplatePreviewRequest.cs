using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;
using Typed.Reading;
using Typed.Serialization;

namespace Typed.Creatify;

/// <summary>A preview of a template's video: a job that ends with the address of a page, which may be rendered afterwards.</summary>
/// <remarks>docs.creatify.ai/api-reference/custom-template-jobs/post-custom-template-job-preview-async, the recommended form. The blocking form
/// is <see cref="CreatifyTemplatesClient.PreviewBlockingAsync"/>.</remarks>
[JsonConverter(typeof(ModelParamsConverter<TemplatePreviewRequest>))]
public sealed record TemplatePreviewRequest : TemplateRequest, IModelParams<TemplatePreviewRequest>
{
    /// <summary>Its name where a model's name stands.</summary>
    public const string ModelName = "custom-template/preview";

    /// <summary>A request to be filled.</summary>
    public TemplatePreviewRequest()
    {
    }

    [SetsRequiredMembers]
    private TemplatePreviewRequest(ParamsReader reader)
        : base(reader) => ExtraParameters = reader.Extras();

    /// <summary>What is known of it.</summary>
    public static ModelInfo<TemplatePreviewRequest> Info { get; } =
        TemplateModels.Info<TemplatePreviewRequest>(ModelName, FieldsWith(), "post-custom-template-job-preview-async");

    private protected override TemplatePricing Pricing => TemplatePricing.Preview;

    static TemplatePreviewRequest IReadableParams<TemplatePreviewRequest>.Read(ParamsReader reader) => new(reader);

    /// <inheritdoc/>
    protected override ModelInfo GetModel() => Info;
}
