using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Typed.Analyzers.Contract;

namespace Typed.Analyzers.Requests;

/// <summary>What is known of the fields of one request, by path: what prices and rules between fields ask for.</summary>
internal sealed class RequestFacts
{
    private readonly Dictionary<string, Fact> _facts;

    public RequestFacts(ModelRecord record, IOperation creation, Dictionary<string, Fact> facts)
    {
        Record = record;
        Creation = creation;
        _facts = facts;
    }

    public ModelRecord Record { get; }

    /// <summary>The <c>new</c> or <c>with</c> that makes the request.</summary>
    public IOperation Creation { get; }

    public IReadOnlyDictionary<string, Fact> All => _facts;

    /// <summary>The fact of a path. A path into an object that isn't known is unknown too.</summary>
    public Fact this[string path] => _facts.TryGetValue(path, out var fact) ? fact : Fact.Unknown;

    /// <summary>The number of a term: a path or <c>count(path)</c>; null when it isn't known.</summary>
    public double? NumberOf(string term) => ListOf(term) is { } list ? this[list].Count : this[term].Number;

    /// <summary>The fact behind a term.</summary>
    public Fact FactOf(string term) => this[ListOf(term) ?? term];

    /// <summary>The wire name of the property that a term is about.</summary>
    public static string FieldOf(string term)
    {
        var path = ListOf(term) ?? term;
        var dot = path.IndexOf('.');
        return dot < 0 ? path : path.Substring(0, dot);
    }

    private static string? ListOf(string term) =>
        term.StartsWith("count(", StringComparison.Ordinal) && term.EndsWith(")", StringComparison.Ordinal)
            ? term.Substring("count(".Length, term.Length - "count(".Length - 1)
            : null;

    /// <summary>The assignments of an initializer, by property.</summary>
    public static IEnumerable<(IPropertySymbol Property, IOperation Value)> Assignments(IObjectOrCollectionInitializerOperation? initializer)
    {
        foreach (var element in initializer?.Initializers ?? System.Collections.Immutable.ImmutableArray<IOperation>.Empty)
        {
            if (element is ISimpleAssignmentOperation { Target: IPropertyReferenceOperation { Property: var property } } assignment)
            {
                yield return (property, assignment.Value);
            }
        }
    }
}
