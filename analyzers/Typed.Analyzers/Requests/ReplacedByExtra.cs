using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Typed.Analyzers.Contract;

namespace Typed.Analyzers.Requests;

/// <summary>Whether an extra parameter is sent in place of the property that a value is assigned to, so that the value never arrives.</summary>
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
                    // What a with starts from is mostly unknown, and mostly has no extra parameters.
                    && (extras.Names.Contains(field.Name) || (extras.IsOpen && creation is IObjectCreationOperation));
            }
        }

        return false;
    }
}
