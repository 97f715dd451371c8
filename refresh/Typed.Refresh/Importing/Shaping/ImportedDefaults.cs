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

    private static readonly JsonSerializerOptions s_readable = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Returns the defaults that were set aside.</summary>
    /// <param name="schema">The schema.</param>
    /// <param name="isAccepted">Whether the default of a field is accepted.</param>
    public static IReadOnlyList<ImportedDefault> SetAside(JsonObject schema, Func<string, bool> isAccepted)
    {
        var paths = new FieldPaths(schema);
        var found = new List<ImportedDefault>();
        var shown = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (members, _) in SubSchemas.Everywhere(schema).ToList())
        {
            if (members["default"] is not { } value)
            {
                continue;
            }

            var places = paths.Of(members);
            if (places.Count > 0 && places.All(place => isAccepted(place.Path)))
            {
                continue;
            }

            var at = members.IndexOf("default");
            members.Remove("default");
            members.Insert(at, Keyword, value);
            foreach (var place in places.Where(place => !isAccepted(place.Path) || !Keeps(paths, members, place, value)))
            {
                // An object's default repeats those of its members. A field's own default is before that of what it refers to.
                if (shown.Add(place.Path))
                {
                    found.Add(new ImportedDefault(place.Path.Length == 0 ? "(root)" : place.Path, value.ToJsonString(s_readable)));
                }
            }
        }

        return found;
    }

    // Of the fields that share a definition, some are accepted: they have the default beside their reference. Within a shared object there is no such place.
    private static bool Keeps(FieldPaths paths, JsonObject definition, FieldPlace place, JsonNode value)
    {
        if (place.Property is not { } property || ReferenceEquals(property, definition) || paths.Of(property).Count != 1)
        {
            return false;
        }

        if (!property.ContainsKey("default") && !property.ContainsKey(Keyword))
        {
            property["default"] = value.DeepClone();
        }

        return true;
    }
}
