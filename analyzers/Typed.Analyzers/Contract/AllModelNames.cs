using Microsoft.CodeAnalysis;

namespace Typed.Analyzers.Contract;

/// <summary>
/// The names of all models that the project knows: those of records, and those that <c>[assembly: ModelNames]</c> lists because a build generates only the used records. Searched only when a call uses a
/// model's name, or a request has a parameter that its model does not know.
/// </summary>
internal sealed class AllModelNames(Compilation compilation, TypedContract contract)
{
    private readonly Lazy<Dictionary<string, Listed>> _listed = new(() => Read(compilation));

    /// <summary>The providers of all models.</summary>
    public IEnumerable<string> Providers => contract.Models.Providers.Union(_listed.Value.Keys, StringComparer.Ordinal);

    public bool Contains(string provider, string model) => contract.Models.Of(provider)?.ContainsKey(model) == true || ListedOf(provider)?.Models.Contains(model) == true;

    /// <summary>The names of the provider's models; empty if none is known.</summary>
    public IEnumerable<string> Of(string provider) => (contract.Models.Of(provider)?.Keys ?? []).Concat(ListedOf(provider)?.Models ?? []);

    /// <summary>Whether a model of the provider has a slot of this name.</summary>
    public bool HasSlot(string provider, string name) =>
        contract.Models.Of(provider)?.Values.Any(model => model.Slots.Any(slot => slot.Name == name)) == true || ListedOf(provider)?.Slots.Contains(name) == true;

    /// <summary>Whether a model of the provider has a list of media inputs of this name.</summary>
    public bool HasInputList(string provider, string name) =>
        contract.Models.Of(provider)?.Values.Any(model => model.References?.Name == name) == true || ListedOf(provider)?.InputLists.Contains(name) == true;

    private Listed? ListedOf(string provider) => _listed.Value.TryGetValue(provider, out var listed) ? listed : null;

    // The compiler does not write the attribute to an assembly, so only the project's own source can have it.
    private static Dictionary<string, Listed> Read(Compilation compilation)
    {
        var providers = new Dictionary<string, Listed>(StringComparer.Ordinal);
        foreach (var attribute in compilation.Assembly.GetAttributes())
        {
            if (attribute.ConstraintName() == "ModelNamesAttribute" && attribute.ConstructorArguments is [{ Value: string provider }, { Kind: TypedConstantKind.Array } models])
            {
                if (!providers.TryGetValue(provider, out var listed))
                {
                    providers.Add(provider, listed = new Listed());
                }

                listed.Models.UnionWith(Texts(models));
                foreach (var named in attribute.NamedArguments.Where(named => named.Value.Kind == TypedConstantKind.Array))
                {
                    (named.Key == "Slots" ? listed.Slots : listed.InputLists).UnionWith(Texts(named.Value));
                }
            }
        }

        return providers;
    }

    private static IEnumerable<string> Texts(TypedConstant array) => array.IsNull ? [] : array.Values.Select(value => value.Value).OfType<string>();

    private sealed class Listed
    {
        public HashSet<string> Models { get; } = new(StringComparer.Ordinal);

        public HashSet<string> Slots { get; } = new(StringComparer.Ordinal);

        public HashSet<string> InputLists { get; } = new(StringComparer.Ordinal);
    }
}
