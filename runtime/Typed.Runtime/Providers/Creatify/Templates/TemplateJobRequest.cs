using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;
using Typed.Reading;
using Typed.Serialization;

namespace Typed.Creatify;

/// <summary>A video from a custom template, in one go.</summary>
/// <remarks>docs.creatify.ai/api-reference/custom-template-jobs/post-custom-template-job.</remarks>
[JsonConverter(typeof(ModelParamsConverter<TemplateJobRequest>))]
public sealed record TemplateJobRequest : TemplateRequest, IModelParams<TemplateJobRequest>
{
    /// <summary>Its name where a model's name stands.</summary>
    public const string ModelName = "custom-template";

    /// <summary>A request to be filled.</summary>
    public TemplateJobRequest()
    {
    }

    [SetsRequiredMembers]
    private TemplateJobRequest(ParamsReader reader)
        : base(reader) => ExtraParameters = reader.Extras();

    /// <summary>What is known of it.</summary>
    public static ModelInfo<TemplateJobRequest> Info { get; } =
        TemplateModels.Info<TemplateJobRequest>(ModelName, FieldsWith(), "post-custom-template-job");

    private protected override TemplatePricing Pricing => TemplatePricing.Direct;

    static TemplateJobRequest IReadableParams<TemplateJobRequest>.Read(ParamsReader reader) => new(reader);

    /// <inheritdoc/>
    protected override ModelInfo GetModel() => Info;
}
