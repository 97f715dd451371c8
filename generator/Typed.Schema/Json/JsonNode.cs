using Typed.Schema.Diagnostics;

namespace Typed.Schema.Json;

/// <summary>A JSON value with its location in the file. Exists only while a file is read, never between steps.</summary>
public sealed class JsonNode(JsonKind kind, TextPlace place)
{
    // Above this number an index is worthwhile: thousands of references, each to one of thousands of definitions.
    private const int MaxWalked = 16;

    private Dictionary<string, JsonNode>? _byName;

    public JsonKind Kind { get; } = kind;

    public TextPlace Place { get; } = place;

    /// <summary>The value of a string, or the literal of a number.</summary>
    public string Text { get; init; } = "";

    /// <summary>The items of an array.</summary>
    public IReadOnlyList<JsonNode> Items { get; init; } = [];

    /// <summary>The members of an object, in the file's order.</summary>
    public IReadOnlyList<KeyValuePair<string, JsonNode>> Members { get; init; } = [];

    public bool IsObject => Kind == JsonKind.Object;

    public JsonNode? this[string name]
    {
        get
        {
            if (Members.Count > MaxWalked)
            {
                return Indexed().TryGetValue(name, out var value) ? value : null;
            }

            foreach (var member in Members)
            {
                if (member.Key == name)
                {
                    return member.Value;
                }
            }

            return null;
        }
    }

    /// <summary>The string value of a member, or null if it does not exist or is not a string.</summary>
    public string? TextOf(string name) => this[name] is { Kind: JsonKind.String } node ? node.Text : null;

    private Dictionary<string, JsonNode> Indexed()
    {
        // A merged object may have more members now.
        if (_byName?.Count != Members.Count)
        {
            _byName = new Dictionary<string, JsonNode>(Members.Count, StringComparer.Ordinal);
            foreach (var member in Members)
            {
                _byName[member.Key] = member.Value;
            }
        }

        return _byName!;
    }
}
