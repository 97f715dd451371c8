using Typed.Specification;

namespace Typed.Creatify;

/// <summary>The requests about templates as models: so that they are submitted, checked and listed like those of any model.</summary>
internal static class TemplateModels
{
    // Documentation, no published schema; the names of some properties are from third-party notes.
    private const string Certainty = "documented";
    private const string Retrieved = "2026-11-21";

    /// <summary>The kind is a name of ours: Creatify has none.</summary>
    public const string Kind = "template_to_video";

    public static ModelInfo<T> Info<T>(string name, ParamField[] fields, string page)
        where T : TemplateRequest, IModelParams<T> =>
        new(CreatifyTemplatesClient.ProviderName, name, Kind, fields)
        {
            Source = new SchemaSource($"docs.creatify.ai/api-reference/custom-template-jobs/{page}", Retrieved, Certainty),
        };
}
