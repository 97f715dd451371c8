using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Typed.Analyzers.Json;
using Typed.Schema.Specification;
using Typed.Specification;

namespace Typed.Analyzers.Contract;

/// <summary>The model-level attributes of a generated record.</summary>
internal sealed class ModelRecord
{
    private readonly Dictionary<string, RecordField> _byName;

    private ModelRecord(INamedTypeSymbol type, string provider, string model, ImmutableArray<RecordField> fields)
    {
        Type = type;
        Provider = provider;
        Model = model;
        Fields = fields;
        Slots = fields.Where(field => field.Slot >= 0).OrderBy(field => field.Slot).ToImmutableArray();
        _byName = fields.GroupBy(field => field.Name, StringComparer.Ordinal).ToDictionary(same => same.Key, same => same.First(), StringComparer.Ordinal);
    }

    public INamedTypeSymbol Type { get; }

    /// <summary>Whether only the name is known: in an editor, a model that the code does not name (<c>TypedModels=used</c>) has a record without members.</summary>
    public bool IsNameOnly => Type.IsAbstract;

    public string Provider { get; }

    public string Model { get; }

    /// <summary>The model's input and output kinds, as the provider spells them.</summary>
    public string? Kind { get; private set; }

    /// <summary>The last segments of the schema file's path, with forward slashes.</summary>
    public string? Schema { get; private set; }

    /// <summary>The provider's deprecation notice, or null if the model is not deprecated.</summary>
    public string? Deprecated { get; private set; }

    /// <summary>The replacement that the provider names for a deprecated model.</summary>
    public string? Replacement { get; private set; }

    public ImmutableArray<RecordField> Fields { get; }

    public ImmutableArray<PricedCombination> Prices { get; private set; } = ImmutableArray<PricedCombination>.Empty;

    public ImmutableArray<FieldRule> Rules { get; private set; } = ImmutableArray<FieldRule>.Empty;

    public string Unit { get; private set; } = "credits";

    /// <summary>The fields that multiply the prices.</summary>
    public PriceFactors Factors { get; private set; } = PriceFactors.None;

    /// <summary>The date of the provider's price table.</summary>
    public string? AsOf { get; private set; }

    /// <summary>The certainty of the prices; exact if the table does not state one.</summary>
    public PriceCertainty Certainty { get; private set; } = PriceCertainty.Exact;

    /// <summary>Whether the sources contradict each other on every price of the model.</summary>
    public bool IsContradictory => Certainty == PriceCertainty.Contradictory;

    /// <summary>The fields that determine the price, in the table's order.</summary>
    public ImmutableArray<string> PricedBy { get; private set; } = ImmutableArray<string>.Empty;

    /// <summary>The input slots in order.</summary>
    public ImmutableArray<RecordField> Slots { get; }

    /// <summary>The list of media inputs that some models have instead of slots, or null.</summary>
    public RecordField? References => field ??= Fields.FirstOrDefault(candidate => candidate.IsInputList);

    /// <summary>What can be wrong with a request, by the fields that it sets.</summary>
    public RequestScreen Screen => field ??= new(this);

    public RecordField? FieldOf(string name) => _byName.TryGetValue(name, out var field) ? field : null;

    public static ModelRecord? TryCreate(INamedTypeSymbol type, TypedContract contract)
    {
        if (type.GetAttributes().FirstOrDefault(attribute => contract.IsModel(attribute.AttributeClass))
            is not { ConstructorArguments: [{ Value: string provider }, { Value: string model }] })
        {
            return null;
        }

        var record = new ModelRecord(type, provider, model, FieldsOf(type, contract));
        var prices = ImmutableArray.CreateBuilder<PricedCombination>();
        var rules = ImmutableArray.CreateBuilder<FieldRule>();
        // The generator puts the long attributes on a method after the properties.
        foreach (var attribute in type.GetAttributes().Concat(type.GetMembers("GetModel").OfType<IMethodSymbol>().SelectMany(method => method.GetAttributes())))
        {
            switch (attribute.ConstraintName())
            {
                case "ModelAttribute":
                    record.Kind = attribute.Named("Kind") as string;
                    record.Schema = attribute.Named("Schema") as string;
                    record.Deprecated = attribute.Named("Deprecated") as string;
                    record.Replacement = attribute.Named("Replacement") as string;
                    break;
                case "ModelTableAttribute" when attribute.ConstructorArguments is [{ Value: string json }] && TableReader.Read(json) is { } table:
                    if (table["prices"] is { } priced)
                    {
                        record.Set(priced);
                        prices.AddRange(priced["rules"]?.Items.Select(LineOf).OfType<PricedCombination>() ?? []);
                    }

                    rules.AddRange(table["rules"]?.Items.Select(RuleOf).OfType<FieldRule>() ?? []);
                    break;
                case "PriceTableAttribute":
                    record.Set(attribute);
                    break;
                case "PriceRuleAttribute" when attribute.ConstructorArguments is [{ Value: double credits }, { Kind: TypedConstantKind.Array, Values: var when }]
                    && ExactNumber.Of(credits) is { } price:
                    prices.Add(new PricedCombination(price, Pairs(Texts(when)), attribute.Named("AtLeast") is double least ? ExactNumber.Of(least) : null));
                    break;
                case "ParamRuleAttribute" when RuleOf(attribute) is { } rule:
                    rules.Add(rule);
                    break;
            }
        }

        record.Rules = rules.ToImmutable();
        record.PricedBy = prices.SelectMany(line => line.When.Select(condition => condition.Field)).Distinct(StringComparer.Ordinal).ToImmutableArray();
        record.Prices = prices.Select(line => line with
        {
            Texts = record.PricedBy.Select(name => line.When.Where(condition => condition.Field == name).Select(condition => (string?)condition.Text).FirstOrDefault()).ToImmutableArray(),
        }).ToImmutableArray();
        foreach (var name in record.PricedBy.Concat(record.Factors.Fields).Select(FieldTerm.FieldOf)
            .Concat(rules.SelectMany(rule => rule.Terms.Select(FieldTerm.FieldOf)))
            .Concat(record.Slots.Length > 1 || (record.Slots.Length == 1 && record.References is not null)
                ? record.Slots.Concat(new[] { record.References }.OfType<RecordField>()).Select(field => field.Name) : []))
        {
            if (record.FieldOf(name) is { } asked)
            {
                asked.IsReadByRules = true;
            }
        }

        return record;
    }

    /// <summary>The fields of a record: the model's record or a nested one.</summary>
    public static ImmutableArray<RecordField> FieldsOf(INamedTypeSymbol type, TypedContract contract) =>
        type.GetMembers().OfType<IPropertySymbol>().Select(contract.FieldOf).OfType<RecordField>().ToImmutableArray();

    // [credits, field, value, field, value, …]; [lowest, highest] in place of the credits where the sources differ.
    private static PricedCombination? LineOf(TableValue row) =>
        row.Items is [var price, ..] && (price.Number ?? (price.Items is [_, var highest] ? highest.Number : null)) is { } credits
            ? new PricedCombination(credits, Pairs(row.Items.Skip(1).Select(item => item.Text ?? "").ToImmutableArray()), price.Items is [var lowest, _] ? lowest.Number : null)
            : null;

    // Null for a kind of rule that a newer generator writes.
    private static FieldRule? RuleOf(TableValue rule) => Enum.TryParse<FieldRuleKind>(rule["kind"]?.Text, out var kind) && rule["terms"] is { Items: { Count: > 0 } terms }
        ? new FieldRule(
            kind,
            rule["statement"]?.Text ?? "",
            terms.Select(term => term.Text ?? "").ToImmutableArray(),
            (double?)rule["minimum"]?.Number ?? double.NegativeInfinity,
            (double?)rule["maximum"]?.Number ?? double.PositiveInfinity,
            rule["warning"]?.Plain is true)
        : null;

    private static FieldRule? RuleOf(AttributeData attribute) =>
        attribute.ConstructorArguments is [_, { Value: int kind }, { Value: string statement }, { Kind: TypedConstantKind.Array, Values: { Length: > 0 } terms }]
            ? new FieldRule(
                (FieldRuleKind)kind,
                statement,
                Texts(terms),
                attribute.Named("Minimum") as double? ?? double.NegativeInfinity,
                attribute.Named("Maximum") as double? ?? double.PositiveInfinity,
                attribute.Named("Severity") is int and not 0)
            : null;

    private static ImmutableArray<string> Texts(ImmutableArray<TypedConstant> values) =>
        values.Select(value => value.Value as string ?? "").ToImmutableArray();

    private static ImmutableArray<(string Field, string Text)> Pairs(ImmutableArray<string> texts) =>
        Enumerable.Range(0, texts.Length / 2).Select(i => (texts[2 * i], texts[(2 * i) + 1])).ToImmutableArray();

    private void Set(TableValue prices)
    {
        Unit = prices["unit"]?.Text ?? Unit;
        Factors = PriceFactors.Read(name => prices[name]?.Text);
        AsOf = prices["asOf"]?.Text;
        Certainty = (PriceCertainty)(int)(prices["certainty"]?.Number ?? 0);
    }

    private void Set(AttributeData table)
    {
        Unit = table.Named("Unit") as string ?? Unit;
        Factors = PriceFactors.Read(name => table.Named($"{char.ToUpperInvariant(name[0])}{name.Substring(1)}Field") as string);
        AsOf = table.Named("AsOf") as string;
        Certainty = table.Named("Certainty") is int certainty ? (PriceCertainty)certainty : PriceCertainty.Exact;
    }
}
