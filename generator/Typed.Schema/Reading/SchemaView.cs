using Typed.Schema.Json;

namespace Typed.Schema.Reading;

/// <summary>A schema with its <c>$ref</c> followed and its <c>allOf</c> merged: one flat set of keywords.</summary>
public sealed class SchemaView(JsonNode node)
{
    private readonly Dictionary<string, JsonNode> _keywords = new(StringComparer.Ordinal);

    /// <summary>The schema as written.</summary>
    public JsonNode Node { get; } = node;

    /// <summary>The schema that declares the keywords: the target of a <c>$ref</c>, so that a schema that is referenced twice is one type.</summary>
    public JsonNode Identity { get; set; } = node;

    /// <summary>Whether no value is allowed: the schema <c>false</c>.</summary>
    public bool IsNever { get; set; }

    public JsonNode? this[string keyword] => _keywords.TryGetValue(keyword, out var value) ? value : null;

    public bool Has(string keyword) => _keywords.ContainsKey(keyword);

    public IEnumerable<string> Keywords => _keywords.Keys;

    public void Set(string keyword, JsonNode value) => _keywords[keyword] = value;

    public void Remove(string keyword) => _keywords.Remove(keyword);

    public string? Text(string keyword) => this[keyword] is { Kind: JsonKind.String } value ? value.Text : null;

    public bool IsTrue(string keyword) => this[keyword] is { Kind: JsonKind.True };

    public decimal? Decimal(string keyword) =>
        this[keyword] is { Kind: JsonKind.Number } value ? Numbers.ToDecimal(value.Text) : null;

    public int? Count(string keyword) =>
        Decimal(keyword) is { } number && number >= 0 && number == decimal.Truncate(number)
            ? (int)Math.Min(number, int.MaxValue)
            : null;
}
