using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Typed.Analyzers.Evaluation;

/// <summary>Finds calls that throw if their argument is invalid, such as <c>ArgumentException.ThrowIfNullOrWhiteSpace(prompt)</c>.</summary>
internal static class GuardCalls
{
    private static readonly string[] s_names = ["ThrowIf", "Check", "Ensure", "Guard", "Validate", "Require", "Assert", "Verify", "NotNull", "Against"];

    /// <summary>The guards in a block before one of its statements.</summary>
    public static IEnumerable<IOperation> Before(IBlockOperation block, IOperation statement) => block.Operations
        .TakeWhile(earlier => earlier != statement)
        .OfType<IExpressionStatementOperation>()
        .Select(earlier => CallIn(earlier.Operation))
        .OfType<IInvocationOperation>()
        .Where(call => IsGuard(call.TargetMethod));

    // The result of a guard is discarded, or is the argument itself.
    private static IInvocationOperation? CallIn(IOperation operation) => operation switch
    {
        IAwaitOperation { Operation: var awaited } => CallIn(awaited),
        ISimpleAssignmentOperation { Target: IDiscardOperation, Value: var value } => CallIn(value),
        IInvocationOperation call => call,
        _ => null,
    };

    private static bool IsGuard(IMethodSymbol method)
    {
        if (method.DeclaringSyntaxReferences.IsEmpty)
        {
            return s_names.Any(name => method.Name.StartsWith(name, StringComparison.Ordinal) || method.ContainingType.Name.StartsWith(name, StringComparison.Ordinal));
        }

        return method.DeclaringSyntaxReferences.Any(part => part.GetSyntax().DescendantNodes().Any(node => node.Kind()
            is SyntaxKind.ThrowStatement or SyntaxKind.ThrowExpression
            || (node is InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: var name } }
                && name.StartsWith("ThrowIf", StringComparison.Ordinal))));
    }
}
