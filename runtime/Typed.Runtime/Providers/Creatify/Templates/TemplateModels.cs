using Typed.Specification;

namespace Typed.Creatify.Templates;

/// <summary>Exposes template requests as models, so that they are submitted, checked, and listed like those of any other model.</summary>
internal static class TemplateModels
{
    // Based on documentation, without a published schema. Some property names are from third-party notes.
    private const string Certainty = "documented";
    private const string Retrieved = "2026-11-21";

    /// <summary>The kind is the library's own name; Creatify has none.</summary>
    public const string Kind = "template_to_video";

    public static ModelInfo<T> Info<T>(string name, ParamField[] fields, string page)
        where T : TemplateRequest, IModelParams<T> =>
        new(CreatifyTemplatesClient.ProviderName, name, Kind, fields)
        {
            Source = new SchemaSource($"docs.creatify.ai/api-reference/custom-template-jobs/{page}", Retrieved, Certainty),
        };
}
