using Typed.Schema.Specification;

namespace Typed.Refresh.Diff.Comparing;

/// <summary>Compares the shapes of types.</summary>
internal static class TypeShapes
{
    /// <summary>Whether two types have the same shape, and their items too.</summary>
    public static bool IsSame(TypeRef before, TypeRef after) =>
        IsSameShape(before.Shape, after.Shape) && (before.Item is null || after.Item is null || IsSame(before.Item, after.Item));

    /// <summary>Whether two shapes accept the same JSON types.</summary>
    public static bool IsSameShape(TypeShape before, TypeShape after) => Class(before) == Class(after);

    // The bounds determine whether whole numbers have 32 or 64 bits, and are compared separately.
    private static TypeShape Class(TypeShape shape) => shape switch
    {
        TypeShape.Int32 => TypeShape.Integer,
        TypeShape.OpenEnum => TypeShape.Enum,
        _ => shape,
    };
}
