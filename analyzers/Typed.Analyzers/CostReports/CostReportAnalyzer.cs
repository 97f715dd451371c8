using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using Typed.Analyzers.Contract;
using Typed.Analyzers.Credits;
using Typed.Analyzers.MappedCode;
using Typed.Analyzers.Requests;
using Typed.Analyzers.RuntimeUse;

namespace Typed.Analyzers.CostReports;

/// <summary>Reports each submission and the worst case of each method and endpoint, for the cost report of a build (TYP3007).</summary>
/// <remarks>Registers nothing unless the build asks for a report.</remarks>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class CostReportAnalyzer : DiagnosticAnalyzer
{
    /// <summary>The property that the build sets if a report is requested.</summary>
    internal const string Option = "build_property.TypedReportsCosts";

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = ImmutableArray.Create(Descriptors.CostReportEntry);

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        // Without the option there are no actions, so that an ordinary build does not analyze generated code.
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.Analyze | GeneratedCodeAnalysisFlags.ReportDiagnostics);
        context.EnableConcurrentExecution();
        context.RegisterCompilationStartAction(Start);
    }

    private static void Start(CompilationStartAnalysisContext context)
    {
        if (!context.Options.AnalyzerConfigOptionsProvider.GlobalOptions.TryGetValue(Option, out var isAsked) || !string.Equals(isAsked, "true", StringComparison.OrdinalIgnoreCase)
            || TypedContract.Of(context.Compilation) is not { } contract || Submission.TryCreate(context.Compilation) is not { } submission)
        {
            return;
        }

        var units = new ConcurrentBag<Unit>();
        var mapped = MappedTrees.In(context.Compilation, context.CancellationToken);
        context.RegisterOperationBlockAction(block =>
        {
            if (block.IsGeneratedCode && !block.OperationBlocks.Any(body => mapped.Contains(body.Syntax.SyntaxTree)))
            {
                return;
            }

            // The arguments of a method's attributes are blocks of the method too.
            foreach (var unit in block.OperationBlocks.Where(body => body is not IAttributeOperation).SelectMany(body => Unit.In(block.OwningSymbol, body)))
            {
                units.Add(unit);
            }
        });
        context.RegisterCompilationEndAction(end => End(end, units, submission, contract));
    }

    private static void End(CompilationAnalysisContext context, IEnumerable<Unit> units, Submission submission, TypedContract contract)
    {
        context.ReportDiagnostic(Entry(
            Location.None, CostEntry.Of(CostEntry.Build, (CostEntry.Assembly, context.Compilation.AssemblyName)), $"the submissions of {context.Compilation.AssemblyName}"));
        var ordered = units.OrderBy(unit => unit.Body.Syntax.SyntaxTree.FilePath, StringComparer.Ordinal).ThenBy(unit => unit.Body.Syntax.SpanStart).ToArray();
        var worst = new WorstCases(ordered, submission, contract, context.CancellationToken);
        foreach (var unit in ordered)
        {
            var endpoint = EndpointOf(unit, contract, context.CancellationToken);
            foreach (var call in unit.Calls().OrderBy(call => call.Syntax.SpanStart))
            {
                if (SubmissionPrice.Of(call, submission, contract, context.CancellationToken) is { } price)
                {
                    context.ReportDiagnostic(Call(unit, endpoint, price));
                }
                else if (Endpoints.RouteOf(call, contract.Evaluator, context.CancellationToken) is { } route && Endpoints.HandlerOf(call) is { } handler)
                {
                    Member(context, NameOf(handler), route, call.Syntax.GetLocation(), worst.Of(handler));
                }
            }

            Member(context, unit.Name, endpoint, PlaceOf(unit), worst.Of(unit.Symbol));
        }
    }

    private static Diagnostic Call(Unit unit, string? endpoint, SubmissionPrice price)
    {
        var times = unit.TimesOf(price.Call);
        var cost = price is { Record: { } record, Least: { } least }
            ? price.Most is { } most ? $"{PriceText.Costs(record, price.Differs, least, most)} {PriceText.Table(record)}" : $"costs at least {PriceText.Amount(least, least)} {record.Unit} {PriceText.Table(record)}"
            : "has no known price";
        return Entry(
            price.Call.Syntax.GetLocation(),
            CostEntry.Of(
                CostEntry.Call,
                (CostEntry.Name, unit.Name),
                (CostEntry.Endpoint, endpoint),
                (CostEntry.Provider, price.Provider),
                (CostEntry.Model, price.Model),
                (CostEntry.Unit, price.Record?.Unit),
                (CostEntry.Least, Text(price.Least)),
                (CostEntry.Most, Text(price.Most)),
                (CostEntry.Certainty, price.Least is null ? null : price.Record?.Certainty.ToString().ToLowerInvariant()),
                (CostEntry.Table, price.Least is null ? null : price.Record?.AsOf),
                (CostEntry.Times, times?.ToString(CultureInfo.InvariantCulture) ?? "n"),
                (CostEntry.Reason, price.Reason)),
            $"a request to {(price.Model is null ? "an unknown model" : $"'{price.Model}'")} {cost}{(price.Reason is null ? "" : $" ({price.Reason})")}");
    }

    private static void Member(CompilationAnalysisContext context, string name, string? endpoint, Location place, WorstCase worst)
    {
        foreach (var ((provider, unit), spending) in worst.Spending.OrderBy(one => one.Currency.Provider, StringComparer.Ordinal).ThenBy(one => one.Currency.Unit, StringComparer.Ordinal))
        {
            context.ReportDiagnostic(Entry(
                place,
                CostEntry.Of(
                    CostEntry.Member,
                    (CostEntry.Name, name),
                    (CostEntry.Endpoint, endpoint),
                    (CostEntry.Provider, provider),
                    (CostEntry.Unit, unit),
                    (CostEntry.Most, Text(spending.Credits)),
                    (CostEntry.Calls, spending.Calls.ToString(CultureInfo.InvariantCulture)),
                    (CostEntry.IsLowerBound, worst.IsLowerBound ? "true" : null)),
                $"'{endpoint ?? name}' can spend {(worst.IsLowerBound ? "at least " : "")}{ExactNumber.Text(spending.Credits)} {provider} {unit}"));
        }
    }

    private static string? EndpointOf(Unit unit, TypedContract contract, CancellationToken cancellationToken) =>
        unit.Body.Parent is IAnonymousFunctionOperation lambda ? Endpoints.RouteOf(lambda, contract.Evaluator, cancellationToken) : Endpoints.RouteOf(unit.Symbol);

    private static string NameOf(IMethodSymbol method) => method.ToDisplayString(SymbolDisplayFormat.CSharpShortErrorMessageFormat);

    private static Location PlaceOf(Unit unit) => unit.Body.Parent is IAnonymousFunctionOperation lambda ? lambda.Syntax.GetLocation()
        : unit.Symbol.Locations.FirstOrDefault(location => location.SourceTree == unit.Body.Syntax.SyntaxTree) ?? unit.Body.Syntax.GetLocation();

    private static Diagnostic Entry(Location place, ImmutableDictionary<string, string?> properties, string message) =>
        Diagnostic.Create(Descriptors.CostReportEntry, place, properties, message);

    private static string? Text(decimal? credits) => credits is { } number ? ExactNumber.Text(number) : null;
}
