using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Typed.Analyzers.Contract;

namespace Typed.Analyzers.OneValue;

/// <summary>
/// Expressions that a code fix may put at the diagnostic's first additional location, best first. They are written here,
/// where everything is known, so the fix computes nothing.
/// </summary>
internal static class ReplacementText
{
    public const string Expressions = "Expressions";
    public const string Titles = "Titles";

    /// <summary>The index of the additional location for each replacement; omitted if all are for the first.</summary>
    public const string Places = "Places";

    public static ImmutableDictionary<string, string?> Of(params (string Expression, string Title)[] offers) =>
        offers.Length == 0
            ? ImmutableDictionary<string, string?>.Empty
            : ImmutableDictionary<string, string?>.Empty
                .Add(Expressions, string.Join("\n", offers.Select(offer => offer.Expression)))
                .Add(Titles, string.Join("\n", offers.Select(offer => offer.Title)));

    /// <summary>An enum's member, fully qualified.</summary>
    public static string Member(ParamEnum values, ParamEnumMember member) =>
        values.Type.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat)
        + (SyntaxFacts.GetKeywordKind(member.Name) == SyntaxKind.None ? "." : ".@") + member.Name;

    public static ImmutableDictionary<string, string?> Use(IEnumerable<string> expressions) =>
        Of([.. expressions.Select(expression => (expression, "Use " + expression))]);
}
