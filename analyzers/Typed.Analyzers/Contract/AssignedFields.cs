using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Typed.Analyzers.Evaluation;

namespace Typed.Analyzers.Contract;

/// <summary>One parameter that an initializer assigns.</summary>
internal readonly record struct AssignedField(RecordField Field, ISimpleAssignmentOperation Assignment, IOperation Value);

/// <summary>The parameters that an initializer assigns, in its order.</summary>
internal sealed class AssignedFields
{
    private static readonly AssignedFields s_none = new(ImmutableArray<AssignedField>.Empty, mayHaveExtras: false);

    private AssignedFields(ImmutableArray<AssignedField> fields, bool mayHaveExtras)
    {
        Fields = fields;
        MayHaveExtras = mayHaveExtras;
    }

    public ImmutableArray<AssignedField> Fields { get; }

    /// <summary>Whether the initializer has an element that is not a parameter, such as the extra parameters.</summary>
    public bool MayHaveExtras { get; }

    private static AssignedFields Read(IObjectOrCollectionInitializerOperation initializer, TypedContract contract)
    {
        var elements = initializer.Initializers;
        var fields = ImmutableArray.CreateBuilder<AssignedField>(elements.Length);
        foreach (var element in elements)
        {
            if (element is ISimpleAssignmentOperation { Target: IPropertyReferenceOperation { Property: var property } } assignment && contract.FieldOf(property) is { } field)
            {
                fields.Add(new(field, assignment, assignment.Value));
            }
        }

        return fields.Count == elements.Length ? new(fields.MoveToImmutable(), mayHaveExtras: false) : new(fields.ToImmutable(), mayHaveExtras: true);
    }

    /// <summary>Reads each initializer once for all analyzers.</summary>
    internal sealed class Cache(TypedContract contract)
    {
        private readonly RecentCache<IOperation, AssignedFields> _recent = new();

        public AssignedFields Of(IObjectOrCollectionInitializerOperation? initializer) =>
            initializer is null ? s_none : _recent.TryGet(initializer, out var known) ? known : _recent.Add(initializer, Read(initializer, contract));
    }
}
