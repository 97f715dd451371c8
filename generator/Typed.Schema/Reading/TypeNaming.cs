using Typed.Schema.Json;
using Typed.Schema.Naming;

namespace Typed.Schema.Reading;

/// <summary>Names types as their source does: by the last part of a reference, a title, or a constant that tells branches apart.</summary>
public static class TypeNaming
{
    private const int MaxTitle = 40;

    /// <summary>The name that the source gives an object, or null if it has none.</summary>
    /// <param name="schema">The schema as written, before its reference is followed.</param>
    public static string? NameOf(JsonNode schema)
    {
        if (ReferenceOf(schema) is { } reference)
        {
            return Identifier(reference.Substring(reference.LastIndexOf('/') + 1));
        }

        return schema.TextOf("title") is { Length: > 0 and <= MaxTitle } title ? Identifier(title) : null;
    }

    /// <summary>A source's name without the record's at its beginning, which the type gets in any case: <c>TextToImageParameters</c> of text-to-image → <c>Parameters</c>.</summary>
    /// <param name="name">The name.</param>
    /// <param name="record">The name of the model's record, or an empty text.</param>
    public static string WithoutRecord(string name, string record) =>
        record.Length > 0 && name.Length > record.Length && name.StartsWith(record, StringComparison.Ordinal) && char.IsUpper(name[record.Length])
            ? name.Substring(record.Length)
            : name;

    /// <summary>The name of a branch of a union, or null: the source's name, or the one constant that the branch requires.</summary>
    public static string? OfBranch(SchemaView branch, SchemaFlattener flattener)
    {
        if (NameOf(branch.Node) is { } named)
        {
            return named;
        }

        foreach (var member in branch["properties"]?.Members ?? [])
        {
            var property = flattener.Flatten(member.Value);
            if (ConstantOf(property) is { } text)
            {
                return Identifier(text);
            }
        }

        return null;
    }

    /// <summary>The name of one item of a list: <c>Tools</c> → <c>Tool</c>. A name that is not a plural gets <c>Item</c>.</summary>
    public static string Singular(string name) =>
        name.EndsWith("ies", StringComparison.Ordinal) && name.Length > 4 ? name.Substring(0, name.Length - 3) + "y"
        : name.EndsWith("ss", StringComparison.Ordinal) || !name.EndsWith("s", StringComparison.Ordinal) || name.Length < 3 ? name + "Item"
        : name.EndsWith("ches", StringComparison.Ordinal) || name.EndsWith("shes", StringComparison.Ordinal) || name.EndsWith("xes", StringComparison.Ordinal) || name.EndsWith("sses", StringComparison.Ordinal)
            ? name.Substring(0, name.Length - 2)
        : name.Substring(0, name.Length - 1);

    // A reference is often wrapped, to put keywords beside it: {"allOf": [{"$ref": …}], "description": …}.
    private static string? ReferenceOf(JsonNode schema)
    {
        if (schema.TextOf("$ref") is { } reference)
        {
            return reference.IndexOf("/", StringComparison.Ordinal) >= 0 ? Uri.UnescapeDataString(reference) : null;
        }

        return schema["allOf"] is { Kind: JsonKind.Array } all && all.Items.Count(item => item.TextOf("$ref") is not null) == 1
            ? ReferenceOf(all.Items.First(item => item.TextOf("$ref") is not null))
            : null;
    }

    private static string? ConstantOf(SchemaView property) =>
        property["const"] is { Kind: JsonKind.String } only ? only.Text
        : property["enum"] is { Kind: JsonKind.Array } list && list.Items.Count == 1 && list.Items[0].Kind == JsonKind.String ? list.Items[0].Text
        : null;

    private static string? Identifier(string text) => Words.Identifier(text, "N") is var name && text.Any(char.IsLetter) ? Words.Cut(name) : null;
}
