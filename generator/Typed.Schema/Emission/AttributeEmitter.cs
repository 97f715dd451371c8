using Typed.Schema.Specification;

namespace Typed.Schema.Emission;

/// <summary>Writes the constraint attributes: the contract with the analyzers.</summary>
public static class AttributeEmitter
{
    private const string Namespace = "global::Typed.Constraints.";

    public static void Model(SourceWriter writer, NamedModel model)
    {
        var spec = model.Spec;
        writer.Line($"[{Namespace}Model({Literals.Text(spec.Provider)}, {Literals.Text(spec.Model)}, Kind = {Literals.Text(spec.Kind)}, Schema = {Literals.Text(spec.Schema)}{End(spec)})]");
        if (model.Prices is { } prices)
        {
            var settings = new List<string>
            {
                $"Unit = {Literals.Text(prices.Unit)}",
                $"Certainty = global::Typed.CostCertainty.{prices.Certainty}",
                $"AsOf = {Literals.Text(prices.AsOf)}",
            };
            if (prices.CountField is { } count)
            {
                settings.Add($"CountField = {Literals.Text(count)}");
            }

            if (prices.UpToField is { } upTo)
            {
                settings.Add($"UpToField = {Literals.Text(upTo)}");
            }

            writer.Line($"[{Namespace}PriceTable({string.Join(", ", settings)})]");
            foreach (var line in prices.Lines)
            {
                writer.Line($"[{Namespace}PriceRule({string.Join(", ", new[] { Literals.Double(line.Credits) }.Concat(Conditions(line)))}{(line.AtLeast is { } least ? $", AtLeast = {Literals.Double(least)}" : "")})]");
            }
        }

        foreach (var rule in model.Rules)
        {
            writer.Line($"[{Namespace}ParamRule({Rule(rule)})]");
        }
    }

    /// <summary>Field names and wire texts, alternating, as literals.</summary>
    public static IEnumerable<string> Conditions(PriceLine line) =>
        line.Conditions.SelectMany(condition => new[] { Literals.Text(condition.Field), Literals.Text(condition.Json) });

    public static string Param(PropertySpec property)
    {
        var constraints = property.Constraints;
        var settings = new List<string> { Literals.Text(property.WireName) };
        if (property.Role != FieldRole.None)
        {
            settings.Add($"Role = global::Typed.Specification.ParamRole.{property.Role}");
        }

        Add(settings, "Default", property.Default);
        Add(settings, "Media", property.Media);
        AddConstraints(settings, constraints);
        if (constraints.Items is { } items && property.Type.IsPlainList)
        {
            // A list's own bounds apply to its count, so the bounds of its items can use the same attribute. Lists of lists have more bounds than one attribute can say.
            AddConstraints(settings, items);
        }

        if (property.Slot >= 0)
        {
            settings.Add($"Slot = {Literals.Int(property.Slot)}");
        }

        if (property.CostEffect != CostEffect.Unknown)
        {
            settings.Add($"CostEffect = global::Typed.CostEffect.{property.CostEffect}");
        }

        return $"[{Namespace}Param({string.Join(", ", settings)})]";
    }

    public static string Enum(ModelSpec model, EnumSpec type) =>
        $"[{Namespace}ParamEnum({Literals.Text(model.Provider)}, {Literals.Text(model.Model)}, {Literals.Text(type.Field)}, {string.Join(", ", type.Values.Select(value => Literals.Text(value.Json)))}"
        + (type.Role == FieldRole.None ? ")]" : $", Role = global::Typed.Specification.ParamRole.{type.Role})]");

    private static string Rule(RuleSpec rule)
    {
        var settings = new List<string> { Literals.Text(rule.Id), $"global::Typed.Validation.CrossFieldRuleKind.{rule.Kind}", Literals.Text(rule.Statement) };
        settings.AddRange(rule.Terms.Select(Literals.Text));
        if (rule.Minimum is { } least)
        {
            settings.Add($"Minimum = {Literals.Double(least)}");
        }

        if (rule.Maximum is { } most)
        {
            settings.Add($"Maximum = {Literals.Double(most)}");
        }

        if (rule.IsWarning)
        {
            settings.Add("Severity = global::Typed.ViolationSeverity.Warning");
        }

        return string.Join(", ", settings);
    }

    private static void AddConstraints(List<string> settings, ConstraintSpec constraints)
    {
        Add(settings, "Minimum", constraints.Minimum);
        Add(settings, "Maximum", constraints.Maximum);
        Add(settings, "ExclusiveMinimum", constraints.ExclusiveMinimum);
        Add(settings, "ExclusiveMaximum", constraints.ExclusiveMaximum);
        Add(settings, "MultipleOf", constraints.MultipleOf);
        Add(settings, "MinLength", constraints.MinLength);
        Add(settings, "MaxLength", constraints.MaxLength);
        Add(settings, "SoftMaxLength", constraints.SoftMaxLength);
        Add(settings, "MinItems", constraints.MinItems);
        Add(settings, "MaxItems", constraints.MaxItems);
        Add(settings, "SoftMaxItems", constraints.SoftMaxItems);
        Add(settings, "Pattern", constraints.Pattern);
        Add(settings, "Format", constraints.Format);
        if (constraints.UniqueItems)
        {
            settings.Add("UniqueItems = true");
        }
    }

    private static void Add(List<string> settings, string name, string? value)
    {
        if (value is not null)
        {
            settings.Add($"{name} = {Literals.Text(value)}");
        }
    }

    private static void Add(List<string> settings, string name, decimal? value)
    {
        if (value is { } number)
        {
            settings.Add($"{name} = {Literals.Double(number)}");
        }
    }

    private static void Add(List<string> settings, string name, int? value)
    {
        if (value is { } number)
        {
            settings.Add($"{name} = {Literals.Int(number)}");
        }
    }

    private static string End(ModelSpec spec) =>
        (spec.Deprecated is { } statement ? $", Deprecated = {Literals.Text(statement)}" : "")
        + (spec.Replacement is { } replacement ? $", Replacement = {Literals.Text(replacement)}" : "");
}
