using System.Collections.Immutable;
using Typed.Analyzers.Contract;

namespace Typed.Analyzers.SeveralValues;

/// <summary>The data that the analyzer passes to the code fix about a request's initializer: removable properties and missing ones.</summary>
internal static class InitializerEdits
{
    public const string Remove = "Remove";
    public const string Add = "Add";

    /// <summary>Separates the properties of one entry, which belong together.</summary>
    public const char Together = '+';

    public static ImmutableDictionary<string, string?> Of(IEnumerable<ParamField> remove, IEnumerable<ParamField> add) => ImmutableDictionary<string, string?>.Empty
        .Add(Remove, string.Join("\n", remove.Select(field => field.Property.Name)))
        .Add(Add, string.Join("\n", add.Select(field => field.Property.Name)));

    /// <summary>For a choice between groups of properties. A group with a required property, or without any, cannot be removed.</summary>
    public static ImmutableDictionary<string, string?> OfGroups(params IReadOnlyList<ParamField>[] remove) => ImmutableDictionary<string, string?>.Empty
        .Add(Remove, string.Join("\n", remove
            .Where(group => group.Count > 0 && !group.Any(field => field.Property.IsRequired))
            .Select(group => string.Join(Together.ToString(), group.Select(field => field.Property.Name)))));
}
