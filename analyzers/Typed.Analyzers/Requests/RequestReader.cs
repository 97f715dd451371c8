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

    private readonly ConcurrentDictionary<ModelRecord, Dictionary<string, Fact>> _defaults = new();
    private readonly FactReader _values = new(contract, evaluator);

    public ValueEvaluator Evaluator => evaluator;

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
                return Assigned(record, creation, creation.Initializer, Defaults(record), cancellationToken);
            case IWithOperation with when contract.RecordOf(with.Type) is { } record:
                var known = Read(with.Operand, depth + 1, cancellationToken)?.All.ToDictionary(pair => pair.Key, pair => pair.Value with { Place = null }, StringComparer.Ordinal);
                return Assigned(record, with, with.Initializer, known ?? new(StringComparer.Ordinal), cancellationToken);
            case ILocalReferenceOperation or IFieldReferenceOperation when evaluator.SourceOf(operation, cancellationToken) is { } source:
                return Read(source, depth + 1, cancellationToken);
            default:
                return null;
        }
    }

    // A documented default is the property's initializer, except where it would exclude another field: so it may be set or not, but its text counts.
    private Dictionary<string, Fact> Defaults(ModelRecord record) => new(
        _defaults.GetOrAdd(record, key => key.Fields.ToDictionary(field => field.Name, FactReader.Unset, StringComparer.Ordinal)), StringComparer.Ordinal);

    private RequestFacts? Assigned(
        ModelRecord record, IOperation creation, IObjectOrCollectionInitializerOperation? initializer, Dictionary<string, Fact> facts, CancellationToken cancellationToken)
    {
        var extras = new List<string>();
        foreach (var (property, value) in RequestFacts.Assignments(initializer))
        {
            if (contract.FieldOf(property) is { } field)
            {
                // What a with keeps of a nested object is replaced as a whole.
                if (creation is IWithOperation)
                {
                    foreach (var path in facts.Keys.Where(path => path.StartsWith(field.Name + ".", StringComparison.Ordinal)).ToArray())
                    {
                        facts.Remove(path);
                    }
                }

                _values.Read(field, value, field.Name, facts, record.AsksForPresence, cancellationToken);
            }
            else if (property.Name == "ExtraParameters" && value.ConstantValue is not { HasValue: true, Value: null })
            {
                if (ExtraNames.In(value) is not { } names)
                {
                    return null;
                }

                extras.AddRange(names);
            }
        }

        // An extra parameter is what is sent, whatever the property of its name says.
        foreach (var name in extras)
        {
            facts[name] = new Fact(Presence.Yes);
        }

        return new RequestFacts(record, creation, facts);
    }
}
