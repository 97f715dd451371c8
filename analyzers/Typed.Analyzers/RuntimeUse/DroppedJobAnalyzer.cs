using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace Typed.Analyzers.RuntimeUse;

/// <summary>Finds submissions that discard the returned job: it is paid for and lost (TYP4001).</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class DroppedJobAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = ImmutableArray.Create(Descriptors.DroppedJob);

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterCompilationStartAction(Start);
    }

    private static void Start(CompilationStartAnalysisContext context)
    {
        if (Submission.TryCreate(context.Compilation) is { } submission)
        {
            context.RegisterOperationAction(operation => Call(operation, submission), OperationKind.Invocation);
        }
    }

    private static void Call(OperationAnalysisContext context, Submission submission)
    {
        var call = (IInvocationOperation)context.Operation;
        if (submission.IsSubmission(call) && IsDropped(call))
        {
            var name = call.Syntax is InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name: var member } } ? member : call.Syntax;
            context.ReportDiagnostic(Diagnostic.Create(Descriptors.DroppedJob, name.GetLocation()));
        }
    }

    private static bool IsDropped(IInvocationOperation call)
    {
        var outer = call.Parent;
        while (IsPassedOn(outer))
        {
            outer = outer!.Parent;
        }

        return outer switch
        {
            // The body of "async () => await …": the caller may only expect it to throw.
            IExpressionStatementOperation { Syntax: not ExpressionStatementSyntax } statement => !IsInLambda(statement),
            IExpressionStatementOperation => true,
            ISimpleAssignmentOperation { Target: IDiscardOperation } => true,
            IVariableInitializerOperation { Parent: IVariableDeclaratorOperation { Symbol: var local } declarator } => !IsUsed(local, declarator),
            _ => false,
        };
    }

    // An operation that awaits one or more tasks either returns the job or discards it.
    private static bool IsPassedOn(IOperation? outer) => outer switch
    {
        IAwaitOperation or IConversionOperation or IArrayInitializerOperation or IArrayCreationOperation => true,
        IArgumentOperation { Parent: IInvocationOperation call } => IsWait(call),
        IInvocationOperation call => IsWait(call),
        // [a, b], or the collection that the compiler creates for a params span.
        { Syntax: CollectionExpressionSyntax } or { IsImplicit: true, Parent: IArgumentOperation } => true,
        _ => false,
    };

    private static bool IsWait(IInvocationOperation call) =>
        call.TargetMethod.Name is "ConfigureAwait" or "WaitAsync" or "Wait" or "GetAwaiter" or "GetResult" or "WhenAll" or "WaitAll"
        && call.TargetMethod.ContainingNamespace.ToDisplayString() is "System.Threading.Tasks" or "System.Runtime.CompilerServices";

    private static bool IsInLambda(IOperation statement)
    {
        for (var outer = statement.Parent; outer is not null; outer = outer.Parent)
        {
            if (outer is IAnonymousFunctionOperation or ILocalFunctionOperation)
            {
                return outer is IAnonymousFunctionOperation;
            }
        }

        return false;
    }

    private static bool IsUsed(ILocalSymbol local, IOperation declarator)
    {
        var body = declarator;
        while (body.Parent is { } parent)
        {
            body = parent;
        }

        return body.Descendants().Any(operation => operation is ILocalReferenceOperation reference && SymbolEqualityComparer.Default.Equals(reference.Local, local));
    }
}
