using Microsoft.CodeAnalysis;

namespace Typed.Analyzers.Contract;

/// <summary>The removed models, as declared by <c>[assembly: RemovedModel]</c>. Searched only when a call uses a model's name.</summary>
internal sealed class RemovedNames(Compilation compilation, TypedContract contract)
{
    private readonly Lazy<Dictionary<(string Provider, string Model), (string? Since, string? Replacement)>> _removed = new(() => Find(compilation, contract));

    public (string? Since, string? Replacement)? Of(string provider, string model) =>
        _removed.Value.TryGetValue((provider, model), out var removed) ? removed : null;

    private static Dictionary<(string Provider, string Model), (string? Since, string? Replacement)> Find(Compilation compilation, TypedContract contract)
    {
        var removed = new Dictionary<(string, string), (string?, string?)>();
        foreach (var attribute in contract.AssembliesWithModels(compilation).SelectMany(assembly => assembly.GetAttributes()))
        {
            if (attribute.ConstraintName() == "RemovedModelAttribute" && attribute.ConstructorArguments is [{ Value: string provider }, { Value: string model }])
            {
                removed[(provider, model)] = (attribute.Named("Since") as string, attribute.Named("Replacement") as string);
            }
        }

        return removed;
    }
}
