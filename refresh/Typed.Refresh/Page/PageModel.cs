using Typed.Refresh.Catalog;
using Typed.Refresh.CSharp;
using Typed.Refresh.Output;
using Typed.Refresh.Views;
using Typed.Schema.Emission;
using Typed.Schema.Specification;

namespace Typed.Refresh.Page;

/// <summary>A model of the page, with what only the page shows.</summary>
internal sealed class PageModel(CatalogModel model, SchemaFolder folder, PageFilters filters)
{
    public ModelView View { get; } = new(model, folder);

    public string Provider => model.ProviderTitle;

    /// <summary>What the catalog answers about the model, for the filters.</summary>
    public string Answers => PageAnswers.Of(model, filters);

    /// <summary>The words that a search finds it by.</summary>
    public string Search => SearchWords.Of(model);

    public string DurationText => TakesText.Durations(model);

    /// <summary>The longest duration in seconds, to sort by.</summary>
    public string Longest => filters.Durations.LastOrDefault(duration => model.Durations.Select(Output.DurationText.Plain).Contains(duration, StringComparer.Ordinal)) ?? "";

    public string CreditText => Output.CreditText.Summary(model);

    /// <summary>The price if it does not depend on any parameter; otherwise null.</summary>
    public string? OnePrice => model.Prices is { Lines: { Count: 1 } lines } && lines[0].Conditions.Count == 0 ? Output.CreditText.Credits(lines[0]) : null;

    /// <summary>Unit and dates of the prices. The page shows the certainty separately.</summary>
    public string? PriceUnit => model.Prices is { } prices ? Output.CreditText.Unit(prices) : null;

    public string? PriceDates => model.Prices is { } prices ? Output.CreditText.Dates(prices) : null;

    /// <summary>What a newer page of the provider states; null if the table is the newest.</summary>
    public string? Newer => model.Prices is { Certainty: PriceCertainty.Superseded, Note: { } note } ? note : null;

    public IReadOnlyList<PriceGridView> Grids => model.Prices is { Lines.Count: > 0 } prices ? PriceGridView.Of(model, prices) : [];

    /// <summary>The provider's page, or null.</summary>
    public string? Page => ProviderPage.Of(model.Spec.SourceDocument) ?? ProviderPage.Of(model.Prices?.Source);

    /// <summary>The whole program where the runtime has a client; otherwise the request.</summary>
    public string Code => ProgramText.HasClient(model) ? ProgramText.Of(model) : SampleText.Of(model);
}
