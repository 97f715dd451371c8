using Typed.Schema.Json;
using Typed.Schema.Specification;

namespace Typed.Schema.Reading;

/// <summary>The C# type of a schema, with what the schema says about its values.</summary>
internal sealed record FoundType(TypeRef Type, bool Nullable, ConstraintSpec? Read = null, string? Media = null)
{
    public ConstraintSpec Constraints => Read ?? ConstraintSpec.None;

    /// <summary>The default of the only alternative besides null.</summary>
    public JsonNode? Default { get; init; }
}
