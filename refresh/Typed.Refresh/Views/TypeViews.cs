using Typed.Refresh.Catalog;
using Typed.Schema.Specification;

namespace Typed.Refresh.Views;

/// <summary>The type of a value.</summary>
internal sealed class TypeView(CatalogModel model, TypeRef type)
{
    public string Shape => type.Shape switch
    {
        TypeShape.Text => "string",
        TypeShape.Integer or TypeShape.Int32 => "integer",
        TypeShape.Number => "number",
        TypeShape.Boolean => "boolean",
        TypeShape.Enum => "enum",
        TypeShape.OpenEnum => "open_enum",
        TypeShape.Object => "object",
        TypeShape.Union => "union",
        TypeShape.List => "list",
        TypeShape.Map => "map",
        _ => "json",
    };

    public string? Name => type.Declared >= 0 ? NameOf(model, model.Types.Declared(type)) : null;

    public TypeView? Item => type.Item is { } item ? new TypeView(model, item) : null;

    /// <summary>A declared type's name in its model: that of the record's namespace, also for the runtime's own types.</summary>
    public static string NameOf(CatalogModel model, DeclaredType type) => model.Named.Name + type.Suffix;
}

/// <summary>A list of allowed values.</summary>
internal sealed class EnumView(CatalogModel model, EnumSpec type)
{
    public string Name => TypeView.NameOf(model, type);

    public string Field => type.Field;

    public string? Description => type.Description;

    public bool IsOpen => type.IsOpen;

    public IReadOnlyList<ValueView> Values => [.. type.Values.Select(value => new ValueView(value))];
}

/// <summary>An object within a request.</summary>
internal sealed class ObjectView(CatalogModel model, ObjectSpec type)
{
    public string Name => TypeView.NameOf(model, type);

    public string? Description => type.Description;

    public bool IsExactlyOne => type.IsExactlyOne;

    public IReadOnlyList<FieldView> Fields => FieldView.Of(model, type.Properties);
}

/// <summary>A value with one of several types.</summary>
internal sealed class UnionView(CatalogModel model, UnionSpec type)
{
    public string Name => TypeView.NameOf(model, type);

    public string Field => type.Field;

    public string? Description => type.Description;

    public IReadOnlyList<TypeView> Types => [.. type.Branches.Select(branch => new TypeView(model, branch.Type))];
}
