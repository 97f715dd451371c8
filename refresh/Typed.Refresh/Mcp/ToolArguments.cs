using System.Text.Json;
using System.Text.Json.Nodes;
using Typed.Refresh.Quoting;

namespace Typed.Refresh.Mcp;

/// <summary>The arguments of a call. A wrong name or type is an error that says what is expected: the caller is a program that can correct itself.</summary>
internal sealed class ToolArguments
{
    private readonly Dictionary<string, JsonElement> _values;

    /// <param name="inputSchema">The schema of the arguments.</param>
    /// <param name="values">The arguments, or null for none.</param>
    /// <exception cref="ToolException">An argument does not exist, or a required one is missing.</exception>
    public ToolArguments(JsonElement inputSchema, IEnumerable<KeyValuePair<string, JsonElement>>? values)
    {
        _values = new Dictionary<string, JsonElement>(values ?? [], StringComparer.Ordinal);
        var known = inputSchema.GetProperty("properties").EnumerateObject().Select(property => property.Name).ToList();
        if (_values.Keys.FirstOrDefault(name => !known.Contains(name, StringComparer.Ordinal)) is { } unknown)
        {
            throw new ToolException($"There is no argument {ServerText.Quote(unknown)}.{Suggestion.For(unknown, known)}");
        }

        var required = inputSchema.TryGetProperty("required", out var names) ? names.EnumerateArray().Select(name => name.GetString()!) : [];
        if (required.FirstOrDefault(name => Value(name) is null) is { } missing)
        {
            throw new ToolException($"The argument \"{missing}\" is required.");
        }
    }

    public string? OptionalText(string name) => Value(name) switch
    {
        null => null,
        { ValueKind: JsonValueKind.String } text => text.GetString(),
        _ => throw Wrong(name, "a string"),
    };

    public string Text(string name) => OptionalText(name) ?? throw Wrong(name, "a string");

    /// <summary>A number as text, or a text: a caller may write the duration 10 or "10s".</summary>
    public string? NumberOrText(string name) => Value(name) is { ValueKind: JsonValueKind.Number } number ? number.GetRawText() : OptionalText(name);

    public bool Flag(string name) => Value(name) switch
    {
        null => false,
        { ValueKind: JsonValueKind.True } => true,
        { ValueKind: JsonValueKind.False } => false,
        _ => throw Wrong(name, "true or false"),
    };

    public int Count(string name, int fallback, int most) => Value(name) switch
    {
        null => fallback,
        { ValueKind: JsonValueKind.Number } number when number.TryGetInt32(out var count) && count >= 1 && count <= most => count,
        _ => throw Wrong(name, $"an integer from 1 to {most}"),
    };

    /// <summary>An object, or an empty one if the argument is absent.</summary>
    public JsonObject Object(string name) => Value(name) switch
    {
        null => [],
        { ValueKind: JsonValueKind.Object } json => JsonObject.Create(json.Clone())!,
        _ => throw Wrong(name, "an object"),
    };

    public bool Has(string name) => Value(name) is not null;

    private JsonElement? Value(string name) => _values.TryGetValue(name, out var value) && value.ValueKind is not (JsonValueKind.Null or JsonValueKind.Undefined) ? value : null;

    private static ToolException Wrong(string name, string expected) => new($"The argument \"{name}\" must be {expected}.");
}
