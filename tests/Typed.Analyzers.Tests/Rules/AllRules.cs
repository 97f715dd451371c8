using System.Reflection;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Typed.CodeFixes.OneValue;
using Typed.Schema.Diagnostics;

namespace Typed.Analyzers.Tests.Rules;

/// <summary>All diagnostics of the analyzers, the generator and the build targets, in the order of their ids.</summary>
internal static partial class AllRules
{
    public static IReadOnlyList<RuleEntry> List { get; } =
        [.. Analyzers().Concat(Generator()).Concat(Build()).OrderBy(rule => rule.Id, StringComparer.Ordinal)];

    private static IEnumerable<RuleEntry> Analyzers()
    {
        var fixes = typeof(AllowedValueCodeFixProvider).Assembly.GetTypes()
            .Where(type => !type.IsAbstract && typeof(CodeFixProvider).IsAssignableFrom(type) && type.IsDefined(typeof(ExportCodeFixProviderAttribute)))
            .Select(type => (CodeFixProvider)Activator.CreateInstance(type)!)
            .ToList();
        foreach (var rule in typeof(Descriptors).GetFields(BindingFlags.Static | BindingFlags.Public).Select(field => (DiagnosticDescriptor)field.GetValue(null)!))
        {
            var own = fixes.Where(provider => provider.FixableDiagnosticIds.Contains(rule.Id)).ToList();
            yield return new RuleEntry(rule.Id, rule.Title.ToString(System.Globalization.CultureInfo.InvariantCulture), Lower(rule.DefaultSeverity), rule.Category)
            {
                HasFix = own.Count > 0,
                HasFixAll = own.Any(provider => provider.GetFixAllProvider() is not null),
            };
        }
    }

    private static IEnumerable<RuleEntry> Generator() =>
        ProblemRules.All.Select(rule => new RuleEntry(rule.Id, rule.Title, Lower(rule.Severity), "Typed.Schemas"));

    private static IEnumerable<RuleEntry> Build() =>
        BuildRule().Matches(RuleFiles.Read("generator/build/Typed.Generator.targets"))
            .Select(match => new RuleEntry(match.Groups[2].Value, null, match.Groups[1].Value == "Error" ? "error" : "warning", null));

#pragma warning disable CA1308 // .editorconfig spells severities in lower case.
    private static string Lower<T>(T severity)
        where T : struct, Enum => severity.ToString().ToLowerInvariant();
#pragma warning restore CA1308

    [GeneratedRegex("<(Warning|Error) Code=\"(TYP[0-9]{4})\"")]
    private static partial Regex BuildRule();
}
