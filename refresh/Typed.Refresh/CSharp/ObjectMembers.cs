using Typed.Schema.Collections;
using Typed.Schema.Emission;
using Typed.Schema.Json;
using Typed.Schema.Specification;

namespace Typed.Refresh.CSharp;

/// <summary>The settings of an object initializer.</summary>
/// <param name="Settings">The settings, <c>Name = value</c>.</param>
/// <param name="Unsaid">Members with a value that their property's type cannot express.</param>
internal sealed record MemberSettings(IReadOnlyList<string> Settings, IReadOnlyList<string> Unsaid);

/// <summary>Converts the members of a JSON object to settings of a record's initializer: unknown members as extra parameters, absent ones so that no default replaces them.</summary>
internal sealed class ObjectMembers(TypeExpressions types, string typeName, EquatableArray<PropertySpec> properties)
{
    /// <summary>Whether an absent member is left to the record's documented default, which the record then sends.</summary>
    public bool LeavesDefaults { get; init; }

    public MemberSettings Of(JsonNode value)
    {
        var values = new ValueExpression(types);
        var settings = new List<string>();
        var unsaid = new List<string>();
        foreach (var property in properties)
        {
            var name = RecordEmitter.MemberName(property, typeName, properties);
            var member = value[property.WireName];
            if (member is null or { Kind: JsonKind.Null })
            {
                if (member is not null ? property.Required || HasInitializer(property) : !LeavesDefaults && HasInitializer(property))
                {
                    settings.Add($"{name} = null");
                }
            }
            else if (values.Of(property.Type, property.Constraints, member) is { } expression)
            {
                settings.Add($"{name} = {expression}");
            }
            else
            {
                unsaid.Add(property.WireName);
            }
        }

        if (Extras(value.Members.Where(member => properties.All(property => property.WireName != member.Key))) is { } extras)
        {
            settings.Add(extras);
        }

        return new MemberSettings(settings, unsaid);
    }

    /// <summary>The setting for members that no property covers, or null if there are none.</summary>
    public static string? Extras(IEnumerable<KeyValuePair<string, JsonNode>> members)
    {
        var extras = members.Select(Extra).ToList();
        return extras.Count == 0 ? null : $"ExtraParameters = new() {{ {string.Join(", ", extras)} }}";
    }

    private bool HasInitializer(PropertySpec property) => !property.Required && DefaultEmitter.Expression(types, property) is not null;

    private static string Extra(KeyValuePair<string, JsonNode> member) => $"{{ {Literals.Text(member.Key)}, {ExtraValue(member.Value)} }}";

    private static string ExtraValue(JsonNode value) => value.Kind switch
    {
        JsonKind.String => Literals.Text(value.Text),
        JsonKind.True => "true",
        JsonKind.False => "false",
        JsonKind.Number when long.TryParse(value.Text, System.Globalization.NumberStyles.AllowLeadingSign, System.Globalization.CultureInfo.InvariantCulture, out _) => value.Text,
        _ => ValueExpression.Json(value),
    };
}
