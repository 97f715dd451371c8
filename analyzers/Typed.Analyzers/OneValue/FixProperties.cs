using System.Collections.Immutable;
using System.Globalization;
using Microsoft.CodeAnalysis;
using Typed.Analyzers.Contract;

namespace Typed.Analyzers.OneValue;

/// <summary>
/// The data that the analyzer passes to the code fix, so that nothing is computed twice. The location to replace is the diagnostic's first
/// additional location; without <see cref="Replacement"/> nothing can be replaced.
/// </summary>
internal static class FixProperties
{
    public const string EnumType = "EnumType";
    public const string Replacement = "Replacement";
    public const string Members = "Members";
    public const string Seconds = "Seconds";
    public const string Descriptions = "Descriptions";

    /// <summary>Separates the items of a list. No wire value contains a line break.</summary>
    public const char Separator = '\n';

    private const int MaxOffered = 5;

    public static ImmutableDictionary<string, string?> Of(ParamEnum values, decimal value, bool secondsOnly, Replacement? replacement)
    {
        var properties = ImmutableDictionary<string, string?>.Empty
            .Add(EnumType, values.Type.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat));
        var nearest = AllowedValues.NearestTo(values, value)
            .Where(member => !secondsOnly || AllowedValues.IsSeconds(values, member))
            .Take(MaxOffered)
            .ToArray();
        properties = properties
            .Add(Members, Join(nearest.Select(member => member.Name)))
            .Add(Descriptions, Join(nearest.Select(member => AllowedValues.Describe(values, member))));
        if (secondsOnly)
        {
            properties = properties.Add(Seconds, Join(nearest.Select(member => member.Number.ToString(CultureInfo.InvariantCulture))));
        }

        return replacement is { } kind && nearest.Length > 0 ? properties.Add(Replacement, kind.ToString()) : properties;
    }

    private static string Join(IEnumerable<string> items) => string.Join("\n", items);
}
