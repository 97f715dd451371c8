using System.Text.Json;
using System.Text.Json.Nodes;
using Typed.Refresh.Importing.Documents;

namespace Typed.Refresh.Importing.Shaping;

/// <summary>A default that a document states.</summary>
/// <param name="Field">The field, such as <c>image_size.width</c>.</param>
/// <param name="Value">The value as JSON.</param>
internal sealed record ImportedDefault(string Field, string Value);

/// <summary>Sets defaults aside as <c>x-default</c> until somebody accepts them: a document's defaults can contradict its own prose, and a default is sent.</summary>
internal static class ImportedDefaults
{
    public const string Keyword = "x-default";

    /// <summary>Returns the defaults that were set aside.</summary>
    /// <param name="schema">The schema.</param>
    /// <param name="isAccepted">Whether the default of a field is accepted.</param>
    public static IReadOnlyList<ImportedDefault> SetAside(JsonObject schema, Func<string, bool> isAccepted)
    {
        var found = new List<ImportedDefault>();
        foreach (var (members, pointer) in SubSchemas.Everywhere(schema).ToList())
        {
            if (members["default"] is not { } value || isAccepted(FieldOf(pointer)))
            {
                continue;
            }

            var at = members.IndexOf("default");
            members.Remove("default");
            members.Insert(at, Keyword, value);
            // An object's default repeats those of its members.
            found.Add(new ImportedDefault(FieldOf(pointer), value.ToJsonString(s_readable)));
        }

        return found;
    }

    private static readonly JsonSerializerOptions s_readable = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    // /properties/image_size/anyOf/0/properties/width → image_size.width
    private static string FieldOf(string pointer)
    {
        var segments = pointer.Split('/').Skip(1).Select(DocumentPointer.Unescape).ToList();
        var names = new List<string>();
        for (var i = 0; i < segments.Count; i++)
        {
            if (SchemaKeywords.ContentOf(segments[i]) == KeywordContent.SchemaMap && i + 1 < segments.Count)
            {
                names.Add(segments[++i]);
            }
        }

        return names.Count == 0 ? "(root)" : string.Join('.', names);
    }
}
