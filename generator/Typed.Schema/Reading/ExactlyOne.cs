using Typed.Schema.Collections;
using Typed.Schema.Specification;

namespace Typed.Schema.Reading;

/// <summary>Recognizes an object that has exactly one of its members, such as a media item: a URL or an id.</summary>
public static class ExactlyOne
{
    /// <summary>Whether <c>oneOf</c> has one branch with one required name for each property, and all properties are plain texts.</summary>
    /// <remarks><c>anyOf</c> in the same form allows several properties at once, which an exactly-one type cannot hold. It remains an object.</remarks>
    public static bool Applies(SchemaView view, EquatableArray<PropertySpec> properties) =>
        !view.Has("required")
        && !view.Has("anyOf")
        && GroupRules.NamesOf(view, "oneOf") is { } names
        && names.Count == properties.Count
        && properties.All(property => names.Contains(property.WireName)
            && property is { Type.Shape: TypeShape.Text, Nullable: false, Default: null, Deprecated: false });
}
