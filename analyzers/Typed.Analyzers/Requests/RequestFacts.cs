using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Typed.Analyzers.Contract;
using Typed.Specification;

namespace Typed.Analyzers.Requests;

/// <summary>The known facts about the fields of one request, by path, for prices and rules between fields.</summary>
internal sealed class RequestFacts
{
    private readonly FactTable _written;

    /// <param name="record">The model.</param>
    /// <param name="creation">The <c>new</c> or <c>with</c> expression that creates the request.</param>
    /// <param name="written">The facts of the fields that are written.</param>
    /// <param name="unset">The facts of the other fields. They are the same for all requests of a model, so they are shared.</param>
    /// <param name="extras">The extra parameters.</param>
    public RequestFacts(ModelRecord record, IOperation creation, FactTable written, Dictionary<string, Fact> unset, RequestExtras extras)
    {
        Extras = extras;
        Record = record;
        Creation = creation;
        _written = written;
        Unset = unset;
    }

    public ModelRecord Record { get; }

    /// <summary>The extra parameters. They are sent instead of properties of the same name.</summary>
    public RequestExtras Extras { get; }

    /// <summary>The facts of the fields that are not written.</summary>
    public Dictionary<string, Fact> Unset { get; }

    /// <summary>The <c>new</c> or <c>with</c> expression that creates the request.</summary>
    public IOperation Creation { get; }

    /// <summary>The fact of a path. A path into an unknown object is unknown too.</summary>
    public Fact this[string path] => Extras.Apply(
        path,
        _written.Of(path)
            ?? (FieldTerm.ListOf(path) is { } list ? CountOf(this[list]) : !IsInWritten(path) && Unset.TryGetValue(path, out var fact) ? fact : Fact.Unknown));

    /// <summary>The written facts that a <c>with</c> expression starts from. Their locations are outside the <c>with</c>.</summary>
    public FactTable Kept()
    {
        var kept = new FactTable();
        for (var i = 0; i < _written.Count; i++)
        {
            var (path, fact) = _written.At(i);
            kept.Set(path, fact with { Place = null });
        }

        return kept;
    }

    /// <summary>The number of a term: a path or <c>count(path)</c>; null if unknown.</summary>
    public double? NumberOf(string term) => FieldTerm.ListOf(term) is { } list ? this[list].Count : this[term].Number;

    /// <summary>The fact of a term: a path, <c>count(path)</c>, or <c>path=value</c>, which is set if the path has that value.</summary>
    public Fact FactOf(string term) =>
        term.IndexOf('=') is >= 0 and var sign ? this[term.Substring(0, sign)].Being(term.Substring(sign + 1)) : this[FieldTerm.ListOf(term) ?? term];

    // Omitted members of a written object are stored among the written facts.
    private bool IsInWritten(string path)
    {
        var dot = path.IndexOf('.');
        return dot >= 0 && _written.Of(path.Substring(0, dot)) is { Plain: not Presence.No };
    }

    // A list that is not set has no items.
    private static Fact CountOf(Fact list) => (list.Count ?? (list.IsUnset ? 0 : null)) is { } count
        ? new(Presence.Yes, IsTextKnown: true, count.ToString(CultureInfo.InvariantCulture), count)
        : Fact.Unknown;
}
