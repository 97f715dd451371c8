using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace Typed.Providers.Http.Wire;

/// <summary>A text that is not empty.</summary>
internal sealed class WireText : WireConverter<string>
{
    public override string? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => TextOf(ref reader) is { Length: > 0 } text ? text : null;
}

/// <summary>A number, or a number as text.</summary>
internal sealed class WireDecimal : WireConverter<decimal?>
{
    public override decimal? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => Parse(LiteralOf(ref reader));

    public static decimal? Parse(string? literal) => decimal.TryParse(literal, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : null;
}

/// <summary>An integer, or an integer as text.</summary>
internal sealed class WireInteger : WireConverter<int?>
{
    public override int? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        WireDecimal.Parse(LiteralOf(ref reader)) is { } number and >= int.MinValue and <= int.MaxValue && number == decimal.Truncate(number) ? (int)number : null;
}

/// <summary>True or false.</summary>
internal sealed class WireFlag : WireConverter<bool?>
{
    public override bool? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        var flag = reader.TokenType switch { JsonTokenType.True => true, JsonTokenType.False => false, _ => (bool?)null };
        reader.Skip();
        return flag;
    }
}

/// <summary>A length in seconds, as a number or as text.</summary>
internal sealed class WireSeconds : WireConverter<TimeSpan?>
{
    public override TimeSpan? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        WireDecimal.Parse(LiteralOf(ref reader)) is { } seconds and >= 0 and <= int.MaxValue ? TimeSpan.FromSeconds((double)seconds) : null;
}

/// <summary>A time. Times in the year 9999 read as null, because adding to them, such as a lifetime, would overflow.</summary>
internal sealed class WireTime : WireConverter<DateTimeOffset?>
{
    public override DateTimeOffset? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        DateTimeOffset.TryParse(TextOf(ref reader), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time) && time.Year < 9999 ? time : null;
}

/// <summary>An http or https URL.</summary>
internal sealed class WireUrl : WireConverter<Uri>
{
    public override Uri? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => TolerantJson.HttpUrl(TextOf(ref reader));
}

/// <summary>The texts of an array. Returns null if the value is not an array.</summary>
internal sealed class WireTexts : WireConverter<IReadOnlyList<string>>
{
    public override IReadOnlyList<string>? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        var json = JsonElement.ParseValue(ref reader);
        return json.ValueKind == JsonValueKind.Array
            ? [.. json.EnumerateArray().Where(item => item.ValueKind == JsonValueKind.String).Select(TolerantJson.TextOf).OfType<string>()]
            : null;
    }
}

/// <summary>Any JSON value, unchanged, or undefined for null.</summary>
internal sealed class WireJson : WireConverter<JsonElement>
{
    public override bool HandleNull => true;

    public override JsonElement Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType == JsonTokenType.Null ? default : JsonElement.ParseValue(ref reader);
}

/// <summary>A nested object. It is null if the value is not an object.</summary>
internal sealed class WireNested<T> : WireConverter<T>
    where T : WireObject, new()
{
    public override T? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        JsonElement.ParseValue(ref reader) is { ValueKind: JsonValueKind.Object } json ? WireObject.Read(json, (JsonTypeInfo<T>)options.GetTypeInfo(typeof(T))) : null;
}

/// <summary>An array of objects. It is null if the value is not an array.</summary>
internal sealed class WireList<T> : WireConverter<IReadOnlyList<T>>
    where T : WireObject, new()
{
    public override IReadOnlyList<T>? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        WireObject.ReadList(JsonElement.ParseValue(ref reader), (JsonTypeInfo<T>)options.GetTypeInfo(typeof(T)));
}
