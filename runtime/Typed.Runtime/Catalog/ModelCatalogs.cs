using System.Collections;
using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Typed.Catalog;

namespace Typed;

/// <summary>The models of several providers. Look up models, or find those that meet given requirements, with their cost.</summary>
/// <example><code>
/// var found = AllModels.Catalogs.Find(new ModelQuery
/// {
///     Kind = ModelKind.ImageToVideo, Resolution = "1080p", Duration = TimeSpan.FromSeconds(10), LastFrame = true,
/// });
/// </code></example>
/// <remarks>Also a type-info resolver, like each <see cref="ModelCatalog"/>.</remarks>
public sealed class ModelCatalogs : IReadOnlyCollection<ModelCatalog>, IJsonTypeInfoResolver
{
    private readonly ModelCatalog[] _catalogs;

    /// <summary>Creates a collection of catalogs.</summary>
    /// <param name="catalogs">One catalog per provider.</param>
    /// <exception cref="ArgumentException">Two catalogs have the same provider.</exception>
    public ModelCatalogs(params ModelCatalog[] catalogs)
    {
        ArgumentNullException.ThrowIfNull(catalogs);
        if (catalogs.GroupBy(catalog => catalog.Provider, StringComparer.Ordinal).FirstOrDefault(group => group.Count() > 1) is { } twice)
        {
            throw new ArgumentException($"There are two catalogs for {twice.Key}.", nameof(catalogs));
        }

        _catalogs = [.. catalogs];
    }

    /// <summary>The number of providers.</summary>
    public int Count => _catalogs.Length;

    /// <summary>The providers' keys.</summary>
    public IEnumerable<string> Providers => _catalogs.Select(catalog => catalog.Provider);

    /// <summary>All models of all providers.</summary>
    public IEnumerable<ModelInfo> Models => _catalogs.SelectMany(catalog => catalog.Models);

    /// <summary>Gets the catalog of one provider.</summary>
    /// <param name="provider">The provider's key.</param>
    /// <exception cref="KeyNotFoundException">There is no such catalog. The message lists the available providers.</exception>
    public ModelCatalog this[string provider] =>
        _catalogs.FirstOrDefault(catalog => catalog.Provider == provider)
        ?? throw new KeyNotFoundException($"There is no catalog for '{provider}'; there are catalogs for {string.Join(", ", Providers)}.");

    /// <summary>Looks up a model.</summary>
    /// <param name="provider">The provider's key.</param>
    /// <param name="name">The provider's name for the model.</param>
    /// <param name="model">The model, or null if there is none.</param>
    public bool TryGet(string provider, string name, [NotNullWhen(true)] out ModelInfo? model)
    {
        model = null;
        return _catalogs.FirstOrDefault(catalog => catalog.Provider == provider) is { } catalog && catalog.TryGet(name, out model);
    }

    /// <summary>Returns a collection with additional catalogs, such as that of your own provider.</summary>
    /// <param name="more">The catalogs to add.</param>
    /// <exception cref="ArgumentException">Two catalogs have the same provider.</exception>
    public ModelCatalogs With(params ModelCatalog[] more)
    {
        ArgumentNullException.ThrowIfNull(more);
        return new ModelCatalogs([.. _catalogs, .. more]);
    }

    /// <summary>Finds the models that meet the query, with parameters and cost. Facts that a schema does not state are reported as unsure, never guessed.</summary>
    /// <remarks>
    /// Costs are compared as plain numbers. Credits of different providers are different currencies: see <see cref="Cost.Unit"/> and the
    /// provider. Rules that involve more than two fields or the content of media are not checked here, but by <c>Validate()</c>.
    /// </remarks>
    /// <param name="query">The requirements for the model.</param>
    public ModelFindings Find(ModelQuery query)
    {
        ArgumentNullException.ThrowIfNull(query);
        var all = Models
            .Where(model => query.Provider is null || model.Provider == query.Provider)
            .Select(model => QueryAnswer.Of(model, query))
            .OfType<ModelMatch>()
            .OrderBy(match => match.Cost.AtLeast is null)
            .ThenBy(match => match.Cost.AtLeast)
            .ThenBy(match => match.Model.Provider, StringComparer.Ordinal)
            .ThenBy(match => match.Model.Name, StringComparer.Ordinal)
            .ToLookup(match => match.Doubts.Count == 0);
        return new ModelFindings([.. all[true]], [.. all[false]]);
    }

    /// <inheritdoc/>
    public JsonTypeInfo? GetTypeInfo(Type type, JsonSerializerOptions options) =>
        _catalogs.Select(catalog => catalog.GetTypeInfo(type, options)).FirstOrDefault(info => info is not null) ?? ModelCatalog.BaseTypeInfo(type, options);

    /// <inheritdoc/>
    public IEnumerator<ModelCatalog> GetEnumerator() => _catalogs.AsEnumerable().GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
