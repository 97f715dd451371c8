using System.Collections;
using System.Diagnostics.CodeAnalysis;
using System.Text.Json;

namespace Typed;

/// <summary>Named parameters for which a record has no property, stored and sent as raw JSON.</summary>
/// <example><code>ExtraParameters = new() { { "camera", "left" }, { "steps", 12 } }</code></example>
public sealed class ExtraParameters : IReadOnlyDictionary<string, JsonElement>
{
    // Sorted so that equal extras produce equal bytes: requests are compared and hashed by their JSON.
    private readonly SortedDictionary<string, JsonElement> _values = new(StringComparer.Ordinal);

    /// <inheritdoc/>
    public int Count => _values.Count;

    /// <inheritdoc/>
    public IEnumerable<string> Keys => _values.Keys;

    /// <inheritdoc/>
    public IEnumerable<JsonElement> Values => _values.Values;

    /// <inheritdoc/>
    public JsonElement this[string key] => _values[key];

    /// <summary>Adds a parameter.</summary>
    /// <param name="name">The name on the wire.</param>
    /// <param name="value">The value. It is copied, so its document can be disposed.</param>
    /// <exception cref="ArgumentException">A parameter with this name already exists.</exception>
    public void Add(string name, JsonElement value) => _values.Add(name, value.Clone());

    /// <summary>Adds a string parameter.</summary>
    /// <param name="name">The name on the wire.</param>
    /// <param name="value">The string.</param>
    public void Add(string name, string value) => AddWritten(name, writer => writer.WriteStringValue(value));

    /// <summary>Adds an integer parameter.</summary>
    /// <param name="name">The name on the wire.</param>
    /// <param name="value">The number.</param>
    public void Add(string name, long value) => AddWritten(name, writer => writer.WriteNumberValue(value));

    /// <summary>Adds a number parameter.</summary>
    /// <param name="name">The name on the wire.</param>
    /// <param name="value">The number. Must be finite.</param>
    public void Add(string name, double value) => AddWritten(name, writer => writer.WriteNumberValue(value));

    /// <summary>Adds a boolean parameter.</summary>
    /// <param name="name">The name on the wire.</param>
    /// <param name="value">The value.</param>
    public void Add(string name, bool value) => AddWritten(name, writer => writer.WriteBooleanValue(value));

    /// <summary>Adds a parameter given as JSON text.</summary>
    /// <param name="name">The name on the wire.</param>
    /// <param name="json">Valid JSON of any type.</param>
    /// <exception cref="JsonException">The text is not valid JSON.</exception>
    public void AddJson(string name, [StringSyntax(StringSyntaxAttribute.Json)] string json)
    {
        using var document = JsonDocument.Parse(json);
        Add(name, document.RootElement);
    }

    /// <inheritdoc/>
    public bool ContainsKey(string key) => _values.ContainsKey(key);

    /// <inheritdoc/>
    public bool TryGetValue(string key, out JsonElement value) => _values.TryGetValue(key, out value);

    /// <inheritdoc/>
    public IEnumerator<KeyValuePair<string, JsonElement>> GetEnumerator() => _values.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private void AddWritten(string name, Action<Utf8JsonWriter> write)
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream))
        {
            write(writer);
        }

        using var document = JsonDocument.Parse(stream.ToArray());
        Add(name, document.RootElement);
    }
}
