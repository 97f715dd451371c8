using Typed.Refresh.Commands;
using Typed.Refresh.Fetching;

namespace Typed.Refresh.Catalogue;

/// <summary>All models of a schema folder.</summary>
/// <param name="Folder">The folder.</param>
/// <param name="Models">The models, by provider and name.</param>
/// <param name="Problems">Files that no model could be read from, with the reason.</param>
internal sealed record ModelList(SchemaFolder Folder, IReadOnlyList<CatalogueModel> Models, IReadOnlyList<string> Problems)
{
    /// <summary>The model that is meant by <c>provider:model</c>, <c>model</c> or the name of its record.</summary>
    /// <exception cref="ToolException">None or several are; the message names the nearest or all of them.</exception>
    public CatalogueModel Find(string text)
    {
        var found = Named(text);
        return found.Count switch
        {
            1 => found[0],
            0 => throw new ToolException(Unknown(text)),
            _ => throw new ToolException($"{ServerText.Quote(text)} is a model of several providers: {string.Join(", ", found.Select(model => model.QualifiedName))}."),
        };
    }

    private List<CatalogueModel> Named(string text)
    {
        List<CatalogueModel> By(Func<CatalogueModel, string> name, StringComparison comparison) =>
            [.. Models.Where(model => string.Equals(name(model), text, comparison))];
        // The provider's own spelling goes first: it is exact, and a record's name is found whatever its case.
        var found = By(model => model.Name, StringComparison.Ordinal);
        found = found.Count > 0 ? found : By(model => model.QualifiedName, StringComparison.Ordinal);
        found = found.Count > 0 ? found : By(model => model.Record, StringComparison.OrdinalIgnoreCase);
        found = found.Count > 0 ? found : By(model => $"{model.Provider}:{model.Record}", StringComparison.OrdinalIgnoreCase);
        return found.Count > 0 ? found : By(model => model.Name, StringComparison.OrdinalIgnoreCase);
    }

    private string Unknown(string text)
    {
        var names = Models.SelectMany(model => new[] { model.Name, model.QualifiedName, model.Record });
        var nearest = NearestName.Of(text, names) ?? Models.Select(model => model.Name).FirstOrDefault(name => name.Contains(text, StringComparison.OrdinalIgnoreCase));
        return $"There is no model {ServerText.Quote(text)}." + (nearest is null ? " \"typed models\" lists them." : $" Did you mean {nearest}?");
    }
}
