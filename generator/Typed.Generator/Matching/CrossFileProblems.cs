using System.Collections.Immutable;
using Typed.Generator.Collections;
using Typed.Generator.Diagnostics;
using Typed.Generator.Inputs;
using Typed.Generator.Naming;
using Typed.Generator.Reading;

namespace Typed.Generator.Matching;

/// <summary>Finds what only shows when all files are seen together: names twice, prices and rules for what no file describes.</summary>
internal static class CrossFileProblems
{
    public static EquatableArray<DiagnosticInfo> Find(
        ImmutableArray<ModelIdentity> models,
        EquatableArray<NameAssignment> names,
        ImmutableArray<PricingFile> pricing,
        ImmutableArray<RulesFile> rules,
        GeneratorOptions options)
    {
        var problems = new List<DiagnosticInfo>();
        OfNames(models, names, problems);
        if (options.Models.Count > 0)
        {
            // A model that the project leaves out is not unknown.
            return problems.ToEquatableArray();
        }

        var known = new HashSet<(string, string)>(models.Select(model => (model.Provider, model.Model)));
        foreach (var file in pricing)
        {
            foreach (var places in file.Places.Where(places => !known.Contains((file.Provider, places.Model))))
            {
                problems.Add(DiagnosticInfo.Of(Descriptors.PriceForUnknownModel, file.Path, places.Name, places.Model));
            }
        }

        foreach (var file in rules)
        {
            foreach (var item in file.Places.Where(item => !known.Contains((file.Provider, item.Model))))
            {
                problems.Add(DiagnosticInfo.Of(Descriptors.InvalidRule, file.Path, item.Place, $"no model file describes '{item.Model}'"));
            }
        }

        return problems.ToEquatableArray();
    }

    private static void OfNames(ImmutableArray<ModelIdentity> models, EquatableArray<NameAssignment> names, List<DiagnosticInfo> problems)
    {
        foreach (var name in names.Where(name => name.Rival is not null))
        {
            var place = models.First(model => model.Path == name.Path).Place;
            problems.Add(name.Name.Length == 0
                ? DiagnosticInfo.Of(Descriptors.ModelTwice, name.Path, place, name.Model, name.Provider, FileName(name.Rival!))
                : DiagnosticInfo.Of(
                    Descriptors.NameCollision, name.Path, place,
                    name.Name.Substring(0, name.Name.LastIndexOf('_')) + "Params", name.Rival!, name.Model, name.Name + "Params"));
        }
    }

    private static string FileName(string path)
    {
        var normal = path.Replace('\\', '/');
        return normal.Substring(normal.LastIndexOf('/') + 1);
    }
}
