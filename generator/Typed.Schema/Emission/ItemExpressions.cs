using Typed.Schema.Specification;

namespace Typed.Schema.Emission;

/// <summary>Writes how lists and maps are read and visited, down to their innermost items.</summary>
public static class ItemExpressions
{
    /// <summary>The call that visits a list or map.</summary>
    public static string Visit(TypeExpressions types, TypeRef type, string field, string value) =>
        type.IsPlainList ? $"visitor.{PlainList(type.Item!)}({field}, {value})"
        : $"visitor.{type.Shape}({field}, {value}, static (visitor, items, item) => {VisitItem(types, type.Item!)})";

    /// <summary>The call that reads a list or map; null if it is not there.</summary>
    public static string Read(TypeExpressions types, TypeRef type, string field) =>
        type.IsPlainList ? $"reader.{ReadPlainList(types, type.Item!, field)}"
        : $"reader.{type.Shape}<{types.OfItem(type.Item!)}>({field}, static (reader, items) => {ReadItem(types, type.Item!)})";

    /// <summary>The call that reads a list whose items are of a simple type, or objects.</summary>
    public static string ReadPlainList(TypeExpressions types, TypeRef item, string field) => item.Shape switch
    {
        TypeShape.Enum => $"ChoiceList<{types.Of(item)}>({field})",
        TypeShape.Object => $"ObjectList<{types.Of(item)}>({field})",
        _ => $"{PlainList(item)}({field})",
    };

    private static string PlainList(TypeRef item) => item.Shape switch
    {
        TypeShape.Text => "TextList",
        TypeShape.Integer or TypeShape.Int32 => "IntegerList",
        TypeShape.Number => "NumberList",
        TypeShape.Boolean => "BooleanList",
        TypeShape.Enum => "ChoiceList",
        _ => "ObjectList",
    };

    private static string VisitItem(TypeExpressions types, TypeRef item) => item.Shape switch
    {
        TypeShape.List or TypeShape.Map => Visit(types, item, "items", "item"),
        TypeShape.Enum => "visitor.Choice(items, (int)item)",
        TypeShape.OpenEnum => "visitor.Text(items, item.Value)",
        TypeShape.Int32 => "visitor.Integer(items, item)",
        var shape => $"visitor.{shape}(items, item)",
    };

    private static string ReadItem(TypeExpressions types, TypeRef item) => item.Shape switch
    {
        TypeShape.List or TypeShape.Map => Read(types, item, "items") + "!",
        TypeShape.Text => "reader.Text(items)!",
        TypeShape.Enum => $"({types.Of(item)})reader.Choice(items).GetValueOrDefault()",
        TypeShape.OpenEnum => $"new {types.Of(item)}(reader.Text(items)!)",
        TypeShape.Object => $"reader.Object<{types.Of(item)}>(items)!",
        TypeShape.Union => $"{types.Qualified(types.Declared(item))}.Read(reader, items)!",
        TypeShape.Int32 => "reader.Integer(items).GetValueOrDefault()",
        var shape => $"reader.{shape}(items).GetValueOrDefault()",
    };
}
