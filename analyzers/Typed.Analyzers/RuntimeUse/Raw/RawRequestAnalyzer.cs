using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using Typed.Analyzers.Contract;
using Typed.Analyzers.Evaluation;
using Typed.Analyzers.Fixes;
using Typed.Analyzers.Requests;
using Typed.Analyzers.SeveralValues;

namespace Typed.Analyzers.RuntimeUse.Raw;

/// <summary>Checks a raw JSON request against the model's record and suggests the record (TYP4003, TYP4004, TYP4007, TYP2005).</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class RawRequestAnalyzer() : RuleAnalyzer(Descriptors.UntypedRequest, Descriptors.RefusedRawValue, Descriptors.MissingRawField, Descriptors.MixedInputs)
{
    private protected override void Start(CompilationStartAnalysisContext context, TypedContract contract)
    {
        if (Submission.TryCreate(context.Compilation) is { } submission)
        {
            var (models, evaluator) = (contract.Models, contract.Evaluator);
            context.RegisterOperationAction(operation => Call(operation, submission, models, contract, evaluator), OperationKind.Invocation);
        }
    }

    private static void Call(OperationAnalysisContext context, Submission submission, KnownModels models, TypedContract contract, ValueEvaluator evaluator)
    {
        var call = (IInvocationOperation)context.Operation;
        if (submission.RawOf(call) is not { } raw)
        {
            if (RawPost.Of(call, contract, context.CancellationToken) is { Members: { } posted } post && post.RecordIn(models) is { } model)
            {
                Check(context, model, posted, post.Parameters, contract);
                // There is no fix: the record is submitted by another client.
                Suggest(context, model, post.Parameters, null);
            }

            return;
        }

        if (Submission.ProviderOf(call) is { } provider
            && evaluator.Evaluate(raw.Model, context.CancellationToken) is { IsSingle: true, Values: [{ Value: string name, IsOneOfSeveral: false }] }
            && models.Of(provider) is { } known && known.TryGetValue(name, out var record)
            && RawRequest.Read(raw.Params, evaluator, context.CancellationToken) is { } members)
        {
            Check(context, record, members, raw.Params, contract);
            Suggest(context, record, raw.Params, CreationOf(record, members, contract));
        }
    }

    private static void Check(OperationAnalysisContext context, ModelRecord record, IReadOnlyList<RawMember> members, IOperation parameters, TypedContract contract)
    {
        foreach (var member in members)
        {
            if (record.FieldOf(member.Name) is { } field && member.Constant is { } constant && RawValue.Allowed(field, constant, contract) is { } allowed)
            {
                context.ReportDiagnostic(Diagnostic.Create(
                    Descriptors.RefusedRawValue,
                    member.Place.GetLocation(),
                    [member.Place.GetLocation()],
                    // In a JSON text there is no expression to replace.
                    (member.Value is null ? FixData.None : FixData.Use(RawValue.Nearest(field, constant, contract))).ToProperties(),
                    record.Model,
                    member.Name,
                    allowed,
                    RawValue.Json(constant)));
            }
        }

        foreach (var mixed in members.Select(member => MixedInputs.Find(record, member.Name, member.Place, contract)).OfType<Diagnostic>())
        {
            context.ReportDiagnostic(mixed);
        }

        foreach (var field in record.Fields.Where(field => field.Property.IsRequired))
        {
            if (members.All(member => member.Name != field.Name))
            {
                context.ReportDiagnostic(Diagnostic.Create(Descriptors.MissingRawField, parameters.Syntax.GetLocation(), record.Model, field.Name, "the request does not have it"));
            }
            else if (members.Last(member => member.Name == field.Name) is { IsNull: true } member)
            {
                context.ReportDiagnostic(Diagnostic.Create(Descriptors.MissingRawField, member.Place.GetLocation(), record.Model, field.Name, "it is null"));
            }
        }
    }

    private static void Suggest(OperationAnalysisContext context, ModelRecord record, IOperation parameters, string? creation)
    {
        if (!Informing.IsRaisedInBulk(context, Descriptors.UntypedRequest))
        {
            context.ReportDiagnostic(Diagnostic.Create(
                Descriptors.UntypedRequest,
                parameters.Syntax.GetLocation(),
                new FixData { Record = creation }.ToProperties(),
                record.Model,
                record.Type.Name));
        }
    }

    // Only if each member has a property and each value is kept: a fix must not lose anything.
    private static string? CreationOf(ModelRecord record, IReadOnlyList<RawMember> members, TypedContract contract)
    {
        var assignments = new List<string>();
        foreach (var member in members)
        {
            if (record.FieldOf(member.Name) is not { } field
                || (member.Value is { } value ? WireLiteral.For(field, value, contract) : member.Constant is { } constant ? WireLiteral.For(field, constant, contract) : null) is not { } expression)
            {
                return null;
            }

            assignments.Add($"{field.Property.Name} = {expression}");
        }

        return record.Fields.Any(field => field.Property.IsRequired && members.All(member => member.Name != field.Name))
            ? null
            : $"new {record.Type.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat)} {{ {string.Join(", ", assignments)} }}";
    }
}
