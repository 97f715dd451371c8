using Typed.Schema.Collections;

namespace Typed.Schema.Specification;

/// <summary>The shape of the runtime's <c>MediaInput</c>: a URL, an asset's id or an avatar's id.</summary>
public static class MediaInputShape
{
    private static readonly ConstraintSpec s_url = new((Constraint.Format, "uri"));

    /// <summary>Whether the properties have this shape, with the same constraints. Another schema's constraints are checked by a separate type.</summary>
    public static bool Matches(EquatableArray<PropertySpec> properties) =>
        properties.Count == 3
        && properties.Any(property => property.WireName == "url" && property.Constraints.Equals(s_url))
        && properties.Any(property => property.WireName == "asset_id" && property.Constraints.Equals(ConstraintSpec.None))
        && properties.Any(property => property.WireName == "avatar_id" && property.Constraints.Equals(ConstraintSpec.None));
}
