using Typed.Generator.Collections;
using Typed.Generator.Naming;

namespace Typed.Generator.Matching;

/// <summary>Finds the name of a file's model. Equal when the assignments are.</summary>
internal sealed class NameIndex(EquatableArray<NameAssignment> names) : IEquatable<NameIndex>
{
    private readonly EquatableArray<NameAssignment> _names = names;
    private readonly Dictionary<string, string> _byPath = names
        .GroupBy(item => item.Path, StringComparer.Ordinal)
        .ToDictionary(group => group.Key, group => group.First().Name, StringComparer.Ordinal);

    private readonly HashSet<string> _twice = [.. names.GroupBy(item => item.Path, StringComparer.Ordinal).Where(group => group.Skip(1).Any()).Select(group => group.Key)];

    /// <summary>Whether any file is included twice.</summary>
    public bool HasTwice => _twice.Count > 0;

    /// <summary>Whether the file is included twice.</summary>
    public bool IsTwice(string path) => _twice.Contains(path);

    /// <summary>The C# name; empty for a model that another file describes.</summary>
    public string NameOf(string path) => _byPath.TryGetValue(path, out var name) ? name : "";

    public bool Equals(NameIndex? other) => other is not null && _names.Equals(other._names);

    public override bool Equals(object? obj) => Equals(obj as NameIndex);

    public override int GetHashCode() => _names.GetHashCode();
}
