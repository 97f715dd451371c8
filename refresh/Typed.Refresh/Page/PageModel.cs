using Typed.Refresh.Catalogue;
using Typed.Refresh.Output;
using Typed.Refresh.Views;

namespace Typed.Refresh.Page;

/// <summary>A model of the page, with what only the page shows.</summary>
internal sealed class PageModel(CatalogueModel model, SchemaFolder folder)
{
    public ModelView View { get; } = new(model, folder);

    /// <summary>The durations in the filter's format.</summary>
    public IReadOnlyList<string> Durations => [.. model.Durations.Select(CatalogPage.DurationOf)];

    public string DurationText => Page.DurationText.Of(model);

    /// <summary>The price if it does not depend on any parameter; otherwise null.</summary>
    public string? OnePrice => model.Prices is { Lines: { Count: 1 } lines } && lines[0].Conditions.Count == 0 ? ParameterText.Credits(lines[0].Credits) : null;

    /// <summary>Unit and dates of the prices. The page shows the certainty separately.</summary>
    public string? PriceTerms => model.Prices is { } prices ? PriceText.Terms(prices).Replace($"{prices.Certainty.ToLowerInvariant()}, ", "", StringComparison.Ordinal) : null;

    public IReadOnlyList<PriceGridView> Grids => model.Prices is { } prices ? PriceGridView.Of(model, prices) : [];
}
