namespace Typed.Refresh.Views;

/// <summary>One text to render.</summary>
/// <param name="File">The file to write, or null for standard output.</param>
/// <param name="Catalogue">The models of the text.</param>
internal sealed record RenderTarget(string? File, CatalogueView Catalogue)
{
    private const string Provider = "{provider}";
    private const string Record = "{record}";

    /// <summary>The texts for a file name: one for each model if it contains <c>{record}</c>, one for each provider if it contains <c>{provider}</c>, otherwise one.</summary>
    public static IEnumerable<RenderTarget> Of(string? file, CatalogueView catalogue)
    {
        if (file?.Contains(Record, StringComparison.Ordinal) == true)
        {
            return catalogue.Models.Select(model => new RenderTarget(Filled(file, model), new CatalogueView([model])));
        }

        return file?.Contains(Provider, StringComparison.Ordinal) == true
            ? catalogue.Providers.Select(provider => new RenderTarget(Filled(file, provider.Models[0]), new CatalogueView(provider.Models)))
            : [new RenderTarget(file, catalogue)];
    }

    private static string Filled(string file, ModelView model) =>
        file.Replace(Provider, model.Provider, StringComparison.Ordinal).Replace(Record, model.Record, StringComparison.Ordinal);
}
