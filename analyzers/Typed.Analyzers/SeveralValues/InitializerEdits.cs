using Typed.Analyzers.Contract;
using Typed.Analyzers.Fixes;

namespace Typed.Analyzers.SeveralValues;

/// <summary>The changes to a request's initializer: properties that can be removed and properties that are missing.</summary>
internal static class InitializerEdits
{
    public static FixData Of(IEnumerable<RecordField> remove, IEnumerable<RecordField> add) => new()
    {
        Remove = [.. remove.Select(field => (string[])[field.Property.Name])],
        Add = [.. add.Select(field => field.Property.Name)],
    };

    /// <summary>For a choice between groups of properties. A group with a required property, or without any, cannot be removed.</summary>
    public static FixData OfGroups(params IReadOnlyList<RecordField>[] remove) => new()
    {
        Remove = [.. remove
            .Where(group => group.Count > 0 && !group.Any(field => field.Property.IsRequired))
            .Select(group => group.Select(field => field.Property.Name).ToArray())],
    };
}
