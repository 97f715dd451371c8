using System.Text.Json;

namespace Worker.Batch;

/// <summary>A batch as a JSON array of <c>{ "id", "provider", "model", "parameters": { … } }</c>.</summary>
internal static class JsonRows
{
    public static IEnumerable<BatchRow> Read(string text)
    {
        JsonElement root;
        try
        {
            root = JsonElement.Parse(text);
        }
        catch (JsonException exception)
        {
            throw new BatchException($"The batch is not JSON: {exception.Message}");
        }

        if (root.ValueKind != JsonValueKind.Array)
        {
            throw new BatchException("The batch is not a JSON array.");
        }

        return root.EnumerateArray().Select(Row);
    }

    private static BatchRow Row(JsonElement json, int index)
    {
        var parameters = json.ValueKind == JsonValueKind.Object && json.TryGetProperty("parameters", out var found) ? found : default;
        return parameters.ValueKind == JsonValueKind.Object
            ? new BatchRow(Text(json, "id", index), Text(json, "provider", index), Text(json, "model", index), _ => parameters)
            : throw new BatchException(FormattableString.Invariant($"Item {index + 1} of the batch does not have the object 'parameters'."));
    }

    private static string Text(JsonElement json, string name, int index) =>
        json.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String && value.GetString() is { Length: > 0 } text
            ? text
            : throw new BatchException(FormattableString.Invariant($"Item {index + 1} of the batch does not have the string '{name}'."));
}
