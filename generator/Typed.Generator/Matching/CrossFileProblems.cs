using System.Collections.Immutable;
using Typed.Generator.Collections;
using Typed.Generator.Diagnostics;
using Typed.Generator.Inputs;
using Typed.Generator.Naming;
using Typed.Generator.Reading;
using Typed.Generator.Specification;

namespace Typed.Generator.Matching;

/// <summary>Finds what only shows when files are seen together: names twice, prices and rules for what no model has.</summary>
internal static class CrossFileProblems
{
    public static EquatableArray<DiagnosticInfo> Find(
        ImmutableArray<ModelFile> files,
        EquatableArray<NameAssignment> names,
        ImmutableArray<PricingFile> pricing,
        ImmutableArray<RulesFile> rules,
        GeneratorOptions options)
    {
        var problems = new List<DiagnosticInfo>();
        OfNames(files, names, problems);
        var models = files
            .Where(file => file.Model is not null)
            .GroupBy(file => (file.Model!.Provider, file.Model.Model))
            .ToDictionary(group => group.Key, group => group.First().Model!);
        foreach (var file in pricing)
        {
            OfPrices(file, models, options, problems);
        }

        foreach (var file in rules)
        {
            OfRules(file, models, options, problems);
        }

        return problems.ToEquatableArray();
    }

    private static void OfNames(ImmutableArray<ModelFile> files, EquatableArray<NameAssignment> names, List<DiagnosticInfo> problems)
    {
        var places = files.GroupBy(file => file.Path, StringComparer.Ordinal).ToDictionary(group => group.Key, group => group.First().NamePlace, StringComparer.Ordinal);
        foreach (var name in names.Where(name => name.Rival is not null))
        {
            problems.Add(name.Name.Length == 0
                ? DiagnosticInfo.Of(Descriptors.ModelTwice, name.Path, places[name.Path], name.Model, name.Provider, FileName(name.Rival!))
                : DiagnosticInfo.Of(
                    Descriptors.NameCollision, name.Path, places[name.Path],
                    name.Name.Substring(0, name.Name.LastIndexOf('_')) + "Params", name.Rival!, name.Model, name.Name + "Params"));
        }
    }

    private static void OfPrices(PricingFile file, Dictionary<(string, string), ModelSpec> models, GeneratorOptions options, List<DiagnosticInfo> problems)
    {
        for (var i = 0; i < file.Prices.Count; i++)
        {
            var prices = file.Prices[i];
            var places = file.Places[i];
            if (!models.TryGetValue((file.Provider, prices.Model), out var model))
            {
                // A model that the project leaves out is not unknown.
                if (options.Models.Count == 0)
                {
                    problems.Add(DiagnosticInfo.Of(Descriptors.PriceForUnknownModel, file.Path, places.Name, prices.Model));
                }

                continue;
            }

            for (var line = 0; line < prices.Lines.Count; line++)
            {
                foreach (var condition in prices.Lines[line].Conditions)
                {
                    if (PriceMatching.Problem(model, condition) is { } problem)
                    {
                        problems.Add(DiagnosticInfo.Of(
                            Descriptors.PriceForUnknownValue, file.Path, places.Lines[line], prices.Model, $"{condition.Field} = {condition.Json}", problem));
                    }
                }
            }

            foreach (var field in new[] { prices.CountField, prices.UpToField }.OfType<string>())
            {
                if (model.Properties.All(property => property.WireName != field))
                {
                    problems.Add(DiagnosticInfo.Of(Descriptors.PriceForUnknownValue, file.Path, places.Name, prices.Model, field, "no such field"));
                }
            }
        }
    }

    private static void OfRules(RulesFile file, Dictionary<(string, string), ModelSpec> models, GeneratorOptions options, List<DiagnosticInfo> problems)
    {
        foreach (var item in file.Places.Where(item => options.Models.Count == 0 || models.ContainsKey((file.Provider, item.Model))))
        {
            var problem = !models.TryGetValue((file.Provider, item.Model), out var model) ? $"no model file describes '{item.Model}'"
                : RuleMatching.UnknownTerm(model, item.Rule) is { } term ? $"'{item.Model}' has no field '{term}'"
                : null;
            if (problem is not null)
            {
                problems.Add(DiagnosticInfo.Of(Descriptors.InvalidRule, file.Path, item.Place, problem));
            }
        }
    }

    private static string FileName(string path)
    {
        var normal = path.Replace('\\', '/');
        return normal.Substring(normal.LastIndexOf('/') + 1);
    }
}
