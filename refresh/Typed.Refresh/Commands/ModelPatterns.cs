using System.CommandLine;
using Typed.Refresh.Catalog;
using Typed.Schema.Generation;

namespace Typed.Refresh.Commands;

/// <summary>The option <c>--model</c> of commands that write several models.</summary>
internal static class ModelPatterns
{
    public static Option<string[]> CreateOption() => new("--model", "-m")
    {
        Description = "Only these models, by provider:model, by name or by record; * stands for any characters and ? for one. Default: all models.",
        HelpName = "pattern",
    };

    /// <exception cref="ToolException">A pattern matches no model.</exception>
    public static IReadOnlyList<CatalogModel> Select(IReadOnlyList<CatalogModel> models, string[] patterns)
    {
        if (patterns.FirstOrDefault(pattern => !models.Any(model => Matches(pattern, model))) is { } unused)
        {
            throw new ToolException($"No model matches {unused}.{Suggestion.For(unused, models.SelectMany(model => new[] { model.Name, model.Record }))} \"typed models\" lists them.");
        }

        return [.. models.Where(model => patterns.Length == 0 || patterns.Any(pattern => Matches(pattern, model)))];
    }

    private static bool Matches(string pattern, CatalogModel model) =>
        Wildcards.Matches(pattern, model.QualifiedName) || Wildcards.Matches(pattern, model.Name) || Wildcards.Matches(pattern, model.Record);
}
