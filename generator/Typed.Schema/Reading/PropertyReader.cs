using Typed.Schema.Collections;
using Typed.Schema.Diagnostics;
using Typed.Schema.Json;
using Typed.Schema.Naming;
using Typed.Schema.Specification;

namespace Typed.Schema.Reading;

/// <summary>Reads the properties of an object schema.</summary>
/// <param name="reader">Reads the properties' types.</param>
/// <param name="types">The declared types.</param>
/// <param name="flattener">Merges the parts of a schema.</param>
/// <param name="diagnostics">Receives the problems.</param>
internal sealed class PropertyReader(SchemaReader reader, DeclaredTypes types, SchemaFlattener flattener, DiagnosticBag diagnostics)
{
    /// <summary>Reads all properties: required ones first, in the order of <c>required</c>, then the others by <c>x-order</c> and by name.</summary>
    /// <remarks>The order does not depend on the file's, so a provider that reorders its keys changes nothing.</remarks>
    public EquatableArray<PropertySpec> Read(SchemaView schema, string suffix)
    {
        var members = schema["properties"]?.Members ?? [];
        var required = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var item in schema["required"] is { Kind: JsonKind.Array } list ? list.Items.Where(item => item.Kind == JsonKind.String) : [])
        {
            if (!required.ContainsKey(item.Text))
            {
                required.Add(item.Text, required.Count);
            }
        }

        var names = MemberNames.ForProperties();
        return members
            .OrderBy(member => required.TryGetValue(member.Key, out var at) ? at : int.MaxValue)
            .ThenBy(member => OrderOf(member.Value))
            .ThenBy(member => member.Key, StringComparer.Ordinal)
            .Select(member => Property(member.Key, member.Value, names, suffix, required.ContainsKey(member.Key)))
            .ToEquatableArray();
    }

    private static decimal OrderOf(JsonNode schema) =>
        schema["x-order"] is { Kind: JsonKind.Number } order && Numbers.ToDecimal(order.Text) is { } number ? number : decimal.MaxValue;

    private PropertySpec Property(string name, JsonNode schema, UniqueNames names, string suffix, bool required)
    {
        var view = flattener.Flatten(schema);
        var member = MemberNames.Claim(names, view.Text("x-name") ?? name);
        var found = reader.Type(view, name, suffix + member);
        var property = new PropertySpec(name, member, found.Type)
        {
            Required = required,
            Nullable = found.Nullable,
            Constraints = found.Constraints,
            Description = DescriptionOf(view),
            Media = view.Text("x-media") ?? found.Media,
            Role = found.Type.Shape is TypeShape.Enum ? ((EnumSpec)types.Get(found.Type.Declared)).Role : Roles.Of(view, name),
            Deprecated = view.IsTrue("deprecated"),
        };
        return (view["default"] ?? found.Default) is { } value && value.Kind != JsonKind.Null ? WithDefault(property, value) : property;
    }

    // A default that an import set aside is documented, but not sent.
    private static string? DescriptionOf(SchemaView view)
    {
        var text = view.Text("description") ?? view.Text("title");
        return view["x-default"] is { } value && value.Kind is not (JsonKind.Object or JsonKind.Array)
            ? $"{text?.TrimEnd('.', ' ')}{(text is null ? "" : ". ")}Documented default, not sent: {JsonText.Of(value)}."
            : text;
    }

    private PropertySpec WithDefault(PropertySpec property, JsonNode value)
    {
        var checker = new DefaultChecker(index => types.Get(index));
        if (checker.Problem(property.Type, property.Constraints, value) is not { } problem)
        {
            return property with { Default = JsonText.Of(value) };
        }

        diagnostics.Add(ProblemRules.DefaultOutsideConstraints, value.Place, JsonText.Of(value), property.WireName, problem);
        return property;
    }
}
