using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Typed.Analyzers.Contract;
using Typed.Specification;

namespace Typed.Analyzers.Requests;

/// <summary>The extra parameters of a request. They replace properties of the same name on the wire.</summary>
/// <param name="Names">The known wire names.</param>
/// <param name="IsOpen">Whether there may be other names, so that any field may be replaced.</param>
internal sealed record RequestExtras(ImmutableHashSet<string> Names, bool IsOpen)
{
    public static readonly RequestExtras None = new(ImmutableHashSet.Create<string>(StringComparer.Ordinal), IsOpen: false);

    public static readonly RequestExtras Open = None with { IsOpen = true };

    private const string Property = "ExtraParameters";

    /// <summary>The extra parameters after an initializer: its own, or <paramref name="before"/> if it does not set them.</summary>
    public static RequestExtras After(IObjectOrCollectionInitializerOperation? initializer, RequestExtras before)
    {
        foreach (var element in initializer?.Initializers ?? ImmutableArray<IOperation>.Empty)
        {
            switch (element)
            {
                case ISimpleAssignmentOperation { Target: IPropertyReferenceOperation { Property.Name: Property }, Value: var value }:
                    before = Of(value);
                    break;
                // ExtraParameters = { { "a", 1 } } adds to the existing parameters.
                case IMemberInitializerOperation { InitializedMember: IPropertyReferenceOperation { Property.Name: Property } }:
                    before = Open;
                    break;
            }
        }

        return before;
    }

    /// <summary>Adjusts the fact about a path for the extra parameters.</summary>
    public Fact Apply(string path, Fact fact) =>
        ReferenceEquals(this, None) ? fact
        : Names.Count > 0 && Names.Contains(FieldTerm.FieldOf(path)) ? new Fact(Presence.Yes)
        : IsOpen ? fact with { Plain = fact.Plain == Presence.Yes ? Presence.Yes : Presence.Unknown, IsTextKnown = false, Text = null, Number = null, Count = null }
        : fact;

    private static RequestExtras Of(IOperation value) =>
        value.ConstantValue is { HasValue: true, Value: null } ? None
        // The object can still change: any other use of ExtraParameters in the file may be an Add.
        : ExtraNames.In(value) is { } names && !ExtraUse.IsRead(value.Syntax.SyntaxTree) ? new(names.ToImmutableHashSet(StringComparer.Ordinal), IsOpen: false)
        : Open;
}
