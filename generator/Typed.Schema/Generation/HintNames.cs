using Typed.Schema.Specification;
using Typed.Schema.Usage;

namespace Typed.Schema.Generation;

/// <summary>The names of the generated sources. They become file names.</summary>
public static class HintNames
{
    public const string AllModels = "AllModels.g.cs";

    public static string Of(NamedModel model) => $"{model.ProviderName}.{model.Name}Params.g.cs";

    /// <summary>The name of a source with several models, by its first. No model's own source has this form.</summary>
    public static string OfPart(NamedModel first) => $"{first.ProviderName}.From{first.Name}.g.cs";

    public static string Of(CatalogSpec catalog) => $"{catalog.ProviderName}.Catalog.g.cs";

    public static string Of(ProviderModels models) => $"{models.ProviderName}.ModelNames.g.cs";

    public static string OfRemoved(string providerName) => $"{providerName}.Removed.g.cs";
}
