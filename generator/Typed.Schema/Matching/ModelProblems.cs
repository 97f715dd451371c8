using Typed.Schema.Collections;
using Typed.Schema.Diagnostics;
using Typed.Schema.Reading;
using Typed.Schema.Specification;

namespace Typed.Schema.Matching;

/// <summary>Finds problems in one model file, and prices and rules with fields or values that the model does not have.</summary>
public static class ModelProblems
{
    public static EquatableArray<DiagnosticInfo> Find(ModelFile file, PlaceIndex index)
    {
        if (file.Model is not { } model)
        {
            return file.Diagnostics;
        }

        var problems = file.Diagnostics.ToList();
        if (index.PricesOf(model) is var (path, prices, places))
        {
            OfPrices(model, path, prices, places, problems);
        }

        foreach (var (rulesPath, item) in index.RulesOf(model))
        {
            if (RuleMatching.UnknownTerm(model, item.Rule) is { } term)
            {
                problems.Add(DiagnosticInfo.Of(ProblemRules.InvalidRule, rulesPath, item.Place, $"'{item.Model}' has no field '{term}'"));
            }
        }

        return problems.ToEquatableArray();
    }

    private static void OfPrices(ModelSpec model, string path, PriceSpec prices, PricePlaces places, List<DiagnosticInfo> problems)
    {
        for (var line = 0; line < prices.Lines.Count; line++)
        {
            foreach (var condition in prices.Lines[line].Conditions)
            {
                if (PriceMatching.Problem(model, condition) is { } problem)
                {
                    problems.Add(DiagnosticInfo.Of(
                        ProblemRules.PriceForUnknownValue, path, places.Lines[line], prices.Model, $"{condition.Field} = {condition.Json}", problem));
                }
            }
        }

        foreach (var condition in prices.Contradictions.SelectMany(item => item.Conditions))
        {
            if (PriceMatching.Problem(model, condition) is { } problem)
            {
                problems.Add(DiagnosticInfo.Of(
                    ProblemRules.PriceForUnknownValue, path, places.Name, prices.Model, $"{condition.Field} = {condition.Json}", problem));
            }
        }

        foreach (var (_, field) in prices.Factors)
        {
            if (!PriceMatching.HasField(model, field))
            {
                problems.Add(DiagnosticInfo.Of(ProblemRules.PriceForUnknownValue, path, places.Name, prices.Model, field, "no such field"));
            }
        }
    }
}
