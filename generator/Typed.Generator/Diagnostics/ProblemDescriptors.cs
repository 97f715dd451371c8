using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;
using Typed.Schema.Diagnostics;

namespace Typed.Generator.Diagnostics;

/// <summary>The compiler diagnostics for problems in schema files. The help link is derived from the id.</summary>
internal static class ProblemDescriptors
{
    private const string Category = "Typed.Schemas";

    private static readonly Dictionary<string, DiagnosticDescriptor> s_byId = ProblemRules.All.Select(Create).ToDictionary(descriptor => descriptor.Id, StringComparer.Ordinal);

    public static IEnumerable<DiagnosticDescriptor> All => s_byId.Values;

    public static Diagnostic ToDiagnostic(this DiagnosticInfo info) => Diagnostic.Create(
        s_byId[info.Rule],
        info.Path.Length == 0 ? Location.None : LocationOf(info.Path, info.Place),
        info.Arguments.ToArray<object>());

    private static Location LocationOf(string path, TextPlace place) => Location.Create(
        path,
        new TextSpan(place.Start, place.Length),
        new LinePositionSpan(
            new LinePosition(place.Line, place.Column),
            new LinePosition(place.EndLine, place.EndColumn)));

    private static DiagnosticDescriptor Create(ProblemRule rule)
    {
        var severity = rule.Severity switch
        {
            ProblemSeverity.Error => DiagnosticSeverity.Error,
            ProblemSeverity.Warning => DiagnosticSeverity.Warning,
            _ => DiagnosticSeverity.Info,
        };
        return new DiagnosticDescriptor(rule.Id, rule.Title, rule.Message, Category, severity, isEnabledByDefault: true, helpLinkUri: RulesAddress.Value + rule.Id + ".md");
    }
}
