using Typed.Schema.Collections;
using Typed.Schema.Naming;

namespace Typed.Schema.Matching;

/// <summary>Finds the name of a file's model. Instances are equal if their assignments are.</summary>
public sealed class NameIndex(EquatableArray<NameAssignment> names) : IEquatable<NameIndex>
{
    private readonly EquatableArray<NameAssignment> _names = names;
    private readonly ILookup<string, string> _byPath = names.ToLookup(item => item.Path, item => item.Name, StringComparer.Ordinal);

    /// <summary>Whether any file is included more than once.</summary>
    public bool HasDuplicates => _byPath.Count < _names.Count;

    /// <summary>Whether the file is included more than once.</summary>
    public bool IsDuplicate(string path) => _byPath[path].Skip(1).Any();

    /// <summary>The C# name, or empty if another file describes the model.</summary>
    public string NameOf(string path) => _byPath[path].FirstOrDefault() ?? "";

    public bool Equals(NameIndex? other) => other is not null && _names.Equals(other._names);

    public override bool Equals(object? obj) => Equals(obj as NameIndex);

    public override int GetHashCode() => _names.GetHashCode();
}
