using System.Text.Json;

namespace Typed.Contracts;

/// <summary>Finds a model by its name in JSON: the provider's key, a slash, the model's name.</summary>
internal static class ModelsInUse
{
    // By name; one entry per provider and record type: two projects may have generated records for the same model.
    private static readonly Dictionary<string, List<ModelInfo>> s_used = new(StringComparer.Ordinal);

    /// <summary>Registers a model that this process uses.</summary>
    public static void Add(ModelInfo model)
    {
        lock (s_used)
        {
            if (!s_used.TryGetValue(model.Name, out var models))
            {
                s_used[model.Name] = models = new List<ModelInfo>(1);
            }

            for (var i = 0; i < models.Count; i++)
            {
                if (models[i].Provider == model.Provider && models[i].ParamsType == model.ParamsType)
                {
                    models[i] = model;
                    return;
                }
            }

            models.Add(model);
        }
    }

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

        return Used(provider, name) switch
        {
            [] => throw new JsonException($"The model \"{text}\" is not known in this process. Add its catalog to the TypeInfoResolverChain of the options."),
            [var used] => used,
            var several => throw new JsonException($"This process has {several.Count} records for \"{text}\". Add the catalog that counts to the TypeInfoResolverChain of the options."),
        };
    }

    private static List<ModelInfo> Used(string provider, string name)
    {
        lock (s_used)
        {
            return s_used.TryGetValue(name, out var models) ? models.FindAll(model => model.Provider == provider) : [];
        }
    }
}
