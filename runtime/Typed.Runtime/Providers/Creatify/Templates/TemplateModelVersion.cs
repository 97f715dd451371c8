namespace Typed.Creatify;

/// <summary>The model that makes a template's avatars speak. It affects the avatars and the price. An unknown version keeps its text.</summary>
/// <remarks>docs.creatify.ai/api-reference/custom-template-jobs/post-custom-template-job.</remarks>
/// <param name="Value">The version as Creatify spells it.</param>
public readonly record struct TemplateModelVersion(string Value)
{
    /// <summary>The default: 5 credits per started 30 seconds.</summary>
    public static TemplateModelVersion Standard { get; } = new("standard");

    /// <summary>1 credit per started second.</summary>
    public static TemplateModelVersion AuroraV1 { get; } = new("aurora_v1");

    /// <summary>Half a credit per started second.</summary>
    public static TemplateModelVersion AuroraV1Fast { get; } = new("aurora_v1_fast");

    /// <summary>The version as Creatify spells it.</summary>
    public override string ToString() => Value ?? "";
}
