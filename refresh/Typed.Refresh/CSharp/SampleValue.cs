using System.Text.Json.Nodes;
using Typed.Refresh.Catalog;
using Typed.Schema.Reading;
using Typed.Schema.Specification;

namespace Typed.Refresh.CSharp;

/// <summary>Finds a value that a property allows: its default, or a readable one.</summary>
internal sealed class SampleValue(CatalogModel model)
{
    private const string Prompt = "A lighthouse on a cliff at dusk, waves breaking below";

    public JsonNode? Of(PropertySpec property) =>
        property.Default is { } json ? JsonNode.Parse(json) : Of(property, property.Type, property.Constraints);

    private JsonNode? Of(PropertySpec property, TypeRef type, ConstraintSpec constraints) => type.Shape switch
    {
        TypeShape.Text => Text(property, constraints),
        TypeShape.Enum or TypeShape.OpenEnum => JsonNode.Parse(model.Types.Enum(type).Values[0].Json),
        TypeShape.Integer or TypeShape.Int32 => JsonValue.Create((long)decimal.Ceiling(Number(constraints, step: 1))),
        TypeShape.Number => JsonValue.Create(Number(constraints, step: 0.5m)),
        TypeShape.Boolean => JsonValue.Create(false),
        TypeShape.List => List(property, type, constraints),
        TypeShape.Map => new JsonObject { ["name"] = Of(property, type.Item!, constraints.Items ?? ConstraintSpec.None) },
        TypeShape.Object => Object(property, (ObjectSpec)model.Types.Declared(type)),
        TypeShape.Union => Union(property, (UnionSpec)model.Types.Declared(type)),
        _ => new JsonObject(),
    };

    private static string Text(PropertySpec property, ConstraintSpec constraints)
    {
        var text = IsAddress(property, constraints) ? Address(property)
            : property.WireName.EndsWith("_id", StringComparison.Ordinal) ? "4b1f6a3e-0000-4000-8000-000000000000"
            : Prompt;
        // Code points and UTF-16 units are the same here, because the texts are ASCII.
        text = constraints.MaxLength is { } most && text.Length > most ? text[..most] : text;
        return constraints.MinLength is { } least ? text.PadRight(least, '.') : text;
    }

    private static bool IsAddress(PropertySpec property, ConstraintSpec constraints) =>
        constraints.Format is "uri" or "url" || property.Media is not null || property.WireName.EndsWith("url", StringComparison.Ordinal) || property.WireName.EndsWith("urls", StringComparison.Ordinal);

    private static string Address(PropertySpec property)
    {
        var name = property.WireName.Replace("_urls", "", StringComparison.Ordinal).Replace("_url", "", StringComparison.Ordinal);
        var kind = property.Media ?? name;
        var extension = kind.Contains("video", StringComparison.Ordinal) ? "mp4" : kind.Contains("audio", StringComparison.Ordinal) ? "mp3" : "jpg";
        return $"https://example.com/{name.Replace('_', '-')}.{extension}";
    }

    private static decimal Number(ConstraintSpec constraints, decimal step)
    {
        var by = constraints.MultipleOf ?? step;
        if (constraints.Minimum is { } least)
        {
            return decimal.Ceiling(least / by) * by;
        }

        return constraints.ExclusiveMinimum is { } above ? (decimal.Floor(above / by) + 1) * by
            : constraints.Maximum is { } most && most < by ? decimal.Floor(most / by) * by
            : constraints.ExclusiveMaximum is { } below && below <= by ? (decimal.Ceiling(below / by) - 1) * by
            : by;
    }

    private JsonArray List(PropertySpec property, TypeRef type, ConstraintSpec constraints)
    {
        var items = new JsonArray();
        for (var i = 0; i < Math.Max(1, constraints.MinItems ?? 1); i++)
        {
            items.Add(Of(property, type.Item!, constraints.Items ?? ConstraintSpec.None));
        }

        return items;
    }

    private JsonObject Object(PropertySpec property, ObjectSpec type)
    {
        var value = new JsonObject();
        var members = type.Properties.Where(property => property.Required).ToList();
        // An object without required members still needs a value: a member that a rule requires, or a URL if it has one.
        foreach (var member in members.Count > 0 ? members : [.. type.Properties.OrderBy(member => IsAskedFor(property, member) ? 0 : member.Constraints.Format is "uri" or "url" ? 1 : 2).Take(1)])
        {
            value[member.WireName] = Of(member);
        }

        return value;
    }

    private bool IsAskedFor(PropertySpec property, PropertySpec member) =>
        model.Named.Rules.Any(rule => rule.Kind == RuleKind.Requires && rule.Terms.Contains($"{property.WireName}.{member.WireName}"));

    private JsonNode? Union(PropertySpec property, UnionSpec type)
    {
        var branch = type.Branches.FirstOrDefault(branch => branch.Type.Shape == TypeShape.Enum) ?? type.Branches[0];
        return Of(property, branch.Type, branch.Constraints);
    }
}
