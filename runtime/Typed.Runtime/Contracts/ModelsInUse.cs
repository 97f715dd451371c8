using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Text.Json;

namespace Typed.Contracts;

/// <summary>Finds a model by its name in JSON: the provider's key, a slash, the model's name.</summary>
internal static class ModelsInUse
{
    // One entry per record type: two projects may have generated records for the same model.
    private static readonly ConcurrentDictionary<(string Provider, string Name), ImmutableDictionary<Type, ModelInfo>> s_used = new();

    /// <summary>Registers a model that this process uses.</summary>
    public static void Add(ModelInfo model) => s_used.AddOrUpdate(
        (model.Provider, model.Name),
        static (_, added) => ImmutableDictionary<Type, ModelInfo>.Empty.SetItem(added.ParamsType, added),
        static (_, known, added) => known.SetItem(added.ParamsType, added),
        model);

    /// <summary>Finds the model with that name, first in the options' catalogs.</summary>
    /// <exception cref="JsonException">No model, or more than one, has that name.</exception>
    public static ModelInfo Find(string text, JsonSerializerOptions options)
    {
        var slash = text.IndexOf('/', StringComparison.Ordinal);
        if (slash < 0)
        {
            throw new JsonException($"\"{text}\" does not name a provider and a model: a slash is missing.");
        }

        var (provider, name) = (text[..slash], text[(slash + 1)..]);
        foreach (var catalog in options.TypeInfoResolverChain.SelectMany(resolver => resolver switch
        {
            ModelCatalog one => [one],
            IEnumerable<ModelCatalog> several => several,
            _ => Enumerable.Empty<ModelCatalog>(),
        }))
        {
            if (catalog.Provider == provider && catalog.TryGet(name, out var model))
            {
                return model;
            }
        }

        return s_used.GetValueOrDefault((provider, name)) is not { } used
            ? throw new JsonException($"The model \"{text}\" is not known in this process. Add its catalog to the TypeInfoResolverChain of the options.")
            : used.Count == 1 ? used.Values.First()
            : throw new JsonException($"This process has {used.Count} records for \"{text}\". Add the catalog that counts to the TypeInfoResolverChain of the options.");
    }
}
