using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Typed.Analyzers.Contract;
using Typed.Analyzers.Evaluation;

namespace Typed.Analyzers.OneValue;

/// <summary>Holds what one field is given against its constraints.</summary>
internal sealed class ConstrainedValueCheck(OperationAnalysisContext context, TypedContract contract, ParamField field, ValueEvaluator evaluator)
{
    private readonly ConstraintReport _report = new(context, field, contract);

    public void Run(IOperation value)
    {
        var property = field.Property;
        if (ItemOf(property.Type) is { } item)
        {
            List(item, value);
        }
        else if (property.Type.SpecialType == SpecialType.System_String || IsNumber(property.Type))
        {
            foreach (var known in evaluator.Evaluate(value, context.CancellationToken).Values)
            {
                One(known);
            }
        }
        else
        {
            Nulls(value);
        }
    }

    // An object or a list is not known by its value, but that it is null can be.
    private void Nulls(IOperation value)
    {
        if (field.Property is { IsRequired: true, Type.IsReferenceType: true })
        {
            foreach (var known in evaluator.Evaluate(value, context.CancellationToken).Values.Where(known => known.Value is null))
            {
                _report.Null(known);
            }
        }
    }

    private void One(KnownValue known)
    {
        switch (known.Value)
        {
            case null: _report.Null(known); break;
            case string text: TextChecks.Run(_report, known, text); break;
            default: NumberChecks.Run(_report, known); break;
        }
    }

    private void List(ITypeSymbol itemType, IOperation value)
    {
        Nulls(value);
        foreach (var list in ListReader.Read(value, evaluator, context.CancellationToken))
        {
            ListChecks.Count(_report, list);
            var known = list.Items.Select(operation => evaluator.Evaluate(operation, context.CancellationToken)).ToArray();
            ListChecks.Repetition(_report, known);
            if (itemType.SpecialType == SpecialType.System_String || IsNumber(itemType))
            {
                foreach (var item in known.SelectMany(values => values.Values).Where(item => item.Value is not null))
                {
                    One(item);
                }
            }
        }
    }

    private static ITypeSymbol? ItemOf(ITypeSymbol type) =>
        type is INamedTypeSymbol { Name: "IReadOnlyList", TypeArguments: [var item] } ? item : null;

    private static bool IsNumber(ITypeSymbol type)
    {
        var number = type is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T, TypeArguments: [var inner] } ? inner : type;
        return number.SpecialType is >= SpecialType.System_SByte and <= SpecialType.System_Double;
    }
}
