using Typed.Schema.Collections;
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
    }

    /// <summary>The model's prices and rules, if there are any, before <c>GetModel</c>.</summary>
    public static void ModelTable(SourceWriter writer, NamedModel model)
    {
        if (InfoEmitter.Facts(model) is { } facts)
        {
            writer.Line($"[{Namespace}ModelTable({TableLiterals.Literal(facts)})]");
        }
    }

    /// <summary>The constraints of a record's properties, if there are any, before <c>Accept</c>.</summary>
    public static void Fields(SourceWriter writer, EquatableArray<PropertySpec> properties)
    {
        if (FieldEmitter.Facts(properties) is { } facts)
        {
            writer.Line($"[{Namespace}FieldTable({TableLiterals.Literal(facts)})]");
        }
    }

    /// <summary>The constraints of one shape of a union, if there are any, before what makes a value of it.</summary>
    public static void Branch(SourceWriter writer, TypeExpressions types, UnionSpec union, UnionBranch branch)
    {
        if (FieldEmitter.Facts(types, union, branch) is { } facts)
        {
            writer.Line($"[{Namespace}FieldTable({TableLiterals.Literal(facts)})]");
        }
    }

    /// <summary>Field names and wire texts, alternating, as literals.</summary>
    public static IEnumerable<string> Conditions(PriceLine line) =>
        line.Conditions.SelectMany(condition => new[] { Literals.Text(condition.Field), Literals.Text(condition.Json) });

    public static string Param(PropertySpec property) => $"[{Namespace}Param({Literals.Text(property.WireName)})]";

    /// <summary>The values of an enum. The model follows from the record that the enum's converter names; without one, the attribute has it.</summary>
    public static string Enum(ModelSpec model, TypeExpressions types, EnumSpec type) =>
        $"[{Namespace}ParamEnum({Literals.Text(type.Field)}, {string.Join(", ", type.Values.Select(value => Literals.Text(value.Json)))}"
        + (types.IsKnownByNumbers(type) ? "" : $", Provider = {Literals.Text(model.Provider)}, Model = {Literals.Text(model.Model)}")
        + (type.Role == FieldRole.None ? ")]" : $", Role = global::Typed.Specification.ParamRole.{type.Role})]");

    private static string End(ModelSpec spec) =>
        (spec.Deprecated is { } statement ? $", Deprecated = {Literals.Text(statement)}" : "")
        + (spec.Replacement is { } replacement ? $", Replacement = {Literals.Text(replacement)}" : "");
}
