using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using Typed.Analyzers.Evaluation;

namespace Typed.Analyzers.Flow;

/// <summary>A call with a definite target in this project: a method, a constructor, or a lambda that is stored in a local.</summary>
/// <param name="Method">The called method, as declared.</param>
/// <param name="Arguments">The arguments, including defaults.</param>
/// <param name="Lambda">The code, if it has no declaration of its own.</param>
internal readonly record struct HelperCall(IMethodSymbol Method, ImmutableArray<IArgumentOperation> Arguments, IAnonymousFunctionOperation? Lambda = null)
{
    /// <summary>The call of a helper, or null for any other operation. Most calls go to other assemblies and return before anything is allocated.</summary>
    public static HelperCall? Of(IOperation operation, Compilation compilation, ValueEvaluator evaluator, CancellationToken cancellationToken) => operation switch
    {
        IInvocationOperation { TargetMethod.MethodKind: MethodKind.DelegateInvoke, Instance: ILocalReferenceOperation local, Arguments.IsEmpty: false } call =>
            LambdaOf(local, evaluator, cancellationToken) is { } lambda ? new HelperCall(lambda.Symbol, call.Arguments, lambda) : null,
        IInvocationOperation { Arguments.IsEmpty: false } call when HelperOf(call.TargetMethod, compilation) is { } method => new HelperCall(method, call.Arguments),
        IObjectCreationOperation { Arguments.IsEmpty: false, Constructor: { } constructor } creation when HelperOf(constructor, compilation) is { } method =>
            new HelperCall(method, creation.Arguments),
        _ => null,
    };

    /// <summary>The declaration of a method of this project that cannot be overridden or replaced, or null for any other method.</summary>
    public static IMethodSymbol? HelperOf(IMethodSymbol method, Compilation compilation) =>
        method is { MethodKind: MethodKind.Ordinary or MethodKind.LocalFunction or MethodKind.Constructor, IsVirtual: false, IsOverride: false, IsAbstract: false }
        && SymbolEqualityComparer.Default.Equals(method.ContainingAssembly, compilation.Assembly)
        && method.OriginalDefinition is { PartialImplementationPart: null } definition
            ? definition
            : null;

    // Checks the syntax first. Only then searches the body for other writes to the local.
    private static IAnonymousFunctionOperation? LambdaOf(ILocalReferenceOperation local, ValueEvaluator evaluator, CancellationToken cancellationToken) =>
        local.Local.DeclaringSyntaxReferences is [var declaration]
        && declaration.GetSyntax(cancellationToken) is VariableDeclaratorSyntax { Initializer.Value: AnonymousFunctionExpressionSyntax }
        && evaluator.SourceOf(local, cancellationToken) is { } source
        && Conversions.WithoutConversions(source) is IDelegateCreationOperation { Target: IAnonymousFunctionOperation lambda }
            ? lambda
            : null;
}
