using System.Collections;
using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Typed.Catalogue;

namespace Typed;

/// <summary>The models of several providers: look up, and ask which of them do what, and for how much.</summary>
/// <example><code>
/// var found = AllModels.Catalogs.Find(new ModelQuery
/// {
///     Kind = ModelKind.ImageToVideo, Resolution = "1080p", Duration = TimeSpan.FromSeconds(10), LastFrame = true,
/// });
/// </code></example>
/// <remarks>Also a type-info resolver, as each <see cref="ModelCatalog"/> is.</remarks>
public sealed class ModelCatalogs : IReadOnlyCollection<ModelCatalog>, IJsonTypeInfoResolver
{
    private readonly ModelCatalog[] _catalogs;

    /// <summary>Makes a catalogue of catalogues.</summary>
    /// <param name="catalogs">One per provider.</param>
    /// <exception cref="ArgumentException">Two are of one provider.</exception>
    public ModelCatalogs(params ModelCatalog[] catalogs)
    {
        ArgumentNullException.ThrowIfNull(catalogs);
        if (catalogs.GroupBy(catalog => catalog.Provider, StringComparer.Ordinal).FirstOrDefault(group => group.Count() > 1) is { } twice)
        {
            throw new ArgumentException($"There are two catalogues of {twice.Key}.", nameof(catalogs));
        }

        _catalogs = [.. catalogs];
    }

    /// <summary>How many providers there are.</summary>
    public int Count => _catalogs.Length;

    /// <summary>The providers' keys.</summary>
    public IEnumerable<string> Providers => _catalogs.Select(catalog => catalog.Provider);

    /// <summary>All models of all providers.</summary>
    public IEnumerable<ModelInfo> Models => _catalogs.SelectMany(catalog => catalog.Models);

    /// <summary>The catalogue of one provider.</summary>
    /// <param name="provider">The provider's key.</param>
    /// <exception cref="KeyNotFoundException">There is none; the message names those there are.</exception>
    public ModelCatalog this[string provider] =>
        _catalogs.FirstOrDefault(catalog => catalog.Provider == provider)
        ?? throw new KeyNotFoundException($"There is no catalogue of '{provider}'; there are {string.Join(", ", Providers)}.");

    /// <summary>Looks a model up.</summary>
    /// <param name="provider">The provider's key.</param>
    /// <param name="name">The provider's name for it.</param>
    /// <param name="model">The model where there is one.</param>
    public bool TryGet(string provider, string name, [NotNullWhen(true)] out ModelInfo? model)
    {
        model = null;
        return _catalogs.FirstOrDefault(catalog => catalog.Provider == provider) is { } catalog && catalog.TryGet(name, out model);
    }

    /// <summary>These and more, such as those of a provider of your own.</summary>
    /// <param name="more">The others.</param>
    /// <exception cref="ArgumentException">One of the providers is there already.</exception>
    public ModelCatalogs With(params ModelCatalog[] more)
    {
        ArgumentNullException.ThrowIfNull(more);
        return new ModelCatalogs([.. _catalogs, .. more]);
    }

    /// <summary>Asks which models do something, how, and what each costs. What a schema does not tell is told as unsure, never guessed.</summary>
    /// <remarks>
    /// Costs are compared by their numbers. The credits of two providers are not the same money: <see cref="Cost.Unit"/> and the provider say whose
    /// they are. Rules that hold for more than two fields together, or for the content of media, are not looked at: <c>Validate()</c> has them.
    /// </remarks>
    /// <param name="query">What the model should do.</param>
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
