using System.Collections.Concurrent;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Typed.Analyzers.Contract;
using Typed.Analyzers.Evaluation;

namespace Typed.Analyzers.Requests;

/// <summary>Reads the fields of a request from an object initializer or <c>with</c>.</summary>
internal sealed class RequestReader(TypedContract contract, ValueEvaluator evaluator)
{
    // A longer chain of with expressions is not followed.
    private const int MaxDepth = 8;

    private static readonly Dictionary<string, Fact> s_nothing = new(StringComparer.Ordinal);

    private readonly ConcurrentDictionary<ModelRecord, Dictionary<string, Fact>> _unset = new();
    private readonly FactReader _values = new(contract, evaluator);

    /// <summary>The facts of the request that an expression creates, or null if it does not create a known request.</summary>
    public RequestFacts? Read(IOperation operation, CancellationToken cancellationToken) => Read(operation, 0, cancellationToken);

    private RequestFacts? Read(IOperation operation, int depth, CancellationToken cancellationToken)
    {
        operation = Conversions.WithoutConversions(operation);
        if (depth == MaxDepth)
        {
            return null;
        }

        switch (operation)
        {
            case IObjectCreationOperation { Arguments.IsEmpty: true } creation when contract.RecordOf(creation.Type) is { } record:
                return Assigned(record, creation, creation.Initializer, new(), UnsetOf(record), RequestExtras.None, cancellationToken);
            case IWithOperation with when contract.RecordOf(with.Type) is { } record:
                var before = Read(with.Operand, depth + 1, cancellationToken);
                // The extra parameters of an unknown request are unknown.
                return Assigned(
                    record, with, with.Initializer, before?.Kept() ?? new(), before?.Unset ?? s_nothing, before?.Extras ?? RequestExtras.Open, cancellationToken);
            case ILocalReferenceOperation or IFieldReferenceOperation when evaluator.SourceOf(operation, cancellationToken) is { } source:
                return Read(source, depth + 1, cancellationToken);
            default:
                return null;
        }
    }

    // A documented default is the property's initializer, except where it would exclude another field. So the field may or may not be set, but its text counts.
    /// <summary>The facts of a model's fields that a request does not set.</summary>
    public Dictionary<string, Fact> UnsetOf(ModelRecord record) => _unset.TryGetValue(record, out var known) ? known : _unset.GetOrAdd(record, key =>
    {
        var unset = key.Fields.ToDictionary(field => field.Name, FactReader.Unset, StringComparer.Ordinal);
        // The members of an object that is not set also count with their defaults.
        foreach (var (parent, type) in key.Fields.Where(field => field.IsReadByRules).Select(field => (field.Name, field.Property.Type as INamedTypeSymbol)).Where(one => one.Item2 is not null))
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
        var assigned = contract.Assigned.Of(initializer);
        foreach (var (field, _, value) in assigned.Fields)
        {
            if (!field.IsReadByRules)
            {
                continue;
            }

            // The members of a nested object that a with expression keeps are replaced as a whole.
            if (creation is IWithOperation)
            {
                facts.RemoveWithin(field.Name);
            }

            _values.Read(field, value, field.Name, facts, cancellationToken);
        }

        return new RequestFacts(record, creation, facts, unset, assigned.MayHaveExtras ? RequestExtras.After(initializer, extras) : extras);
    }
}
