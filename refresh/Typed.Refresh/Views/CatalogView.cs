using Scriban.Runtime;
using Typed.Refresh.Catalog;

namespace Typed.Refresh.Views;

/// <summary>The data of a template: the models and their providers. <c>docs/render.md</c> documents every member.</summary>
/// <param name="Models">The models, by provider and name.</param>
internal sealed record CatalogView(IReadOnlyList<ModelView> Models)
{
    public static CatalogView Of(ModelList list) => new([.. list.Models.Select(model => new ModelView(model, list.Folder))]);

    /// <summary>The providers of the models, in ordinal order.</summary>
    public IReadOnlyList<ProviderView> Providers { get; } =
        [.. Models.GroupBy(model => model.Provider, StringComparer.Ordinal).OrderBy(group => group.Key, StringComparer.Ordinal).Select(group => new ProviderView(group.Key, [.. group]))];

    /// <summary>The newest day on which a schema was read, or null.</summary>
    public string? Retrieved { get; } = Models.Select(model => model.Source.Retrieved).Where(day => day.Length > 0).Max(StringComparer.Ordinal);

    /// <summary>The variables of a template.</summary>
    public ScriptObject ToGlobals()
    {
        var globals = new ScriptObject();
        globals.Import(this, renamer: member => StandardMemberRenamer.Default(member));
        return globals;
    }
}

/// <summary>A provider.</summary>
/// <param name="Name">Its key, such as <c>creatify</c>.</param>
/// <param name="Models">Its models.</param>
internal sealed record ProviderView(string Name, IReadOnlyList<ModelView> Models)
{
    /// <summary>Its C# name, such as <c>CreativeAI</c>.</summary>
    public string TypeName => Models[0].ProviderType;
}
