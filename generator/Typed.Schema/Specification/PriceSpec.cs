using Typed.Schema.Collections;

namespace Typed.Schema.Specification;

/// <summary>A condition of a price: a field and its value, as written in the table.</summary>
/// <param name="Field">The field's name on the wire.</param>
/// <param name="Json">The value as JSON; seconds as a number for a duration.</param>
public sealed record PriceCondition(string Field, string Json);

/// <summary>One line of a price table.</summary>
/// <param name="Conditions">The required conditions; none for a flat price.</param>
/// <param name="Credits">The price of one unit; the highest one if the sources differ.</param>
public sealed record PriceLine(EquatableArray<PriceCondition> Conditions, decimal Credits)
{
    /// <summary>The lowest price that a source states, if the sources differ; otherwise null.</summary>
    public decimal? AtLeast { get; init; }

    public decimal Least => AtLeast ?? Credits;
}

/// <summary>What one source states about a price on which the sources differ.</summary>
/// <param name="Statement">The statement.</param>
/// <param name="Source">The page.</param>
public sealed record SourceStatement(string Statement, string Source);

/// <summary>A combination for which the provider states different prices.</summary>
/// <param name="Conditions">The required conditions.</param>
/// <param name="Statement">The different prices and their sources.</param>
public sealed record ContradictoryPrice(EquatableArray<PriceCondition> Conditions, string Statement);

/// <summary>The prices of one model.</summary>
/// <param name="Model">The model's name.</param>
/// <param name="Lines">The table.</param>
public sealed record PriceSpec(string Model, EquatableArray<PriceLine> Lines)
{
    public string Unit { get; init; } = "credits";

    public string Per { get; init; } = "output";

    /// <summary>The fields that multiply the prices, in the order of <see cref="PriceFactor.All"/>.</summary>
    public EquatableArray<FactorField> Factors { get; init; } = EquatableArray<FactorField>.Empty;

    public string? CountField => FieldOf(PriceFactor.Count);

    public PriceCertainty Certainty { get; init; } = PriceCertainty.Exact;

    /// <summary>The certainty in one word.</summary>
    public string CertaintyWord => Certainty.ToString().ToLowerInvariant();

    public string AsOf { get; init; } = "";

    public string Retrieved { get; init; } = "";

    public string Source { get; init; } = "";

    public string? Note { get; init; }

    /// <summary>The statements of the sources, if they contradict each other.</summary>
    public EquatableArray<SourceStatement> Statements { get; init; } = EquatableArray<SourceStatement>.Empty;

    public EquatableArray<ContradictoryPrice> Contradictions { get; init; } = EquatableArray<ContradictoryPrice>.Empty;

    /// <summary>Whether the sources contradict each other on every price of the model.</summary>
    public bool IsContradictory => Certainty == PriceCertainty.Contradictory;

    /// <summary>The field of a factor; null if the prices do not have it.</summary>
    public string? FieldOf(PriceFactor factor) => Factors.FirstOrDefault(item => item.Factor == factor)?.Field;
}
