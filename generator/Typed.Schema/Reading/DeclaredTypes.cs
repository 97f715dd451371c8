using Typed.Schema.Collections;
using Typed.Schema.Json;
using Typed.Schema.Naming;
using Typed.Schema.Specification;

namespace Typed.Schema.Reading;

/// <summary>The types that a model declares, each with a unique suffix. A slot is reserved before a type is read, so that a schema may refer to itself.</summary>
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

    /// <summary>Claims a suffix that is free, together with those of the type's companion classes.</summary>
    /// <param name="suffix">The requested suffix.</param>
    /// <param name="companions">The suffixes of the companion classes, which follow the type's name.</param>
    public string ClaimSuffix(string suffix, params string[] companions) => _suffixes.Claim(suffix, companions);

    /// <summary>Claims the first suffix if it is free, otherwise a free variant of the second.</summary>
    public string ClaimFirstFree(string first, string second) => _suffixes.Has(first) ? ClaimSuffix(second) : ClaimSuffix(first);

    /// <summary>Makes a suffix free again.</summary>
    public void Release(string suffix) => _suffixes.Release(suffix);

    public void Set(int index, DeclaredType type) => _types[index] = type;

    public DeclaredType Get(int index) => _types[index]!;

    /// <summary>Discards the types declared after the first <paramref name="count"/>: a failed attempt. Their names are free again.</summary>
    public void Truncate(int count)
    {
        foreach (var type in _types.Skip(count).OfType<DeclaredType>())
        {
            _suffixes.Release(type.Suffix);
            foreach (var companion in type is EnumSpec values ? EnumSpec.CompanionsOf(values.Role, values.IsOpen) : [])
            {
                _suffixes.Release(type.Suffix + companion);
            }
        }

        _types.RemoveRange(count, _types.Count - count);
        foreach (var stale in _bySchema.Where(entry => entry.Value >= count).Select(entry => entry.Key).ToArray())
        {
            _bySchema.Remove(stale);
        }
    }

    public int Count => _types.Count;

    public EquatableArray<DeclaredType> ToArray() => _types.Select(type => type!).ToEquatableArray();
}
