using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using Typed.Analyzers.Contract;
using Typed.Analyzers.Evaluation;

namespace Typed.Analyzers.OneValue;

/// <summary>Finds inputs that are made from a text that is no address (TYP1014), or none that can be fetched (TYP1015).</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class MediaAddressAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = ImmutableArray.Create(Descriptors.TextFormat, Descriptors.NoUrl);

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterCompilationStartAction(Start);
    }

    private static void Start(CompilationStartAnalysisContext context)
    {
        if (TypedContract.Of(context.Compilation) is { } contract && contract.Runtime.GetTypeByMetadataName("Typed.MediaInput") is { } input)
        {
            context.RegisterOperationAction(operation => Call(operation, contract, input), OperationKind.Invocation);
        }
    }

    // MediaInput.FromUrl("snow.jpg"): the text goes into the field url, wherever the input is put.
    private static void Call(OperationAnalysisContext context, TypedContract contract, INamedTypeSymbol input)
    {
        var call = (IInvocationOperation)context.Operation;
        if (call is not { TargetMethod: { Name: "FromUrl", IsStatic: true } method, Arguments: [{ Value: { Type.SpecialType: SpecialType.System_String } text }] }
            || !SymbolEqualityComparer.Default.Equals(method.ContainingType, input))
        {
            return;
        }

        foreach (var known in contract.Evaluator.Evaluate(text, context.CancellationToken).Values)
        {
            if (known.Value is not string address)
            {
                continue;
            }

            if (!UrlText.IsOfFormat("uri", address))
            {
                Report(context, Descriptors.TextFormat, known, address, input.Name, "url", "uri", ConstraintReport.Shown(address));
            }
            else if (!UrlText.CanBeFetched(address) && !UrlText.IsInline(address))
            {
                Report(context, Descriptors.NoUrl, known, address, input.Name, "url", ConstraintReport.Shown(address));
            }
        }
    }

    private static void Report(OperationAnalysisContext context, DiagnosticDescriptor descriptor, KnownValue known, string address, params string[] details)
    {
        if (Guards.MayHoldBack(known.Operand, context.CancellationToken))
        {
            return;
        }

        var place = known.Operand.Syntax.GetLocation();
        Location[] additional = known.Origin is null ? [place] : [place, known.Origin.GetLocation()];
        var properties = known.IsReplaceable ? TextChecks.WithScheme(address) : ImmutableDictionary<string, string?>.Empty;
        context.ReportDiagnostic(Diagnostic.Create(descriptor, place, additional, properties, [.. details]));
    }
}
