using Typed.Schema.Collections;
using Typed.Schema.Specification;

namespace Typed.Schema.Emission;

/// <summary>Writes the static <c>Info</c> of a record: name, fields, prices, rules, source.</summary>
public static class InfoEmitter
{
    public static void Emit(SourceWriter writer, NamedModel model, TypeExpressions types)
    {
        var spec = model.Spec;
        Docs.Summary(writer, "The model: name, kind, fields, prices, source.");
        writer.Line($"public static global::Typed.ModelInfo<{types.Record}> Info {{ get; }} = global::Typed.Specification.ParamTable.Model<{types.Record}>({Literals.Text(spec.Provider)}, {Literals.Text(spec.Model)}, {Literals.Text(spec.Kind)}, {types.Tables.Of(Table(model))}, {types.Tables.Of(Origin(spec))}, s_fields);");
    }

    /// <summary>The part of the prices and rules that the analyzers need, or null if there are none.</summary>
    public static TableWriter? Facts(NamedModel model)
    {
        if (model.Prices is null && model.Rules.Count == 0)
        {
            return null;
        }

        var table = new TableWriter().Open('{');
        if (model.Prices is { } prices)
        {
            table.Open('{', "prices").Text("unit", prices.Unit).Number("certainty", (int)prices.Certainty).Text("asOf", prices.AsOf);
            Factors(table, prices);
            Lines(table, prices);
            table.Close('}');
        }

        if (model.Rules.Count > 0)
        {
            Rules(table, model, withSource: false);
        }

        return table.Close('}');
    }

    /// <summary>The model's prices and rules as JSON, as the runtime reads them. Models that differ in nothing else share it, so it does not name the model.</summary>
    public static TableWriter Table(NamedModel model)
    {
        var table = new TableWriter().Open('{');
        if (model.Prices is { } prices)
        {
            Prices(table, prices);
        }

        if (model.Rules.Count > 0)
        {
            Rules(table, model, withSource: true);
        }

        return table.Close('}');
    }

    /// <summary>The source of the model and the rest of its schema as JSON, which only the runtime reads.</summary>
    public static TableWriter Origin(ModelSpec spec) => new TableWriter().Open('{')
        .Text("document", spec.SourceDocument).Text("retrieved", spec.SourceRetrieved).Text("certainty", spec.SourceCertainty)
        .Json("schema", spec.ResidualSchema).Close('}');

    private static void Factors(TableWriter table, PriceSpec prices)
    {
        foreach (var (factor, field) in prices.Factors)
        {
            table.Text(factor.Name, field);
        }
    }

    private static void Prices(TableWriter table, PriceSpec prices)
    {
        table.Open('{', "prices").Text("unit", prices.Unit).Text("per", prices.Per).Number("certainty", (int)prices.Certainty)
            .Text("asOf", prices.AsOf).Text("retrieved", prices.Retrieved).Text("source", prices.Source);
        Factors(table, prices);
        table.Text("note", prices.Note);
        Lines(table, prices);
        if (prices.Statements.Count > 0)
        {
            table.Open('[', "statements");
            foreach (var item in prices.Statements)
            {
                table.Open('[').Text(null, item.Statement).Text(null, item.Source).Close(']');
            }

            table.Close(']');
        }

        if (prices.Contradictions.Count > 0)
        {
            table.Open('[', "contradictions");
            foreach (var item in prices.Contradictions)
            {
                table.Open('[').Text(null, item.Statement);
                Conditions(table, item.Conditions);
                table.Close(']');
            }

            table.Close(']');
        }

        table.Close('}');
    }

    private static void Lines(TableWriter table, PriceSpec prices)
    {
        table.Open('[', "rules");
        foreach (var line in prices.Lines)
        {
            table.Open('[');
            _ = line.AtLeast is { } least ? table.Open('[').Number(null, least).Number(null, line.Credits).Close(']') : table.Number(null, line.Credits);
            Conditions(table, line.Conditions);
            table.Close(']');
        }

        table.Close(']');
    }

    private static void Conditions(TableWriter table, EquatableArray<PriceCondition> conditions)
    {
        foreach (var condition in conditions)
        {
            table.Text(null, condition.Field).Text(null, condition.Json);
        }
    }

    private static void Rules(TableWriter table, NamedModel model, bool withSource)
    {
        table.Open('[', "rules");
        foreach (var rule in model.Rules)
        {
            table.Open('{').Text("id", rule.Id).Text("kind", rule.Kind.ToString()).Text("statement", rule.Statement).Open('[', "terms");
            foreach (var term in rule.Terms)
            {
                table.Text(null, term);
            }

            table.Close(']').Number("minimum", rule.Minimum).Number("maximum", rule.Maximum).Flag("warning", rule.IsWarning).Text("source", withSource ? rule.Source : null).Close('}');
        }

        table.Close(']');
    }
}
