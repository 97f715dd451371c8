using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using Typed.Specification;

namespace Typed.Serialization;

/// <summary>Lets <see cref="JsonSerializer"/> read and write a generated enum by its wire values, also in a list, as a nullable value or as a dictionary key.</summary>
/// <typeparam name="T">The enum.</typeparam>
/// <remarks>
/// A closed enum cannot hold an unknown value. Reading one, or writing a number that is not a member, throws a <see cref="JsonException"/>
/// that lists the allowed values. As a key, a value is its text, so <c>"5"</c> and <c>5</c> are the same key; the first one listed is read.
/// </remarks>
public abstract class ParamEnumConverter<T> : JsonConverter<T>, IHasInputSchema
    where T : unmanaged, Enum
{
    JsonObject IHasInputSchema.InputSchema => new() { ["enum"] = new JsonArray([.. _values.Select(value => JsonNode.Parse(value.Json))]) };

    private readonly WireValue[] _values;
    private readonly Dictionary<int, WireValue> _byNumber;

    /// <summary>Creates the converter. Called by generated code.</summary>
    /// <param name="values">A JSON array of pairs: the member's number and its wire value.</param>
    protected ParamEnumConverter(string values)
        : this(FieldRows.Values(new TableScanner(values)))
    {
    }

    /// <summary>Creates the converter. Called by generated code.</summary>
    /// <param name="values">A JSON array of pairs: the member's number and its wire value.</param>
    protected ParamEnumConverter(ReadOnlySpan<byte> values)
        : this(FieldRows.Values(new TableScanner(Encoding.UTF8.GetString(values))))
    {
    }

    private protected ParamEnumConverter(IReadOnlyList<WireValue> values)
    {
        _values = [.. values];
        _byNumber = _values.ToDictionary(value => value.Number);
    }

    /// <inheritdoc/>
    /// <exception cref="JsonException">The JSON is not one of the enum's values; the message lists them.</exception>
    public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        var json = JsonElement.ParseValue(ref reader);
        return Member(Array.Find(_values, value => value.Matches(json)), json.ToString());
    }

    /// <inheritdoc/>
    /// <exception cref="JsonException">The key is not one of the enum's values; the message lists them.</exception>
    public override T ReadAsPropertyName(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        var key = reader.GetString();
        return Member(Array.Find(_values, value => string.Equals(value.Text, key, StringComparison.Ordinal)), key ?? "");
    }

    /// <inheritdoc/>
    /// <exception cref="JsonException">The number is not a member of the enum.</exception>
    public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options)
    {
        ArgumentNullException.ThrowIfNull(writer);
        writer.WriteRawValue(ValueOf(value).Utf8, skipInputValidation: true);
    }

    /// <inheritdoc/>
    /// <exception cref="JsonException">The number is not a member of the enum.</exception>
    public override void WriteAsPropertyName(Utf8JsonWriter writer, T value, JsonSerializerOptions options)
    {
        ArgumentNullException.ThrowIfNull(writer);
        writer.WritePropertyName(ValueOf(value).Text);
    }

    // The compiler can't know that every generated enum is based on int.
    private protected static int NumberOf(T value) => Unsafe.BitCast<T, int>(value);

    private static string Shorten(string text) => text.Length <= 100 ? text : string.Concat(text.AsSpan(0, 100), "…");

    private T Member(WireValue? found, string text) => found is null
        ? throw new JsonException($"'{Shorten(text)}' is not a value of {typeof(T).Name}. Allowed: {Allowed()}.")
        : Unsafe.BitCast<int, T>(found.Number);

    private WireValue ValueOf(T value) => _byNumber.TryGetValue(NumberOf(value), out var found)
        ? found
        : throw new JsonException($"{NumberOf(value)} is not a member of {typeof(T).Name}. Allowed: {Allowed()}.");

    private string Allowed() => string.Join(", ", _values.Select(value => value.Json));
}
