namespace Typed.Refresh.Views;

/// <summary>One text to render.</summary>
/// <param name="File">The file to write, or null for standard output.</param>
/// <param name="Catalog">The models of the text.</param>
internal sealed record RenderTarget(string? File, CatalogView Catalog)
{
    private const string Provider = "{provider}";
    private const string Record = "{record}";

    /// <summary>The texts for a file name: one for each model if it contains <c>{record}</c>, one for each provider if it contains <c>{provider}</c>, otherwise one.</summary>
    public static IEnumerable<RenderTarget> Of(string? file, CatalogView catalog)
    {
        if (file?.Contains(Record, StringComparison.Ordinal) == true)
        {
            return catalog.Models.Select(model => new RenderTarget(Filled(file, model), new CatalogView([model])));
        }

        return file?.Contains(Provider, StringComparison.Ordinal) == true
            ? catalog.Providers.Select(provider => new RenderTarget(Filled(file, provider.Models[0]), new CatalogView(provider.Models)))
            : [new RenderTarget(file, catalog)];
    }

    private static string Filled(string file, ModelView model) =>
        file.Replace(Provider, model.Provider, StringComparison.Ordinal).Replace(Record, model.Record, StringComparison.Ordinal);
}
