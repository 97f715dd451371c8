using System.Collections.Immutable;

namespace Typed.Analyzers.OneValue;

/// <summary>
/// Expressions that a code fix may put in the place of a finding's first additional location, best first. They are written here,
/// where everything is known, so that the fix has nothing to work out.
/// </summary>
internal static class ReplacementText
{
    public const string Expressions = "Expressions";
    public const string Titles = "Titles";

    public static ImmutableDictionary<string, string?> Of(params (string Expression, string Title)[] offers) =>
        offers.Length == 0
            ? ImmutableDictionary<string, string?>.Empty
            : ImmutableDictionary<string, string?>.Empty
                .Add(Expressions, string.Join("\n", offers.Select(offer => offer.Expression)))
                .Add(Titles, string.Join("\n", offers.Select(offer => offer.Title)));

    public static ImmutableDictionary<string, string?> Use(IEnumerable<string> expressions) =>
        Of([.. expressions.Select(expression => (expression, "Use " + expression))]);
}
