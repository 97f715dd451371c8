using Typed.Schema.Collections;
using Typed.Schema.Specification;

namespace Typed.Schema.Usage;

/// <summary>The models that are generated if the project asks only for those that it uses.</summary>
/// <param name="Named">The models that the project's code names, and those that its options list besides.</param>
/// <param name="KeepsNames">Whether the other models are generated as names without members, for completion in an editor.</param>
public sealed record UsedModels(EquatableArray<RecordName> Named, bool KeepsNames)
{
    /// <summary>Stands for the names of all records of a provider.</summary>
    public const string All = "*";

    /// <summary>Whether the model is generated with its members.</summary>
    /// <param name="provider">The provider's key.</param>
    /// <param name="name">The model's C# name without <c>Params</c>.</param>
    public bool Contains(string provider, string name) => Named.Contains(new RecordName(provider, name)) || Named.Contains(new RecordName(provider, All));

    /// <summary>The records, each once, in ordinal order.</summary>
    public static EquatableArray<RecordName> Ordered(IEnumerable<RecordName> records) => records
        .Distinct()
        .OrderBy(record => record.Provider, StringComparer.Ordinal)
        .ThenBy(record => record.Name, StringComparer.Ordinal)
        .ToEquatableArray();
}
