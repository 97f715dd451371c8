using System.Text.Json.Nodes;

namespace Typed.Refresh.Importing.Shaping;

/// <summary>Moves the file parts of a multipart body to <c>x-files</c>: they are <c>UploadFile</c>s beside the record, not members of it.</summary>
internal sealed class FileParts
{
    private const int MaxDepth = 8;

    private static readonly string[] s_alternatives = ["anyOf", "oneOf"];

    private readonly BundledSchema _schema;
    private readonly JsonObject _files = [];
    private readonly HashSet<string> _members = new(StringComparer.Ordinal);
    private readonly HashSet<JsonObject> _changed = new(ReferenceEqualityComparer.Instance);

    private FileParts(BundledSchema schema) => _schema = schema;

    public static void Move(BundledSchema schema)
    {
        var parts = new FileParts(schema);
        parts.Collect(schema.Root, depth: 0);
        foreach (var name in parts.TakeRequired(schema.Root, depth: 0).Names.Except(parts._members))
        {
            parts._files[name]!["required"] = true;
        }

        if (parts._files.Count > 0)
        {
            schema.Root["x-files"] = parts._files;
        }
    }

    // The properties of the body, and those of its parts and alternatives.
    private void Collect(JsonObject owner, int depth)
    {
        if (owner["properties"] is JsonObject properties)
        {
            foreach (var (name, property) in properties.ToList())
            {
                if (FileForm.Of(_schema, property) is { } form)
                {
                    Add(name, property, form);
                    _changed.Add(owner);
                    if (form.Rest is null)
                    {
                        properties.Remove(name);
                    }
                    else
                    {
                        // A file, or something else: the member has the rest.
                        properties[name] = form.Rest;
                        _members.Add(name);
                    }
                }
            }
        }

        foreach (var part in s_alternatives.Append("allOf").SelectMany(keyword => owner[keyword] as JsonArray ?? []))
        {
            if (depth < MaxDepth && _schema.Resolve(part) is { } inner)
            {
                Collect(inner, depth + 1);
            }
        }
    }

    private void Add(string name, JsonNode? property, FileForm form)
    {
        var file = new JsonObject();
        if ((BundledSchema.Text((property as JsonObject)?["description"]) ?? BundledSchema.Text(_schema.Resolve(property)?["description"])) is { } description)
        {
            file["description"] = description;
        }

        file["required"] = false;
        if (form.IsList)
        {
            file["list"] = true;
        }

        if (!_files.ContainsKey(name) || form.IsList)
        {
            _files[name] = file;
        }
    }

    // The files that each body must have. Of alternatives, those that all of them require.
    private (HashSet<string> Names, bool IsChanged) TakeRequired(JsonObject owner, int depth)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        var isChanged = _changed.Contains(owner);
        if (owner["required"] is JsonArray required)
        {
            names.UnionWith(required.Select(BundledSchema.Text).OfType<string>().Where(_files.ContainsKey));
            isChanged |= required.RemoveAll(item => BundledSchema.Text(item) is { } name && names.Contains(name)) > 0;
            if (required.Count == 0)
            {
                owner.Remove("required");
            }
        }

        foreach (var keyword in s_alternatives.Append("allOf").Where(_ => depth < MaxDepth))
        {
            var parts = (owner[keyword] as JsonArray ?? []).Select(_schema.Resolve).OfType<JsonObject>().Select(part => TakeRequired(part, depth + 1)).ToList();
            if (parts.Count > 0)
            {
                names.UnionWith(keyword == "allOf" ? parts.SelectMany(part => part.Names) : parts.Select(part => part.Names.AsEnumerable()).Aggregate((all, next) => all.Intersect(next, StringComparer.Ordinal)).ToList());
                isChanged |= parts.Any(part => part.IsChanged);
                Widen(owner, keyword, parts.Any(part => part.IsChanged));
            }
        }

        return (names, isChanged);
    }

    // Without their files, several alternatives can fit.
    private static void Widen(JsonObject owner, string keyword, bool isChanged)
    {
        if (keyword == "oneOf" && isChanged && !owner.ContainsKey("anyOf"))
        {
            var at = owner.IndexOf(keyword);
            var branches = owner[keyword];
            owner.RemoveAt(at);
            owner.Insert(at, "anyOf", branches);
        }
    }
}
