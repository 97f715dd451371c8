using Typed.Refresh.Catalog;
using Typed.Refresh.Output;
using Typed.Schema.Collections;
using Typed.Schema.Specification;

namespace Typed.Refresh.Views;

/// <summary>A parameter of a model, or a member of an object.</summary>
internal sealed class FieldView(CatalogModel model, PropertySpec property)
{
    public string Name => property.WireName;

    public string Member => property.Member;

    public TypeView Type => new(model, property.Type);

    public string JsonType => PropertyText.Type(model, property.Type);

    public bool Required => property.Required;

    public bool Nullable => property.Nullable;

    public bool Deprecated => property.Deprecated;

    public string? Description => property.Description;

    public string? Default => property.Default;

    public IReadOnlyList<ValueView> Values => [.. model.ValuesOf(property).Select(value => new ValueView(value))];

    public IReadOnlyList<string> Limits => [.. PropertyText.Limits(model, property)];

    public ConstraintView Constraints => new(property.Constraints);

    public string? Media => property.Media;

    public int? Slot => property.Slot >= 0 ? property.Slot + 1 : null;

    public string Role => property.Role switch
    {
        FieldRole.Duration => "duration",
        FieldRole.Resolution => "resolution",
        FieldRole.AspectRatio => "aspect_ratio",
        _ => "none",
    };

    public bool? ChangesCost => property.ChangesCost;

    public static IReadOnlyList<FieldView> Of(CatalogModel model, EquatableArray<PropertySpec> properties) => [.. properties.Select(property => new FieldView(model, property))];
}

/// <summary>An allowed value.</summary>
internal sealed class ValueView(EnumValue value)
{
    public string Text => value.Text;

    public string Json => value.Json;

    public string Member => value.Member;

    public int Number => value.Number;
}
