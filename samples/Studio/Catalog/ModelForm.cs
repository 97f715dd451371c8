using Typed;

namespace Studio.Catalog;

/// <summary>All that a form for a model needs, from the model's catalog entry.</summary>
internal sealed record ModelForm(
    string Provider, string Name, string Kind, IReadOnlyList<FieldForm> Fields, IReadOnlyList<RuleText> Rules, PriceList? Prices, SourceText Source)
{
    // The tracker sets the address of webhooks by itself.
    private const string WebhookField = "webhook_url";

    public static ModelForm Of(ModelInfo model) => new(
        model.Provider,
        model.Name,
        model.Kind.Value,
        [.. model.Fields.Where(field => field.Name != WebhookField).Select(field => FieldForm.Of(field, PricedFields(model)))],
        [.. model.Rules.Select(rule => new RuleText(rule.Statement, rule.Severity == ViolationSeverity.Warning))],
        model.Prices is { Rules.Length: > 0 } prices ? PriceList.Of(prices) : null,
        new SourceText(model.Source.Document, model.Source.Retrieved, model.Source.Certainty));

    private static HashSet<string> PricedFields(ModelInfo model) =>
        model.Prices is not { } prices
            ? []
            : [.. prices.Rules.SelectMany(rule => rule.When.Where((_, index) => index % 2 == 0)), .. new[] { prices.CountField, prices.UpToField }.OfType<string>()];
}

/// <summary>A rule between fields.</summary>
internal sealed record RuleText(string Statement, bool IsWarning);

/// <summary>Where the schema comes from.</summary>
internal sealed record SourceText(string Document, string Retrieved, string Certainty);

/// <summary>The published prices.</summary>
internal sealed record PriceList(string Unit, string Per, string Certainty, string AsOf, string Retrieved, string? Note, IReadOnlyList<PriceLine> Lines)
{
    public static PriceList Of(PriceTable table) => new(
        table.Unit,
        table.Per,
        table.Certainty.ToString().ToLowerInvariant(),
        table.AsOf,
        table.Retrieved,
        table.Note,
        [.. table.Rules.Select(rule => new PriceLine(rule.Condition, rule.Credits))]);
}

/// <summary>One line of the prices.</summary>
internal sealed record PriceLine(string Condition, decimal Credits);
