using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Typed.Analyzers.Contract;

namespace Typed.Analyzers.Requests;

/// <summary>What is known of the fields of one request, by path: what prices and rules between fields ask for.</summary>
internal sealed class RequestFacts
{
    private readonly Dictionary<string, Fact> _written;
    private readonly IReadOnlyDictionary<string, Fact> _unset;

    /// <param name="record">The model.</param>
    /// <param name="creation">The <c>new</c> or <c>with</c> that makes the request.</param>
    /// <param name="written">The facts of what is written.</param>
    /// <param name="unset">The facts of what is not: the same for all requests of a model, so that none has its own.</param>
    public RequestFacts(ModelRecord record, IOperation creation, Dictionary<string, Fact> written, IReadOnlyDictionary<string, Fact> unset)
    {
        Record = record;
        Creation = creation;
        _written = written;
        _unset = unset;
    }

    public ModelRecord Record { get; }

    /// <summary>The <c>new</c> or <c>with</c> that makes the request.</summary>
    public IOperation Creation { get; }

    /// <summary>The fact of a path. A path into an object that isn't known is unknown too.</summary>
    public Fact this[string path] => _written.TryGetValue(path, out var fact) || _unset.TryGetValue(path, out fact) ? fact : Fact.Unknown;

    /// <summary>The facts that a <c>with</c> starts from. Their places are not its own.</summary>
    public Dictionary<string, Fact> Kept() => _unset.Where(pair => !_written.ContainsKey(pair.Key)).Concat(_written)
        .ToDictionary(pair => pair.Key, pair => pair.Value with { Place = null }, StringComparer.Ordinal);

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
    public static List<(IPropertySymbol Property, IOperation Value)> Assignments(IObjectOrCollectionInitializerOperation? initializer)
    {
        var elements = initializer?.Initializers ?? System.Collections.Immutable.ImmutableArray<IOperation>.Empty;
        var assignments = new List<(IPropertySymbol, IOperation)>(elements.Length);
        foreach (var element in elements)
        {
            if (element is ISimpleAssignmentOperation { Target: IPropertyReferenceOperation { Property: var property } } assignment)
            {
                assignments.Add((property, assignment.Value));
            }
        }

        return assignments;
    }
}
