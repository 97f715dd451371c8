using Typed.Refresh.Diff.States;
using Typed.Schema.Specification;

namespace Typed.Refresh.Diff.Comparing;

/// <summary>Describes types in words.</summary>
internal static class TypeWords
{
    public static string Of(ModelState model, TypeRef type) => type.Shape switch
    {
        TypeShape.Text => "a string",
        TypeShape.Integer or TypeShape.Int32 => "an integer",
        TypeShape.Number => "a number",
        TypeShape.Boolean => "a Boolean",
        TypeShape.Enum => "one of " + Values(model, type),
        TypeShape.OpenEnum => "a string such as " + Values(model, type),
        TypeShape.Object => "an object with " + string.Join(", ", ((ObjectSpec)model.Spec.Types[type.Declared]).Properties.Select(property => property.WireName).Order(StringComparer.Ordinal)),
        TypeShape.Union => string.Join(" or ", ((UnionSpec)model.Spec.Types[type.Declared]).Branches.Select(branch => Of(model, branch.Type))),
        TypeShape.Map => "an object where each value is " + Of(model, type.Item!),
        TypeShape.List => "a list where each item is " + Of(model, type.Item!),
        _ => "any JSON",
    };

    private static string Values(ModelState model, TypeRef type) =>
        string.Join(", ", ((EnumSpec)model.Spec.Types[type.Declared]).Values.Select(value => value.Json));
}
