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
                    // The source of a with expression is usually unknown, and usually has no extra parameters.
                    && (extras.Names.Contains(field.Name) || (extras.IsOpen && creation is IObjectCreationOperation));
            }
        }

        return false;
    }
}
