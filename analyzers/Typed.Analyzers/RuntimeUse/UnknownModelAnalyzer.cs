using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using Typed.Analyzers.Contract;
using Typed.Analyzers.Evaluation;
using Typed.Analyzers.Fixes;
using Typed.Analyzers.Requests;
using Typed.Analyzers.RuntimeUse.Raw;

namespace Typed.Analyzers.RuntimeUse;

/// <summary>Finds misspelled model names in calls by name and in requests that <c>HttpClient</c> sends (TYP4002).</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class UnknownModelAnalyzer() : RuleAnalyzer(Descriptors.UnknownModel)
{
    private protected override void Start(CompilationStartAnalysisContext context, TypedContract contract)
    {
        if (Submission.TryCreate(context.Compilation) is { } submission)
        {
            context.RegisterOperationAction(operation => Call(operation, submission, contract), OperationKind.Invocation);
        }
    }

    private static void Call(OperationAnalysisContext context, Submission submission, TypedContract contract)
    {
        var call = (IInvocationOperation)context.Operation;
        if (submission.RawOf(call) is { } raw)
        {
            if (Submission.ProviderOf(call) is { } provider)
            {
                foreach (var value in contract.Evaluator.Evaluate(raw.Model, context.CancellationToken).Values)
                {
                    if (value.Value is string name && MeantBy(name, provider, contract) is { } nearest)
                    {
                        Report(context, value, provider, name, nearest);
                    }
                }
            }
        }
        else if (RawPost.Of(call, contract, context.CancellationToken) is { } post)
        {
            foreach (var value in post.Models.Values)
            {
                if (value.Value is string name && MeantBy(name, post, contract) is var (provider, nearest))
                {
                    Report(context, value, provider, name, nearest);
                }
            }
        }
    }

    // A name that resembles no known name may be a model that is newer than the records.
    private static string? MeantBy(string name, string provider, TypedContract contract) =>
        contract.IsKnown(provider, name) ? null : MisspelledName.Of(name, contract.ModelNames.Of(provider));

    // The address says nothing about the provider, so the name must resemble a model of exactly one provider that has each of the parameters.
    private static (string Provider, string Nearest)? MeantBy(string name, RawEnvelope post, TypedContract contract)
    {
        var providers = contract.ModelNames.Providers.ToArray();
        if (providers.Any(provider => contract.IsKnown(provider, name)))
        {
            return null;
        }

        var meant = new List<(string Provider, string Nearest)>();
        foreach (var provider in providers)
        {
            if (MisspelledName.Of(name, contract.ModelNames.Of(provider)) is { } nearest && TakesAll(post, provider, nearest, contract))
            {
                meant.Add((provider, nearest));
            }
        }

        return meant is [var only] ? only : null;
    }

    private static bool TakesAll(RawEnvelope post, string provider, string model, TypedContract contract) =>
        post.Members is not { } members || contract.Models.Of(provider) is not { } records || !records.TryGetValue(model, out var record)
        || members.All(member => record.FieldOf(member.Name) is not null);

    private static void Report(OperationAnalysisContext context, KnownValue value, string provider, string name, string nearest) => context.ReportDiagnostic(Diagnostic.Create(
        Descriptors.UnknownModel,
        value.Operand.Syntax.GetLocation(),
        [value.Operand.Syntax.GetLocation()],
        (value.IsReplaceable ? FixData.Replace(new Replacement(SymbolDisplay.FormatLiteral(nearest, quote: true), $"Change the model's name to '{nearest}'")) : FixData.None).ToProperties(),
        provider,
        name,
        nearest));
}
