using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace Typed.Analyzers.RuntimeUse;

/// <summary>Finds results that are read from an unsigned webhook (TYP4010).</summary>
internal static class UnverifiedWebhook
{
    // Its id and status are only a hint to poll the provider; its assets are URLs of unknown origin.
    public static void Report(OperationAnalysisContext context, IPropertyReferenceOperation reference)
    {
        var name = reference.Syntax is MemberAccessExpressionSyntax { Name: var member } ? member : reference.Syntax;
        context.ReportDiagnostic(Diagnostic.Create(Descriptors.UnverifiedWebhook, name.GetLocation()));
    }
}
