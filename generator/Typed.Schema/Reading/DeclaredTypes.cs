using Typed.Schema.Collections;
using Typed.Schema.Json;
using Typed.Schema.Naming;
using Typed.Schema.Specification;

namespace Typed.Schema.Reading;

/// <summary>The types that a model declares, each with a suffix of its own. A slot is taken before a type is read, so that a schema may refer to itself.</summary>
public sealed class DeclaredTypes
{
    private readonly List<DeclaredType?> _types = [];
    private readonly Dictionary<JsonNode, int> _bySchema = [];

    // "Params" is the record itself.
    private readonly UniqueNames _suffixes = new(["Params"]);

    public bool TryGet(JsonNode schema, out int index) => _bySchema.TryGetValue(schema, out index);

    public int Reserve(JsonNode? schema)
    {
        _types.Add(null);
        var index = _types.Count - 1;
        if (schema is not null)
        {
            _bySchema[schema] = index;
        }

        return index;
    }

    /// <summary>A suffix that is free, together with those of the classes beside the type.</summary>
    /// <param name="suffix">The suffix asked for.</param>
    /// <param name="companions">What the classes' names have behind the type's.</param>
    public string ClaimSuffix(string suffix, params string[] companions) => _suffixes.Claim(suffix, companions);

    public void Set(int index, DeclaredType type) => _types[index] = type;

    public DeclaredType Get(int index) => _types[index]!;

    /// <summary>Forgets what was declared after <paramref name="count"/> types: an attempt that came to nothing.</summary>
    public void Truncate(int count)
    {
        _types.RemoveRange(count, _types.Count - count);
        foreach (var stale in _bySchema.Where(entry => entry.Value >= count).Select(entry => entry.Key).ToArray())
        {
            _bySchema.Remove(stale);
        }
    }

    public int Count => _types.Count;

    public EquatableArray<DeclaredType> ToArray() => _types.Select(type => type!).ToEquatableArray();
}
