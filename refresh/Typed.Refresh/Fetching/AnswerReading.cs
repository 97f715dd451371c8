using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Typed.Refresh.Fetching.Http;
using Typed.Refresh.Quoting;

namespace Typed.Refresh.Fetching;

/// <summary>Reads values from a response, and reports the location of an unexpected value.</summary>
internal static partial class AnswerReading
{
    public static JsonArray Array(JsonNode? node, string place) =>
        node as JsonArray ?? throw new FetchException($"{place}: expected an array, not {Kind(node)}.");

    public static JsonObject Object(JsonNode? node, string place) =>
        node as JsonObject ?? throw new FetchException($"{place}: expected an object, not {Kind(node)}.");

    public static string Text(JsonNode? node, string place) =>
        node is JsonValue value && value.GetValueKind() == JsonValueKind.String
            ? value.GetValue<string>()
            : throw new FetchException($"{place}: expected a string, not {Kind(node)}.");

    public static decimal Number(JsonNode? node, string place) =>
        node is JsonValue value && value.GetValueKind() == JsonValueKind.Number && value.TryGetValue<decimal>(out var number)
            ? number
            : throw new FetchException($"{place}: expected a number, not {Kind(node)}.");

    /// <summary>A kind such as <c>image_to_video</c>. New kinds are accepted, other forms are not.</summary>
    public static string ModelKind(JsonNode? node, string place) =>
        Text(node, place) is var kind && KindForm().IsMatch(kind)
            ? kind
            : throw new FetchException($"{place}: {ServerText.Quote(Text(node, place))} is not a valid kind such as \"image_to_video\".");

    private static string Kind(JsonNode? node) => node is null ? "null or a missing value" : node.GetValueKind() switch
    {
        JsonValueKind.Object => "an object",
        JsonValueKind.Array => "an array",
        JsonValueKind.String => "a string",
        JsonValueKind.Number => "a number",
        _ => "a Boolean",
    };

    [GeneratedRegex(@"\A[a-z]{1,40}(_[a-z]{1,40}){0,8}\z", RegexOptions.CultureInvariant)]
    private static partial Regex KindForm();
}
