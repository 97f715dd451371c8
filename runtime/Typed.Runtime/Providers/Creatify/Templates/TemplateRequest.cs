using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;
using Typed.Creatify.Templates;
using Typed.Reading;
using Typed.Serialization;
using Typed.Specification;
using Typed.Visiting;

namespace Typed.Creatify;

/// <summary>The base of all custom template requests: the template, and the values of its variables.</summary>
/// <remarks>docs.creatify.ai/api-reference/custom-template-jobs/post-custom-template-job; preview and render accept the same body. The webhook is in
/// <see cref="SubmitOptions"/>, as for every provider; Creatify accepts at most 200 characters for it.</remarks>
[JsonConverter(typeof(AnyModelParamsConverter<TemplateRequest>))]
public abstract record TemplateRequest : ModelParams
{
    private static readonly ParamField s_templateId = new("template_id", ParamKind.Text) { Required = true, Format = "uuid" };
    private static readonly ParamField s_variables = new("variables", ParamKind.Object) { Required = true };
    private static readonly ParamField s_name = new("name", ParamKind.Text) { MaxLength = 255 };
    private static readonly ParamField s_isHidden = new("is_hidden", ParamKind.Boolean) { Default = "false" };
    private static readonly ParamField s_modelVersion = new("model_version", ParamKind.Text)
    {
        Default = "\"standard\"",
        Values = [new(0, "standard"), new(1, "aurora_v1"), new(2, "aurora_v1_fast")],
    };

    private protected TemplateRequest()
    {
    }

    [SetsRequiredMembers]
    private protected TemplateRequest(ParamsReader reader)
    {
        TemplateId = reader.Text(s_templateId) ?? "";
        Variables = reader.Object<TemplateVariables>(s_variables) ?? [];
        Name = reader.Text(s_name);
        ModelVersion = reader.Text(s_modelVersion) is { } version ? new TemplateModelVersion(version) : null;
        IsHidden = reader.Boolean(s_isHidden);
    }

    /// <summary>The template's id, a UUID from <see cref="CreatifyTemplatesClient.ListTemplatesAsync"/>.</summary>
    public required string TemplateId { get; init; }

    /// <summary>The values of the template's variables, by name.</summary>
    public required TemplateVariables Variables { get; init; }

    /// <summary>A display name, at most 255 characters; null = not sent.</summary>
    public string? Name { get; init; }

    /// <summary>The model that makes avatars speak. The default is <see cref="TemplateModelVersion.Standard"/>.</summary>
    public TemplateModelVersion? ModelVersion { get; init; } = TemplateModelVersion.Standard;

    /// <summary>Creatify's <c>is_hidden</c>. The default is false. What it hides, and from whom, is not documented.</summary>
    public bool? IsHidden { get; init; } = false;

    /// <summary>The fetched template. If set, <see cref="Validate"/> checks the variables against those that the template declares. Not sent.</summary>
    public CreatifyTemplate? Template { get; init; }

    /// <summary>Unknown: the price depends on the length of the video, which depends on template and content. See <see cref="CostFor"/>.</summary>
    public override Cost Cost => Cost.Unknown("the price is by the video's length, which follows from the template and its content; CostFor(length) prices a length");

    /// <summary>Calculates the price of a video of the given length from the published prices: credits per started 30 seconds or per started second.</summary>
    /// <param name="length">The length; must be above zero. For a finished job, use <see cref="GenerationResult.Duration"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException">The length is not above zero.</exception>
    public Cost CostFor(TimeSpan length)
    {
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(length, TimeSpan.Zero);
        return Pricing.PriceOf(ModelVersion ?? TemplateModelVersion.Standard, length);
    }

    /// <summary>Checks the documented limits and, if <see cref="Template"/> is set, the variables, without sending anything.</summary>
    public override ValidationReport Validate()
    {
        var report = base.Validate();
        return Template is null ? report : new ValidationReport(report.Model, [.. report.Violations, .. TemplateCheck.Run(this, Template)]);
    }

    /// <summary>Creates the same request as a preview, which is a separate job.</summary>
    public TemplatePreviewRequest AsPreview() => new()
    {
        TemplateId = TemplateId,
        Variables = Variables,
        Name = Name,
        ModelVersion = ModelVersion,
        IsHidden = IsHidden,
        Template = Template,
        ExtraParameters = ExtraParameters,
    };

    /// <summary>Creates the same request as the render of a previewed job.</summary>
    /// <param name="jobId">The id of the previewed job.</param>
    public TemplateRenderRequest AsRenderOf(string jobId) => new()
    {
        JobId = jobId,
        TemplateId = TemplateId,
        Variables = Variables,
        Name = Name,
        ModelVersion = ModelVersion,
        IsHidden = IsHidden,
        Template = Template,
        ExtraParameters = ExtraParameters,
    };

    /// <summary>Whether <paramref name="other"/> is of the same type and has the same JSON.</summary>
    /// <param name="other">The request to compare with.</param>
    public virtual bool Equals(TemplateRequest? other) => base.Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => base.GetHashCode();

    private protected static ParamField[] FieldsWith(params ParamField[] more) => [.. more, s_templateId, s_variables, s_name, s_modelVersion, s_isHidden];

    private protected abstract TemplatePricing Pricing { get; }

    /// <inheritdoc/>
    protected internal override void Accept(ParamVisitor visitor)
    {
        ArgumentNullException.ThrowIfNull(visitor);
        visitor.Text(s_templateId, TemplateId);
        visitor.Object(s_variables, Variables);
        visitor.Text(s_name, Name);
        visitor.Text(s_modelVersion, ModelVersion?.Value);
        visitor.Boolean(s_isHidden, IsHidden);
    }
}
