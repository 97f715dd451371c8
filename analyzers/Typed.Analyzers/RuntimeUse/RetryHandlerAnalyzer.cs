using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using Typed.Analyzers.Contract;
using Typed.Analyzers.Evaluation;
using Typed.Analyzers.Requests;

namespace Typed.Analyzers.RuntimeUse;

/// <summary>Finds handlers that repeat requests, or copy their bodies, on the HTTP client of a generation client (TYP4013).</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class RetryHandlerAnalyzer() : RuleAnalyzer(Descriptors.RetryHandler)
{
    private const int MaxDepth = 32;

    private static readonly ImmutableHashSet<string> s_handlers = ImmutableHashSet.Create(
        StringComparer.Ordinal,
        "AddStandardResilienceHandler", "AddStandardHedgingHandler", "AddResilienceHandler", "AddPolicyHandler", "AddPolicyHandlerFromRegistry", "AddTransientHttpErrorPolicy");

    private protected override void Start(CompilationStartAnalysisContext context, TypedContract contract)
    {
        if (Submission.TryCreate(context.Compilation) is { } submission)
        {
            context.RegisterOperationAction(operation => Call(operation, submission, contract.Evaluator), OperationKind.Invocation);
            context.RegisterOperationAction(operation => Creation(operation, submission, contract.Evaluator), OperationKind.ObjectCreation);
        }
    }

    private static void Call(OperationAnalysisContext context, Submission submission, ValueEvaluator evaluator)
    {
        var call = (IInvocationOperation)context.Operation;
        if (!IsBuilder(call))
        {
            return;
        }

        var reader = BodyReads.AddedBy(call, context.CancellationToken);
        if ((reader is not null || s_handlers.Contains(call.TargetMethod.Name))
            && (Below(call, submission, evaluator, context.CancellationToken) ?? Above(call, submission)) is { } client)
        {
            var name = call.Syntax is InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name: var member } } ? member : call.Syntax;
            context.ReportDiagnostic(reader is null
                ? Diagnostic.Create(
                    Descriptors.RetryHandler,
                    name.GetLocation(),
                    call.TargetMethod.Name,
                    "repeats",
                    client.Name,
                    "a submission is paid for and can be sent once only, so that each repetition fails, or pays again")
                : Reads(name, reader, client));
        }
    }

    // new StudioClient(new HttpClient(new LoggingHandler(...)), options)
    private static void Creation(OperationAnalysisContext context, Submission submission, ValueEvaluator evaluator)
    {
        var creation = (IObjectCreationOperation)context.Operation;
        if (creation.Arguments.IsEmpty || !submission.IsClient(creation.Type)
            || creation.Arguments.FirstOrDefault(argument => argument.Parameter?.Type.Name == "HttpClient") is not { } client)
        {
            return;
        }

        foreach (var handler in BodyReads.In(client.Value, evaluator, context.CancellationToken))
        {
            context.ReportDiagnostic(Reads(handler.Syntax, handler.Type!.Name, creation.Type!));
        }
    }

    private static Diagnostic Reads(SyntaxNode at, string handler, ITypeSymbol client) => Diagnostic.Create(
        Descriptors.RetryHandler,
        at.GetLocation(),
        handler,
        "reads the bodies of",
        client.Name,
        "its copy of a paid request can be sent again, so add a SubmissionGuard as the last handler, or do not read the body");

    private static bool IsBuilder(IInvocationOperation call) => Receiver(call)?.Type is { } type
        && (type.Name == "IHttpClientBuilder" || type.AllInterfaces.Any(implemented => implemented.Name == "IHttpClientBuilder"));

    // services.AddHttpClient<TClient>().AddStandardResilienceHandler(), also through a local.
    private static ITypeSymbol? Below(IInvocationOperation call, Submission submission, ValueEvaluator evaluator, CancellationToken cancellationToken)
    {
        var operation = Receiver(call);
        for (var depth = 0; operation is not null && depth < MaxDepth; depth++)
        {
            operation = Conversions.WithoutConversions(operation);
            if (operation is IInvocationOperation inner)
            {
                if (ClientOf(inner, submission) is { } client)
                {
                    return client;
                }

                operation = Receiver(inner);
            }
            else
            {
                operation = evaluator.SourceOf(operation, cancellationToken);
            }
        }

        return null;
    }

    // services.AddHttpClient("media").AddStandardResilienceHandler().AddTypedClient<TClient>(): as far as the builder chain continues.
    private static ITypeSymbol? Above(IInvocationOperation call, Submission submission)
    {
        IOperation inner = call;
        for (var outer = call.Parent; outer is IArgumentOperation or IConversionOperation or IInvocationOperation; outer = outer.Parent)
        {
            if (outer is not IInvocationOperation next)
            {
                continue;
            }

            if (Receiver(next) is not { } receiver || Conversions.WithoutConversions(receiver) != inner)
            {
                return null;
            }

            if (ClientOf(next, submission) is { } client)
            {
                return client;
            }

            inner = next;
        }

        return null;
    }

    private static ITypeSymbol? ClientOf(IInvocationOperation call, Submission submission) =>
        call.TargetMethod.Name is "AddHttpClient" or "AddTypedClient" ? call.TargetMethod.TypeArguments.FirstOrDefault(submission.IsClient) : null;

    private static IOperation? Receiver(IInvocationOperation call) =>
        call.Instance ?? (call.TargetMethod.IsExtensionMethod ? call.Arguments.FirstOrDefault(argument => argument.Parameter?.Ordinal == 0)?.Value : null);
}
