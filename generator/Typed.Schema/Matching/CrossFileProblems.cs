using Typed.Schema.Collections;
using Typed.Schema.Diagnostics;
using Typed.Schema.Naming;
using Typed.Schema.Reading;

namespace Typed.Schema.Matching;

/// <summary>Finds problems across files: duplicate names, and prices and rules that match no model file.</summary>
public static class CrossFileProblems
{
    /// <param name="models">All models.</param>
    /// <param name="names">Their names.</param>
    /// <param name="pricing">The price files.</param>
    /// <param name="rules">The rule files.</param>
    /// <param name="unread">The providers with a model file that could not be read. Its model may have prices and rules, so that the missing model is not another problem.</param>
    /// <param name="isFiltered">Whether the project selects models.</param>
    public static EquatableArray<DiagnosticInfo> Find(
        IReadOnlyList<ModelIdentity> models,
        EquatableArray<NameAssignment> names,
        IReadOnlyList<PricingFile> pricing,
        IReadOnlyList<RulesFile> rules,
        IReadOnlyList<string> unread,
        bool isFiltered)
    {
        var problems = new List<DiagnosticInfo>();
        OfNames(models, names, problems);
        if (isFiltered)
        {
            // A model that the project excludes is not unknown.
            return problems.ToEquatableArray();
        }

        var known = new HashSet<(string, string)>(models.Select(model => (model.Provider, model.Model)));
        foreach (var file in pricing.Where(file => !unread.Contains(file.Provider)))
        {
            foreach (var places in file.Places.Where(places => !known.Contains((file.Provider, places.Model))))
            {
                problems.Add(DiagnosticInfo.Of(ProblemRules.PriceForUnknownModel, file.Path, places.Name, places.Model));
            }
        }

        foreach (var file in rules.Where(file => !unread.Contains(file.Provider)))
        {
            foreach (var item in file.Places.Where(item => !known.Contains((file.Provider, item.Model))))
            {
                problems.Add(DiagnosticInfo.Of(ProblemRules.InvalidRule, file.Path, item.Place, $"no model file describes '{item.Model}'"));
            }
        }

        return problems.ToEquatableArray();
    }

    private static void OfNames(IReadOnlyList<ModelIdentity> models, EquatableArray<NameAssignment> names, List<DiagnosticInfo> problems)
    {
        foreach (var name in names.Where(name => name.IsNameless))
        {
            problems.Add(DiagnosticInfo.Of(ProblemRules.NoName, name.Path, models.First(model => model.Path == name.Path).Place, name.Model));
        }

        foreach (var name in names.Where(name => name.Rival is not null))
        {
            var place = models.First(model => model.Path == name.Path).Place;
            problems.Add(name.Name.Length == 0
                ? DiagnosticInfo.Of(ProblemRules.ModelTwice, name.Path, place, name.Model, name.Provider, FileName(name.Rival!))
                : DiagnosticInfo.Of(
                    ProblemRules.NameCollision, name.Path, place,
                    name.Name.Substring(0, name.Name.LastIndexOf('_')) + "Params", name.Rival!, name.Model, name.Name + "Params"));
        }
    }

    private static string FileName(string path)
    {
        var normal = path.Replace('\\', '/');
        return normal.Substring(normal.LastIndexOf('/') + 1);
    }
}
