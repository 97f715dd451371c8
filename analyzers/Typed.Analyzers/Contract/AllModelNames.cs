using Microsoft.CodeAnalysis;

namespace Typed.Analyzers.Contract;

/// <summary>The names of all models that the project knows: those of records, and those that <c>[assembly: ModelNames]</c> lists because a build generates only the used records. Searched only when a call uses a model's name.</summary>
internal sealed class AllModelNames(Compilation compilation, TypedContract contract)
{
    private readonly Lazy<Dictionary<string, HashSet<string>>> _listed = new(() => Listed(compilation));

    public bool Contains(string provider, string model) =>
        contract.Models.Of(provider)?.ContainsKey(model) == true || (_listed.Value.TryGetValue(provider, out var listed) && listed.Contains(model));

    /// <summary>The providers of all models.</summary>
    public IEnumerable<string> Providers => contract.Models.Providers.Union(_listed.Value.Keys, StringComparer.Ordinal);

    /// <summary>The names of the provider's models; empty if none is known.</summary>
    public IEnumerable<string> Of(string provider) =>
        (contract.Models.Of(provider)?.Keys ?? []).Concat(_listed.Value.TryGetValue(provider, out var listed) ? listed : []);

    // The compiler does not write the attribute to an assembly, so only the project's own source can have it.
    private static Dictionary<string, HashSet<string>> Listed(Compilation compilation)
    {
        var listed = new Dictionary<string, HashSet<string>>(StringComparer.Ordinal);
        foreach (var attribute in compilation.Assembly.GetAttributes())
        {
            if (attribute.ConstraintName() == "ModelNamesAttribute" && attribute.ConstructorArguments is [{ Value: string provider }, { Kind: TypedConstantKind.Array, IsNull: false } models])
            {
                if (!listed.TryGetValue(provider, out var names))
                {
                    listed.Add(provider, names = new(StringComparer.Ordinal));
                }

                names.UnionWith(models.Values.Select(model => model.Value).OfType<string>());
            }
        }

        return listed;
    }
}
