using System.Text.Json.Nodes;

namespace Typed.Refresh.Importing.Shaping;

/// <summary>Moves the file parts of a multipart body to <c>x-files</c>: they are <c>UploadFile</c>s beside the record, not members of it.</summary>
internal static class FileParts
{
    private const int MaxDepth = 8;

    public static void Move(BundledSchema schema)
    {
        var root = schema.Root;
        if (root["properties"] is not JsonObject properties)
        {
            return;
        }

        var files = new JsonObject();
        foreach (var (name, property) in properties.ToList())
        {
            if (IsFile(schema, property, depth: 0) is not { } isList)
            {
                continue;
            }

            var file = new JsonObject();
            if ((BundledSchema.Text((property as JsonObject)?["description"]) ?? BundledSchema.Text(schema.Resolve(property)?["description"])) is { } description)
            {
                file["description"] = description;
            }

            file["required"] = root["required"] is JsonArray required && required.RemoveAll(item => BundledSchema.Text(item) == name) > 0;
            if (isList)
            {
                file["list"] = true;
            }

            files[name] = file;
            properties.Remove(name);
        }

        if (files.Count > 0)
        {
            root["x-files"] = files;
        }

        if (root["required"] is JsonArray { Count: 0 })
        {
            root.Remove("required");
        }
    }

    // Null: no file. Otherwise, whether there may be several.
    private static bool? IsFile(BundledSchema schema, JsonNode? property, int depth)
    {
        // An alternative may refer to the schema that it is part of.
        if (depth > MaxDepth || schema.Resolve(property) is not { } members)
        {
            return null;
        }

        if (members["anyOf"] is JsonArray or JsonObject || members["oneOf"] is JsonArray)
        {
            var branches = (members["anyOf"] as JsonArray ?? members["oneOf"] as JsonArray ?? []).Where(branch => BundledSchema.Text((branch as JsonObject)?["type"]) != "null").Select(branch => IsFile(schema, branch, depth + 1)).ToList();
            return branches.Count > 0 && branches.All(branch => branch is not null) ? branches.Any(branch => branch == true) : null;
        }

        return IsBinary(members) ? false
            : BundledSchema.Text(members["type"]) == "array" && schema.Resolve(members["items"]) is { } items && IsBinary(items) ? true
            : null;
    }

    private static bool IsBinary(JsonObject schema) =>
        BundledSchema.Text(schema["format"]) == "binary"
        || (BundledSchema.Text(schema["contentMediaType"]) is not null && schema["contentEncoding"] is null && BundledSchema.Text(schema["type"]) is "string" or null && !schema.ContainsKey("properties"));
}
