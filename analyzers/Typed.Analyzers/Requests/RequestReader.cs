using System.Collections.Concurrent;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Typed.Analyzers.Contract;
using Typed.Analyzers.Evaluation;

namespace Typed.Analyzers.Requests;

/// <summary>Reads what an object initializer or <c>with</c> says about a request.</summary>
internal sealed class RequestReader(TypedContract contract, ValueEvaluator evaluator)
{
    // A chain of with expressions longer than that is not followed.
    private const int MaxDepth = 8;

    private static readonly Dictionary<string, Fact> s_nothing = new(StringComparer.Ordinal);

    private readonly ConcurrentDictionary<ModelRecord, Dictionary<string, Fact>> _unset = new();
    private readonly FactReader _values = new(contract, evaluator);

    /// <summary>The facts of the request that an expression makes; null where it makes none that is known.</summary>
    public RequestFacts? Read(IOperation operation, CancellationToken cancellationToken) => Read(operation, 0, cancellationToken);

    private RequestFacts? Read(IOperation operation, int depth, CancellationToken cancellationToken)
    {
        operation = ValueEvaluator.WithoutConversions(operation);
        if (depth == MaxDepth)
        {
            return null;
        }

        switch (operation)
        {
            case IObjectCreationOperation { Arguments.IsEmpty: true } creation when contract.RecordOf(creation.Type) is { } record:
                return Assigned(record, creation, creation.Initializer, new(), Unset(record), RequestExtras.None, cancellationToken);
            case IWithOperation with when contract.RecordOf(with.Type) is { } record:
                var before = Read(with.Operand, depth + 1, cancellationToken);
                // Nothing is known of the extra parameters that an unknown request brings along.
                return Assigned(
                    record, with, with.Initializer, before?.Kept() ?? new(), before?.Unset ?? s_nothing, before?.Extras ?? RequestExtras.Open, cancellationToken);
            case ILocalReferenceOperation or IFieldReferenceOperation when evaluator.SourceOf(operation, cancellationToken) is { } source:
                return Read(source, depth + 1, cancellationToken);
            default:
                return null;
        }
    }

    // A documented default is the property's initializer, except where it would exclude another field: so it may be set or not, but its text counts.
    private Dictionary<string, Fact> Unset(ModelRecord record) => _unset.GetOrAdd(record, key =>
    {
        var unset = key.Fields.ToDictionary(field => field.Name, FactReader.Unset, StringComparer.Ordinal);
        // The members of an object that is left out count with their defaults too.
        foreach (var (parent, type) in key.Fields.Where(field => field.IsAsked).Select(field => (field.Name, field.Property.Type as INamedTypeSymbol)).Where(one => one.Item2 is not null))
        {
            foreach (var member in ModelRecord.FieldsOf(type!, contract))
            {
                unset[parent + "." + member.Name] = FactReader.Unset(member);
            }
        }

        return unset;
    });

    private RequestFacts Assigned(
        ModelRecord record,
        IOperation creation,
        IObjectOrCollectionInitializerOperation? initializer,
        FactTable facts,
        Dictionary<string, Fact> unset,
        RequestExtras extras,
        CancellationToken cancellationToken)
    {
        foreach (var (property, value) in RequestFacts.Assignments(initializer))
        {
            if (contract.FieldOf(property) is not { IsAsked: true } field)
            {
                continue;
            }

            // What a with keeps of a nested object is replaced as a whole.
            if (creation is IWithOperation)
            {
                facts.RemoveWithin(field.Name);
            }

            _values.Read(field, value, field.Name, facts, cancellationToken);
        }

        return new RequestFacts(record, creation, facts, unset, RequestExtras.After(initializer, extras));
    }
}
