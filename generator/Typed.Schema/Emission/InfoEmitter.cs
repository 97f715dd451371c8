using Typed.Schema.Collections;
using Typed.Schema.Specification;

namespace Typed.Schema.Emission;

/// <summary>Writes the static <c>Info</c> of a record: name, fields, prices, rules, source.</summary>
public static class InfoEmitter
{
    public static void Emit(SourceWriter writer, NamedModel model, TypeExpressions types)
    {
        var spec = model.Spec;
        var prices = HasTable(model) ? types.Tables.Constant(writer, AttributeEmitter.ModelTable, Table(model)) : types.Tables.Of(Table(model));
        Docs.Summary(writer, "The model: name, kind, fields, prices, source.");
        writer.Line($"public static global::Typed.ModelInfo<{types.Record}> Info {{ get; }} = global::Typed.Specification.ParamTable.Model<{types.Record}>({Literals.Text(spec.Provider)}, {Literals.Text(spec.Model)}, {Literals.Text(spec.Kind)}, {prices}, {types.Tables.Of(Origin(spec))}, s_fields);");
    }

    /// <summary>Whether the model has prices or rules, which the analyzers read too.</summary>
    public static bool HasTable(NamedModel model) => model.Prices is not null || model.Rules.Count > 0;

    /// <summary>The model's prices and rules as JSON, as runtime and analyzers read them. Models that differ in nothing else share it, so it does not name the model.</summary>
    public static TableWriter Table(NamedModel model)
    {
        var table = new TableWriter().Open('{');
        if (model.Prices is { } prices)
        {
            Prices(table, prices);
        }

        if (model.Rules.Count > 0)
        {
            Rules(table, model);
        }

        return table.Close('}');
    }

    /// <summary>The source of the model and the rest of its schema as JSON, which only the runtime reads.</summary>
    public static TableWriter Origin(ModelSpec spec) => new TableWriter().Open('{')
        .Text("document", spec.SourceDocument).Text("retrieved", spec.SourceRetrieved).Text("certainty", spec.SourceCertainty)
        .Json("schema", spec.ResidualSchema).Close('}');

    private static void Prices(TableWriter table, PriceSpec prices)
    {
        table.Open('{', "prices").Text("unit", prices.Unit).Text("per", prices.Per).Number("certainty", (int)prices.Certainty)
            .Text("asOf", prices.AsOf).Text("retrieved", prices.Retrieved).Text("source", prices.Source)
            .Text("count", prices.CountField).Text("upTo", prices.UpToField).Text("note", prices.Note)
            .Open('[', "rules");
        foreach (var line in prices.Lines)
        {
            table.Open('[');
            _ = line.AtLeast is { } least ? table.Open('[').Number(null, least).Number(null, line.Credits).Close(']') : table.Number(null, line.Credits);
            Conditions(table, line.Conditions);

            table.Close(']');
        }

        table.Close(']');
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

    private static void Conditions(TableWriter table, EquatableArray<PriceCondition> conditions)
    {
        foreach (var condition in conditions)
        {
            table.Text(null, condition.Field).Text(null, condition.Json);
        }
    }

    private static void Rules(TableWriter table, NamedModel model)
    {
        table.Open('[', "rules");
        foreach (var rule in model.Rules)
        {
            table.Open('{').Text("id", rule.Id).Text("kind", rule.Kind.ToString()).Text("statement", rule.Statement).Open('[', "terms");
            foreach (var term in rule.Terms)
            {
                table.Text(null, term);
            }

            table.Close(']').Number("minimum", rule.Minimum).Number("maximum", rule.Maximum).Flag("warning", rule.IsWarning).Text("source", rule.Source).Close('}');
        }

        table.Close(']');
    }
}
