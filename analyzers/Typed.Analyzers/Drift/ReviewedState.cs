using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Typed.Analyzers.Contract;

namespace Typed.Analyzers.Drift;

/// <summary>The differences between a model's last reviewed state and its current state, as declared by its record's attributes.</summary>
internal sealed class ReviewedState
{
    private ReviewedState(ImmutableDictionary<string, string?> defaults, PriceSheet? prices, string day)
    {
        Defaults = defaults;
        Prices = prices;
        Day = day;
    }

    /// <summary>The reviewed defaults as JSON (null for none) of the fields with a different default now.</summary>
    public ImmutableDictionary<string, string?> Defaults { get; }

    /// <summary>The reviewed prices, or null if they are unchanged.</summary>
    public PriceSheet? Prices { get; }

    /// <summary>The day of the review.</summary>
    public string Day { get; }

    /// <summary>Reads the attributes. Returns null if the model is unchanged since its review, or was never reviewed.</summary>
    public static ReviewedState? TryCreate(INamedTypeSymbol type)
    {
        var defaults = ImmutableDictionary.CreateBuilder<string, string?>(StringComparer.Ordinal);
        var lines = ImmutableArray.CreateBuilder<PricedCombination>();
        AttributeData? table = null;
        string? day = null;
        foreach (var attribute in type.GetAttributes())
        {
            switch (attribute.ConstraintName())
            {
                case "ReviewedDefaultAttribute" when attribute.ConstructorArguments is [{ Value: string name }, { Value: var json }]:
                    defaults[name] = json as string;
                    day ??= attribute.Named("Reviewed") as string;
                    break;
                case "ReviewedPriceTableAttribute":
                    table = attribute;
                    day ??= attribute.Named("Reviewed") as string;
                    break;
                case "ReviewedPriceRuleAttribute" when attribute.ConstructorArguments is [{ Value: double credits }, { Kind: TypedConstantKind.Array, Values: var when }]
                    && ExactNumber.Of(credits) is { } price:
                    var texts = when.Select(value => value.Value as string ?? "").ToArray();
                    lines.Add(new PricedCombination(price, Enumerable.Range(0, texts.Length / 2).Select(i => (texts[2 * i], texts[(2 * i) + 1])).ToImmutableArray()));
                    break;
            }
        }

        return defaults.Count == 0 && table is null
            ? null
            : new ReviewedState(
                defaults.ToImmutable(), table is null ? null : new PriceSheet(lines.ToImmutable(), PriceFactors.Read(name => table.Named($"{char.ToUpperInvariant(name[0])}{name.Substring(1)}Field") as string)), day ?? "unknown day");
    }
}
