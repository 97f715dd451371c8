using Typed.Refresh.Catalog;

namespace Typed.Refresh.Searching;

/// <summary>Answers a query with the runtime's own <c>Catalogs.Find</c>, so that the tool and a program never disagree.</summary>
internal static class ModelSearch
{
    /// <summary>Finds the models that meet the query, cheapest first.</summary>
    /// <param name="models">The models to search.</param>
    /// <param name="query">The requirements.</param>
    public static SearchResult Find(IReadOnlyList<CatalogModel> models, ModelQuery query)
    {
        var byName = models.ToDictionary(model => model.QualifiedName, StringComparer.Ordinal);
        // One catalog per model: a catalog maps a record type to one model, and here all models share a type.
        var catalogs = new ModelCatalogs([.. models.Select(model => new ModelCatalog(model.QualifiedName, model.Info))]);
        var found = catalogs.Find(query);
        return new SearchResult(Hits(found.Matches), Hits(found.Unsure));
        List<SearchHit> Hits(IEnumerable<ModelMatch> matches) => [.. matches.Select(match => new SearchHit(byName[$"{match.Model.Provider}:{match.Model.Name}"], match))];
    }
}

/// <summary>The result of a query.</summary>
/// <param name="Matches">The models that meet it, cheapest first; models without a known price are last.</param>
/// <param name="Unsure">The models for which this is unknown, in the same order.</param>
internal sealed record SearchResult(IReadOnlyList<SearchHit> Matches, IReadOnlyList<SearchHit> Unsure);

/// <summary>A model in the result of a query.</summary>
/// <param name="Model">The model.</param>
/// <param name="Match">The parameters to set, the cost, and the doubts.</param>
internal sealed record SearchHit(CatalogModel Model, ModelMatch Match);
