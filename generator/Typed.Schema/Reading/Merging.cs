using Typed.Schema.Json;

namespace Typed.Schema.Reading;

/// <summary>The state while one schema is flattened: the current path, the merged schemas, and the lists that grow with each part of an <c>allOf</c>.</summary>
/// <remarks>The lists belong to this merge and grow in place: copying them for each of thousands of parts would take quadratic time.</remarks>
public sealed class Merging(SchemaView view)
{
    private readonly Dictionary<string, int> _places = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<JsonNode>> _parts = new(StringComparer.Ordinal);
    private List<KeyValuePair<string, JsonNode>>? _properties;
    private List<JsonNode>? _required;

    /// <summary>The schemas on the current path.</summary>
    public HashSet<JsonNode> Path { get; } = [];

    /// <summary>The schemas that are already merged.</summary>
    public HashSet<JsonNode> Done { get; } = [];

    public void Required(JsonNode more)
    {
        if (_required is null)
        {
            _required = [.. view["required"]!.Items];
            view.Set("required", new JsonNode(JsonKind.Array, more.Place) { Items = _required });
        }

        _required.AddRange(more.Items);
    }

    /// <summary>Adds properties. A property that already exists must satisfy both schemas.</summary>
    public void Properties(JsonNode more)
    {
        if (_properties is null)
        {
            _properties = [.. view["properties"]!.Members];
            for (var i = 0; i < _properties.Count; i++)
            {
                _places[_properties[i].Key] = i;
            }

            view.Set("properties", new JsonNode(JsonKind.Object, more.Place) { Members = _properties });
        }

        foreach (var member in more.Members)
        {
            if (_parts.TryGetValue(member.Key, out var parts))
            {
                parts.Add(member.Value);
            }
            else if (_places.TryGetValue(member.Key, out var at))
            {
                parts = [_properties[at].Value, member.Value];
                _parts.Add(member.Key, parts);
                _properties[at] = new KeyValuePair<string, JsonNode>(member.Key, AllOf(parts, member.Value));
            }
            else
            {
                _places.Add(member.Key, _properties.Count);
                _properties.Add(member);
            }
        }
    }

    private static JsonNode AllOf(List<JsonNode> parts, JsonNode last) => new(JsonKind.Object, last.Place)
    {
        Members = [new KeyValuePair<string, JsonNode>("allOf", new JsonNode(JsonKind.Array, last.Place) { Items = parts })],
    };
}
