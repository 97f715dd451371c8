using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using Typed.Analyzers.Contract;
using Typed.Analyzers.Credits;
using Typed.Analyzers.Fixes;
using Typed.Analyzers.Requests;

namespace Typed.Analyzers.SeveralValues;

/// <summary>Checks each request as a whole: its slots, the rules between its fields (TYP2002 to TYP2005), its price (TYP2001), and its budget (TYP3001).</summary>
/// <remarks>A single analyzer, because all checks need the same facts and reading those is most of the work.</remarks>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class RequestAnalyzer() : RuleAnalyzer(
    Descriptors.UnpricedCombination, Descriptors.SlotWithoutEarlier, Descriptors.BrokenRule, Descriptors.DocumentedRule, Descriptors.MixedInputs, Descriptors.CallOverBudget)
{
    private protected override void Start(CompilationStartAnalysisContext context, TypedContract contract)
    {
        var (requests, budgets) = (contract.Requests, Budgets.Of(context.Compilation));
        context.RegisterOperationAction(operation => Creation(operation, contract, requests, budgets), OperationKind.ObjectCreation);
        context.RegisterOperationAction(operation => Request(operation, contract, requests, budgets), OperationKind.With);
    }

    private static void Creation(OperationAnalysisContext context, TypedContract contract, RequestReader requests, Budgets budgets)
    {
        var creation = (IObjectCreationOperation)context.Operation;
        if (contract.RecordOf(creation.Type) is { Screen: var screen }
            && (screen.IsSuspect(contract.Assigned.Of(creation.Initializer)) || screen.MostCredits > PriceFindings.BudgetOf(context, budgets)))
        {
            Request(context, contract, requests, budgets);
        }
    }

    private static void Request(OperationAnalysisContext context, TypedContract contract, RequestReader requests, Budgets budgets)
    {
        if (requests.Read(context.Operation, context.CancellationToken) is not { } facts)
        {
            return;
        }

        var findings = new RequestFindings(context, facts);
        Slots(findings, facts);
        MixedInputs.Report(findings, facts);
        foreach (var rule in facts.Record.Rules)
        {
            if (RuleCheck.Broken(rule, facts) is { } how)
            {
                var place = rule.Terms.Select(term => facts.FactOf(term).Place).FirstOrDefault(place => place is not null);
                findings.Report(Diagnostic.Create(
                    rule.IsDocumentedOnly ? Descriptors.DocumentedRule : Descriptors.BrokenRule,
                    place?.Syntax.GetLocation() ?? RequestLocation.Of(facts.Creation),
                    InitializerEdits.Of(Orphans(rule, facts), []).ToProperties(),
                    facts.Record.Model,
                    how));
            }
        }

        PriceFindings.Report(context, findings, facts, budgets, contract);
    }

    // The properties that can be removed to satisfy the rule: those that require a missing one, or one of several that conflict.
    private static IEnumerable<RecordField> Orphans(FieldRule rule, RequestFacts facts)
    {
        var terms = rule.Kind switch
        {
            FieldRuleKind.Requires => rule.Terms.Take(1),
            FieldRuleKind.Excludes or FieldRuleKind.ExactlyOneOf => rule.Terms,
            _ => [],
        };
        return terms.Where(term => facts.FactOf(term) is { Place: not null, IsSet: Presence.Yes })
            .Select(facts.Record.FieldOf).OfType<RecordField>().Where(field => !field.Property.IsRequired);
    }

    private static void Slots(RequestFindings findings, RequestFacts facts)
    {
        var slots = facts.Record.Slots;
        for (var i = 1; i < slots.Length; i++)
        {
            var later = slots[i];
            if (MissingBefore(later, facts) is { } missing && facts[later.Name] is { Place: { } place, IsSet: Presence.Yes })
            {
                findings.Report(Diagnostic.Create(
                    Descriptors.SlotWithoutEarlier,
                    place.Syntax.GetLocation(),
                    [(place.Parent is { } ? SlotName(place) : null) ?? place.Syntax.GetLocation()],
                    (InitializerEdits.Of([later], [missing]) with { Replacements = [new Replacement(missing.Property.Name, $"Use {missing.Property.Name}")] }).ToProperties(),
                    facts.Record.Model,
                    later.Name,
                    missing.Name));
            }
        }
    }

    private static RecordField? MissingBefore(RecordField later, RequestFacts facts)
    {
        foreach (var earlier in facts.Record.Slots)
        {
            if (earlier.Slot < later.Slot && facts[earlier.Name].IsUnset)
            {
                return earlier;
            }
        }

        return null;
    }

    // The property's name in "Name = value", where changing the name moves the value to the earlier slot.
    private static Location? SlotName(IOperation value)
    {
        var parent = value.Parent;
        while (parent is IConversionOperation)
        {
            parent = parent.Parent;
        }

        return (parent as ISimpleAssignmentOperation)?.Target.Syntax.GetLocation();
    }
}
