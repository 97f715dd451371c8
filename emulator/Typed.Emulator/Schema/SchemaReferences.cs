using System.Text.Json;

namespace Typed.Emulator.Schema;

/// <summary>Resolves <c>$ref</c> within one document: JSON pointers and anchors. Nothing is fetched.</summary>
internal sealed class SchemaReferences
{
    private const int MaxAnchorDepth = 64;

    private static readonly string[] s_oldDrafts = ["draft-03", "draft-04", "draft-05", "draft-06", "draft-07"];

    private readonly JsonElement _root;
    private readonly Dictionary<string, JsonElement> _anchors = new(StringComparer.Ordinal);

    public SchemaReferences(JsonElement root)
    {
        _root = root;
        CollectAnchors(root, 0);
        IgnoresSiblings = root.TryKind("$schema", JsonValueKind.String, out var draft)
            && s_oldDrafts.Any(old => draft.GetString()!.Contains(old, StringComparison.Ordinal));
    }

    /// <summary>Whether the keywords beside a <c>$ref</c> mean nothing, as up to draft 7.</summary>
    public bool IgnoresSiblings { get; }

    /// <summary>Finds the target of a reference.</summary>
    public bool TryResolve(string reference, out JsonElement schema)
    {
        schema = default;
        if (!reference.StartsWith('#'))
        {
            return OwnId(reference, out var fragment) && TryResolve("#" + fragment, out schema);
        }

        var pointer = Uri.UnescapeDataString(reference[1..]);
        if (pointer.Length == 0)
        {
            schema = _root;
            return true;
        }

        return pointer[0] == '/' ? TryPointer(pointer, out schema) : _anchors.TryGetValue(pointer, out schema);
    }

    /// <summary>Whether a reference names the document by its own id, which is not a remote reference.</summary>
    private bool OwnId(string reference, out string fragment)
    {
        fragment = string.Empty;
        if (_root.ValueKind != JsonValueKind.Object)
        {
            return false;
        }

        var hash = reference.IndexOf('#', StringComparison.Ordinal);
        var document = hash < 0 ? reference : reference[..hash];
        fragment = hash < 0 ? string.Empty : reference[(hash + 1)..];
        foreach (var keyword in (ReadOnlySpan<string>)["$id", "id"])
        {
            if (_root.TryGetProperty(keyword, out var id) && id.ValueKind == JsonValueKind.String
                && string.Equals(id.GetString()!.TrimEnd('#'), document, StringComparison.Ordinal))
            {
                return true;
            }
        }

        return false;
    }

    private bool TryPointer(string pointer, out JsonElement found)
    {
        found = _root;
        foreach (var token in pointer[1..].Split('/'))
        {
            var name = token.Replace("~1", "/", StringComparison.Ordinal).Replace("~0", "~", StringComparison.Ordinal);
            if (found.ValueKind == JsonValueKind.Object && found.TryGetProperty(name, out var member))
            {
                found = member;
            }
            else if (found.ValueKind == JsonValueKind.Array && int.TryParse(name, out var index) && index >= 0 && index < found.GetArrayLength())
            {
                found = found[index];
            }
            else
            {
                return false;
            }
        }

        return true;
    }

    private void CollectAnchors(JsonElement element, int depth)
    {
        if (depth > MaxAnchorDepth)
        {
            return;
        }

        if (element.ValueKind == JsonValueKind.Array)
        {
            foreach (var item in element.EnumerateArray())
            {
                CollectAnchors(item, depth + 1);
            }
        }
        else if (element.ValueKind == JsonValueKind.Object)
        {
            foreach (var member in element.EnumerateObject())
            {
                if (member.Value.ValueKind == JsonValueKind.String)
                {
                    AddAnchor(member.Name, member.Value.GetString()!, element);
                }
                else if (member.Name is not ("enum" or "const" or "default" or "examples"))
                {
                    // Values are data: an "$anchor" inside them has no meaning.
                    CollectAnchors(member.Value, depth + 1);
                }
            }
        }
    }

    private void AddAnchor(string keyword, string value, JsonElement schema)
    {
        if (keyword is "$anchor" or "$dynamicAnchor")
        {
            _anchors.TryAdd(value, schema);
        }
        else if (keyword is "$id" or "id" && value.Length > 1 && value[0] == '#')
        {
            // Drafts 4 to 7 define anchors as an id that is only a fragment.
            _anchors.TryAdd(value[1..], schema);
        }
    }
}
