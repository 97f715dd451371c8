using System.Text.Json.Nodes;

namespace Typed.Refresh.Importing.Shaping;

/// <summary>A property that is a file part.</summary>
/// <param name="IsList">Whether there may be several files.</param>
/// <param name="Rest">The schema of what may stand instead of a file, such as an address; null if there must be a file.</param>
internal sealed record FileForm(bool IsList, JsonObject? Rest = null)
{
    private const int MaxDepth = 8;

    /// <summary>The form of a property; null if it is no file.</summary>
    public static FileForm? Of(BundledSchema schema, JsonNode? property) => Of(schema, property, depth: 0);

    private static FileForm? Of(BundledSchema schema, JsonNode? property, int depth)
    {
        // An alternative may refer to the schema that it is part of.
        if (depth > MaxDepth || schema.Resolve(property) is not { } members)
        {
            return null;
        }

        if ((members["anyOf"] is JsonArray ? "anyOf" : members["oneOf"] is JsonArray ? "oneOf" : null) is { } keyword)
        {
            var branches = members[keyword]!.AsArray().Select(branch => (IsNull: BundledSchema.Text((branch as JsonObject)?["type"]) == "null", Form: Of(schema, branch, depth + 1))).ToList();
            var files = branches.Where(branch => branch.Form is not null).ToList();
            return files.Count == 0 ? null
                : new FileForm(files.Any(branch => branch.Form!.IsList), branches.All(branch => branch.IsNull || branch.Form is { Rest: null }) ? null : RestOf(property, members, keyword, [.. branches.Select(branch => branch.Form)]));
        }

        return IsBinary(members) ? new FileForm(IsList: false)
            : BundledSchema.Text(members["type"]) == "array" && schema.Resolve(members["items"]) is { } items && IsBinary(items) ? new FileForm(IsList: true)
            : null;
    }

    private static JsonObject RestOf(JsonNode? property, JsonObject members, string keyword, IReadOnlyList<FileForm?> forms)
    {
        var rest = members.DeepClone().AsObject();
        var others = members[keyword]!.AsArray().Zip(forms).Where(branch => branch.Second is not { Rest: null }).Select(branch => branch.Second?.Rest ?? branch.First?.DeepClone()).ToList();
        // What a reference has beside it.
        foreach (var (name, value) in ((property as JsonObject) ?? []).Where(member => member.Key != "$ref" && !rest.ContainsKey(member.Key)))
        {
            rest[name] = value?.DeepClone();
        }

        rest.Remove(keyword);
        if (others is [JsonObject only] && only.All(member => !rest.ContainsKey(member.Key)))
        {
            foreach (var (name, value) in only)
            {
                rest[name] = value?.DeepClone();
            }
        }
        else
        {
            rest[keyword] = new JsonArray([.. others]);
        }

        return rest;
    }

    private static bool IsBinary(JsonObject schema) =>
        BundledSchema.Text(schema["format"]) == "binary"
        || (BundledSchema.Text(schema["contentMediaType"]) is not null && schema["contentEncoding"] is null && BundledSchema.Text(schema["type"]) is "string" or null && !schema.ContainsKey("properties"));
}
