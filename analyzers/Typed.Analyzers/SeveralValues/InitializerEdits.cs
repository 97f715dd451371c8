using System.Collections.Immutable;
using Typed.Analyzers.Contract;

namespace Typed.Analyzers.SeveralValues;

/// <summary>What the analyzer tells the code fix about a request's initializer: the properties that may go, and those that are missing.</summary>
internal static class InitializerEdits
{
    public const string Remove = "Remove";
    public const string Add = "Add";

    public static ImmutableDictionary<string, string?> Of(IEnumerable<ParamField> remove, IEnumerable<ParamField> add) => ImmutableDictionary<string, string?>.Empty
        .Add(Remove, string.Join("\n", remove.Select(field => field.Property.Name)))
        .Add(Add, string.Join("\n", add.Select(field => field.Property.Name)));
}
