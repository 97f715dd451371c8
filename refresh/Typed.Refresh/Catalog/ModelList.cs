using Typed.Refresh.Quoting;

namespace Typed.Refresh.Catalog;

/// <summary>All models of a schema folder.</summary>
/// <param name="Folder">The folder.</param>
/// <param name="Models">The models, by provider and name.</param>
/// <param name="Problems">Files from which no model could be read, with the reason.</param>
internal sealed record ModelList(SchemaFolder Folder, IReadOnlyList<CatalogModel> Models, IReadOnlyList<string> Problems)
{
    // More would scroll the rest off the screen.
    private const int MaxNear = 20;

    /// <summary>The models as the runtime's own catalogs. Each query of the tool and of its page is answered by them.</summary>
    public ModelCatalogs Catalogs => field ??= new([.. Models.GroupBy(model => model.Provider, StringComparer.Ordinal)
        .Select(group => new ModelCatalog(group.Key, [.. group.DistinctBy(model => model.Name, StringComparer.Ordinal).Select(model => model.Info)]))]);

    /// <summary>The model of an answer.</summary>
    public CatalogModel Of(ModelMatch match) => Models.First(model => ReferenceEquals(model.Info, match.Model));

    /// <summary>Finds the model for <c>provider:model</c>, <c>model</c> or the name of its record.</summary>
    /// <exception cref="ToolException">There is no match, or there are several. The message lists the nearest names or all matches.</exception>
    public CatalogModel Find(string text)
    {
        var found = Named(text);
        return found.Count switch
        {
            1 => found[0],
            0 => throw new ToolException(Unknown(text)),
            _ => throw new ToolException($"{ServerText.Quote(text)} is a model of more than one provider: {string.Join(", ", found.Select(model => model.QualifiedName))}."),
        };
    }

    private List<CatalogModel> Named(string text)
    {
        List<CatalogModel> By(Func<CatalogModel, string> name, StringComparison comparison) =>
            [.. Models.Where(model => string.Equals(name(model), text, comparison))];
        // The provider's spelling takes precedence because it is exact; a record's name is matched in any case.
        var found = By(model => model.Name, StringComparison.Ordinal);
        found = found.Count > 0 ? found : By(model => model.QualifiedName, StringComparison.Ordinal);
        found = found.Count > 0 ? found : By(model => model.Record, StringComparison.OrdinalIgnoreCase);
        found = found.Count > 0 ? found : By(model => $"{model.Provider}:{model.Record}", StringComparison.OrdinalIgnoreCase);
        return found.Count > 0 ? found : By(model => model.Name, StringComparison.OrdinalIgnoreCase);
    }

    private string Unknown(string text)
    {
        var start = $"The model {ServerText.Quote(text)} does not exist.";
        var near = NearModels.Of(text, Models);
        // A whole name that is misspelled has one answer, in the form that was used; a part of a name has several.
        if (NearestName.Of(text, Models.SelectMany(model => new[] { model.Name, model.QualifiedName, model.Record })) is { } nearest)
        {
            return $"{start} Did you mean {nearest}?";
        }

        if (near.Count <= 1)
        {
            return start + (near.Count == 0 ? " Run \"typed models\" to list the models." : $" Did you mean {near[0].QualifiedName}?");
        }

        var lines = near.Take(MaxNear).Select(model => $"\n  {model.QualifiedName}  ({model.Record})");
        return $"{start} Did you mean one of these?{string.Concat(lines)}" + (near.Count > MaxNear ? $"\n  and {near.Count - MaxNear} more: run \"typed models\"" : "");
    }
}
