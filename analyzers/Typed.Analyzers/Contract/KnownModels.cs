using Microsoft.CodeAnalysis;

namespace Typed.Analyzers.Contract;

/// <summary>The records of all models that the project can see, by provider and name. Searched only when a call uses a model's name.</summary>
internal sealed class KnownModels(Compilation compilation, TypedContract contract)
{
    private readonly Lazy<Dictionary<string, Dictionary<string, ModelRecord>>> _providers = new(() => Find(compilation, contract));

    /// <summary>The providers of these models.</summary>
    public IEnumerable<string> Providers => _providers.Value.Keys;

    /// <summary>The provider's models by name, or null if none is known.</summary>
    public IReadOnlyDictionary<string, ModelRecord>? Of(string provider) => _providers.Value.TryGetValue(provider, out var models) ? models : null;

    /// <summary>The model of this name, or null if no provider or more than one has it.</summary>
    public ModelRecord? OnlyOne(string name)
    {
        ModelRecord? only = null;
        foreach (var models in _providers.Value.Values)
        {
            if (models.TryGetValue(name, out var record))
            {
                if (only is not null)
                {
                    return null;
                }

                only = record;
            }
        }

        return only;
    }

    private static Dictionary<string, Dictionary<string, ModelRecord>> Find(Compilation compilation, TypedContract contract)
    {
        var providers = new Dictionary<string, Dictionary<string, ModelRecord>>(StringComparer.Ordinal);
        foreach (var assembly in contract.AssembliesWithModels(compilation))
        {
            Collect(assembly.GlobalNamespace);
        }

        return providers;

        void Collect(INamespaceSymbol space)
        {
            foreach (var type in space.GetTypeMembers())
            {
                if (type is { TypeKind: TypeKind.Class, IsRecord: true } && contract.RecordOf(type) is { } record)
                {
                    if (!providers.TryGetValue(record.Provider, out var models))
                    {
                        providers.Add(record.Provider, models = new(StringComparer.Ordinal));
                    }

                    models[record.Model] = record;
                }
            }

            foreach (var inner in space.GetNamespaceMembers())
            {
                Collect(inner);
            }
        }
    }
}
