using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Typed.Analyzers.Contract;

namespace Typed.Analyzers.Requests;

/// <summary>Whether an extra parameter is sent instead of the property that a value is assigned to, so that the value is never sent.</summary>
internal static class ReplacedByExtra
{
    public static bool Is(IOperation place, TypedContract contract, CancellationToken cancellationToken)
    {
        for (var outer = place.Parent; outer is not null; outer = outer.Parent)
        {
            if (outer is ISimpleAssignmentOperation { Target: IPropertyReferenceOperation { Property: var property }, Parent: IObjectOrCollectionInitializerOperation { Parent: { } creation } }
                && contract.FieldOf(property) is { } field)
            {
                return contract.RecordOf(creation.Type) is not null && contract.Requests.Read(creation, cancellationToken) is { Extras: var extras }
                    && (extras.Names.Contains(field.Name)
                        // The source of a with expression is usually unknown. It can have extra parameters only if the project uses some.
                        || (extras.IsOpen && (creation is IObjectCreationOperation || ExtraUse.IsNamed(creation.SemanticModel?.Compilation))));
            }
        }

        return false;
    }
}
