using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Typed.Analyzers.Contract;

namespace Typed.Analyzers.OneValue;

/// <summary>Checks each value assigned to a parameter against its constraints (TYP1005 to TYP1017).</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class ConstrainedValueAnalyzer() : RuleAnalyzer(Rules)
{
    internal static readonly DiagnosticDescriptor[] Rules =
    [
        Descriptors.NumberOutOfRange, Descriptors.NumberOffStep, Descriptors.TextLength, Descriptors.DocumentedTextLength, Descriptors.TextPattern,
        Descriptors.EmptyRequiredText, Descriptors.ItemCount, Descriptors.DocumentedItemCount, Descriptors.RepeatedItem, Descriptors.TextFormat,
        Descriptors.NoUrl, Descriptors.OtherMedia, Descriptors.RequiredIsNull,
    ];

    private protected override void Start(CompilationStartAnalysisContext context, TypedContract contract)
    {
        ParamAssignments.Register(context, contract, (operation, assigned) =>
        {
            if (assigned.Field.IsConstrained && !ConstrainedValueCheck.IsShortText(assigned.Field, assigned.Value))
            {
                new ConstrainedValueCheck(operation, contract, assigned.Field, contract.Evaluator).Run(assigned.Value);
            }
        });
    }
}
