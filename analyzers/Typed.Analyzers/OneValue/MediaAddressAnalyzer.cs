using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using Typed.Analyzers.Contract;

namespace Typed.Analyzers.OneValue;

/// <summary>Finds inputs created from a text that is not a URL (TYP1014) or from a URL that cannot be fetched (TYP1015).</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class MediaAddressAnalyzer() : RuleAnalyzer(Descriptors.TextFormat, Descriptors.NoUrl)
{
    private protected override void Start(CompilationStartAnalysisContext context, TypedContract contract)
    {
        var conversions = new CheckedConversions(contract);
        context.RegisterOperationAction(operation => Call(operation, contract, conversions), OperationKind.Invocation);
    }

    private static void Call(OperationAnalysisContext context, TypedContract contract, CheckedConversions conversions)
    {
        if (conversions.OfAddress((IInvocationOperation)context.Operation) is { } text)
        {
            MediaAddressCheck.Run(context, text, contract.Evaluator);
        }
    }
}
