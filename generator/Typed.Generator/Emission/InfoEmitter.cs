using Typed.Generator.Specification;

namespace Typed.Generator.Emission;

/// <summary>Writes the static <c>Info</c> of a record: name, fields, prices, rules, source.</summary>
internal static class InfoEmitter
{
    public static void Emit(SourceWriter writer, NamedModel model, TypeExpressions types)
    {
        var spec = model.Spec;
        Docs.Summary(writer, "The model: name, kind, fields, prices, source.");
        writer.Line($"public static global::Typed.ModelInfo<{types.Record}> Info {{ get; }} = new({Literals.Text(spec.Provider)}, {Literals.Text(spec.Model)}, {Literals.Text(spec.Kind)}, s_fields, static reader => new {types.Record}(reader))");
        using (writer.Braces("", "};"))
        {
            if (model.Prices is { } prices)
            {
                Prices(writer, prices);
            }

            if (model.Rules.Count > 0)
            {
                Rules(writer, model);
            }

            writer.Line($"Source = new({Literals.Text(spec.SourceDocument)}, {Literals.Text(spec.SourceRetrieved)}, {Literals.Text(spec.SourceCertainty)}),");
        }

        writer.Line();
    }

    private static void Prices(SourceWriter writer, PriceSpec prices)
    {
        var rules = prices.Lines.Select(line => $"new global::Typed.PriceRule({string.Join(", ", new[] { Literals.Decimal(line.Credits) }.Concat(AttributeEmitter.Conditions(line)))})");
        var arguments = new[] { Literals.Text(prices.Unit), Literals.Text(prices.Per) }.Concat(rules);
        writer.Line($"Prices = new({string.Join(", ", arguments)})");
        using (writer.Braces("", "},"))
        {
            writer.Line($"Certainty = global::Typed.CostCertainty.{prices.Certainty},");
            writer.Line($"AsOf = {Literals.Text(prices.AsOf)},");
            writer.Line($"Retrieved = {Literals.Text(prices.Retrieved)},");
            writer.Line($"Source = {Literals.Text(prices.Source)},");
            if (prices.CountField is { } count)
            {
                writer.Line($"CountField = {Literals.Text(count)},");
            }

            if (prices.UpToField is { } upTo)
            {
                writer.Line($"UpToField = {Literals.Text(upTo)},");
            }

            if (prices.Note is { } note)
            {
                writer.Line($"Note = {Literals.Text(note)},");
            }
        }
    }

    private static void Rules(SourceWriter writer, NamedModel model)
    {
        using (writer.Braces("Rules = new global::Typed.Validation.CrossFieldRule[]", "},"))
        {
            foreach (var rule in model.Rules)
            {
                var settings = new List<string>();
                if (rule.Minimum is { } least)
                {
                    settings.Add($"Minimum = {Literals.Decimal(least)}");
                }

                if (rule.Maximum is { } most)
                {
                    settings.Add($"Maximum = {Literals.Decimal(most)}");
                }

                if (rule.IsWarning)
                {
                    settings.Add("Severity = global::Typed.ViolationSeverity.Warning");
                }

                settings.Add($"Source = {Literals.Text(rule.Source)}");
                var terms = string.Join(", ", rule.Terms.Select(Literals.Text));
                writer.Line($"new({Literals.Text(rule.Id)}, global::Typed.Validation.CrossFieldRuleKind.{rule.Kind}, {Literals.Text(rule.Statement)}, {terms}) {{ {string.Join(", ", settings)} }},");
            }
        }
    }
}
