using System.Collections.Immutable;
using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Typed.Analyzers.Contract;
using Typed.Analyzers.Evaluation;
using Typed.Analyzers.Requests;

namespace Typed.Analyzers.OneValue;

/// <summary>Reports findings about one assignment to one field.</summary>
/// <remarks>Made for each assignment, and mostly for nothing: so it is no object.</remarks>
internal readonly struct ConstraintReport(OperationAnalysisContext context, ParamField field, TypedContract contract)
{
    /// <summary>In the properties of a finding: how many items of the list the model takes.</summary>
    internal const string KeptItems = "KeptItems";

    private const int MaxShown = 60;

    public ParamField Field { get; } = field;

    /// <summary>Reports at the value; what can be put in its place goes along.</summary>
    public void Add(DiagnosticDescriptor descriptor, KnownValue known, ImmutableDictionary<string, string?> replacement, params string[] details)
    {
        var place = known.Operand.Syntax.GetLocation();
        Location[] additional = known.Origin is null ? [place] : [place, known.Origin.GetLocation()];
        if (!Guards.MayHoldBack(known, context.CancellationToken))
        {
            Report(descriptor, known.Operand, additional, known.IsReplaceable ? replacement : ImmutableDictionary<string, string?>.Empty, details);
        }
    }

    public void Add(DiagnosticDescriptor descriptor, KnownValue known, params string[] details) =>
        Add(descriptor, known, ImmutableDictionary<string, string?>.Empty, details);

    /// <summary>Reports at a list; how many of its items may stay goes along, where there are too many.</summary>
    public void Add(DiagnosticDescriptor descriptor, ItemSet list, int? kept, params string[] details)
    {
        var known = new KnownValue(null, list.Place, Origin: list.Origin, IsOneOfSeveral: list.Origin is not null);
        if (!Guards.MayHoldBack(known, context.CancellationToken))
        {
            var properties = ImmutableDictionary<string, string?>.Empty;
            Report(
                descriptor,
                list.Place,
                [list.Place.Syntax.GetLocation()],
                kept is { } count ? properties.Add(KeptItems, count.ToString(CultureInfo.InvariantCulture)) : properties,
                details);
        }
    }

    /// <summary>A null that reaches a required field; elsewhere null means "not sent".</summary>
    public void Null(KnownValue known)
    {
        if (Field.Property is { IsRequired: true, NullableAnnotation: NullableAnnotation.NotAnnotated, Type.IsReferenceType: true })
        {
            Add(Descriptors.RequiredIsNull, known);
        }
    }

    /// <summary>A text as far as a line in a build log should show it.</summary>
    public static string Shown(string text)
    {
        var shown = text.Length <= MaxShown ? text : text.Substring(0, MaxShown) + "…";
        return shown.Replace("\r", "\\r").Replace("\n", "\\n");
    }

    private void Report(
        DiagnosticDescriptor descriptor, IOperation place, IEnumerable<Location> additional, ImmutableDictionary<string, string?> properties, string[] details)
    {
        if (!Templates.IsReplaced(context.Operation, Field.Property, context.CancellationToken))
        {
            context.ReportDiagnostic(Diagnostic.Create(
                descriptor, place.Syntax.GetLocation(), additional, properties, [contract.ModelOf(Field.Property.ContainingType), Field.Name, .. details]));
        }
    }
}
