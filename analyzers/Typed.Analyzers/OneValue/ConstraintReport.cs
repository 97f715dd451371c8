using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Typed.Analyzers.Contract;
using Typed.Analyzers.Evaluation;
using Typed.Analyzers.Fixes;
using Typed.Analyzers.Requests;

namespace Typed.Analyzers.OneValue;

/// <summary>Reports diagnostics for one assignment to one field.</summary>
/// <remarks>Created for each assignment, usually without a diagnostic, so it is a struct.</remarks>
internal readonly struct ConstraintReport(OperationAnalysisContext context, RecordField field, TypedContract contract)
{
    private const int MaxShown = 60;

    public RecordField Field { get; } = field;

    /// <summary>Reports about a part of the same value.</summary>
    /// <param name="inner">The constraints of the part.</param>
    public ConstraintReport Of(RecordField inner) => new(context, inner, contract);

    /// <summary>Reports at the value, including possible replacements.</summary>
    public void Add(DiagnosticDescriptor descriptor, KnownValue known, FixData fix, params string[] details)
    {
        var place = known.Operand.Syntax.GetLocation();
        Location[] additional = known.Origin is null ? [place] : [place, known.Origin.GetLocation()];
        if (!Guards.MayHoldBack(known, context.CancellationToken))
        {
            Report(descriptor, known.Operand, additional, known.IsReplaceable ? fix : FixData.None, details);
        }
    }

    public void Add(DiagnosticDescriptor descriptor, KnownValue known, params string[] details) =>
        Add(descriptor, known, FixData.None, details);

    /// <summary>Reports at a list. If it has too many items, includes how many of them may remain.</summary>
    public void Add(DiagnosticDescriptor descriptor, ItemSet list, int? kept, params string[] details)
    {
        var known = new KnownValue(null, list.Place, Origin: list.Origin, IsOneOfSeveral: list.Origin is not null);
        if (!Guards.MayHoldBack(known, context.CancellationToken))
        {
            Report(
                descriptor,
                list.Place,
                [list.Place.Syntax.GetLocation()],
                kept is { } count ? new FixData { KeptItems = count } : FixData.None,
                details);
        }
    }

    /// <summary>Reports a null that reaches a required field; elsewhere null means "not sent".</summary>
    public void Null(KnownValue known)
    {
        if (Field.Property is { IsRequired: true, NullableAnnotation: NullableAnnotation.NotAnnotated, Type.IsReferenceType: true })
        {
            Add(Descriptors.RequiredIsNull, known);
        }
    }

    /// <summary>The text, shortened for a line in a build log.</summary>
    public static string Shown(string text)
    {
        var shown = text.Length <= MaxShown ? text : text.Substring(0, MaxShown) + "…";
        return shown.Replace("\r", "\\r").Replace("\n", "\\n");
    }

    /// <summary>A value of a list as it is sent.</summary>
    public string Shown(object value) =>
        value is bool flag ? flag ? "true" : "false"
        : contract.ParamEnumOf(Field.Item) is { } values && NumericConversion.ToDecimal(value) is { } number && values.MemberOf(number) is { } member ? member.Text
        : Shown(Convert.ToString(value, CultureInfo.InvariantCulture)!);

    private void Report(
        DiagnosticDescriptor descriptor, IOperation place, IEnumerable<Location> additional, FixData fix, string[] details)
    {
        if (!Templates.IsReplaced(context.Operation, Field.Property, context.CancellationToken) && !Templates.IsWithinReplaced(context.Operation, context.CancellationToken)
            && !ReplacedByExtra.Is(place, contract, context.CancellationToken))
        {
            context.ReportDiagnostic(Diagnostic.Create(
                descriptor, place.Syntax.GetLocation(), additional, fix.ToProperties(), [contract.ModelOf(Field.Property.ContainingType), Field.Name, .. details]));
        }
    }
}
