using Typed.Schema.Specification;

namespace Typed.Schema.Emission;

/// <summary>The C# types of a model, based on its name.</summary>
public sealed class TypeExpressions(NamedModel model)
{
    /// <summary>The literals of the model's tables.</summary>
    public TableLiterals Tables { get; } = new(model.Options.TablesAreText);

    /// <summary>The enums whose values are in the tables that are written so far, in the order of the text. One that is used twice is there twice.</summary>
    public List<EnumSpec> ListedEnums { get; } = [];

    /// <summary>The number of those that are in the table of the record's own fields, which is the first one.</summary>
    public int ListedInRecord { get; set; }

    /// <summary>Whether the numbers of an enum's members identify its values in the table of the record's fields.</summary>
    /// <remarks>They do not if the values are only in the table of a nested object, or if another field has the same numbers for other values, such as 5 and "5".</remarks>
    public bool IsKnownByNumbers(EnumSpec type)
    {
        var listed = ListedEnums.Take(ListedInRecord).ToList();
        return listed.Contains(type) && listed.Where(other => HaveSameNumbers(other, type)).All(other => FieldEmitter.Values(other).ToString() == FieldEmitter.Values(type).ToString());
    }

    public string Record { get; } = model.Name + "Params";

    /// <summary>What precedes the name of a JSON converter. With many models, the converters are in the provider's namespace (<see cref="ConverterEmitter"/>).</summary>
    public string ConverterNamespace { get; } = model.Options.SharesSources ? "" : ConverterEmitter.Namespace;

    /// <summary>The accessors of a property. The compiler marks those without a body with two attributes each, which counts with many models.</summary>
    public string Accessors { get; } = model.Options is { SharesSources: true, HasCSharp14: true } ? "{ get => field; init => field = value; }" : "{ get; init; }";

    public string NameOf(DeclaredType type) => type is ObjectSpec { IsMediaInput: true } ? "global::Typed.MediaInput" : model.Name + type.Suffix;

    private readonly HashSet<string> _members = new(
        model.Spec.Properties.Concat(model.Spec.Types.OfType<ObjectSpec>().SelectMany(type => type.Properties)).Select(property => property.Member), StringComparer.Ordinal);

    /// <summary>A type's name before a dot, where the simple name would refer to a property.</summary>
    public string Qualified(DeclaredType type) =>
        NameOf(type) is var name && _members.Contains(name) ? $"global::{model.Options.NamespaceOf(model.ProviderName)}.{name}" : name;

    public DeclaredType Declared(TypeRef type) => model.Spec.Types[type.Declared];

    public EnumSpec Enum(TypeRef type) => (EnumSpec)Declared(type);

    /// <summary>The C# type of a non-null value.</summary>
    public string Of(TypeRef type) => type.Shape switch
    {
        TypeShape.Text => "string",
        TypeShape.Integer => "long",
        TypeShape.Int32 => "int",
        TypeShape.Number => "double",
        TypeShape.Boolean => "bool",
        TypeShape.Json => "global::System.Text.Json.JsonElement",
        TypeShape.List => $"global::System.Collections.Generic.IReadOnlyList<{OfItem(type.Item!)}>",
        TypeShape.Map => $"global::System.Collections.Generic.IReadOnlyDictionary<string, {OfItem(type.Item!)}>",
        _ => NameOf(Declared(type)),
    };

    /// <summary>The C# type of the items of a list or map. Whole numbers are 64-bit there.</summary>
    public string OfItem(TypeRef item) => item.Shape == TypeShape.Int32 ? "long" : Of(item);

    /// <summary>Whether a required property can have only one value (<c>const</c>), so it need not be set.</summary>
    public bool IsFixed(PropertySpec property) =>
        property is { Required: true, Nullable: false, Type.Shape: TypeShape.Enum } && Enum(property.Type).Values.Count == 1;

    private static bool HaveSameNumbers(EnumSpec one, EnumSpec other) =>
        one.Values.Count == other.Values.Count && one.Values.Select(value => value.Number).OrderBy(number => number).SequenceEqual(other.Values.Select(value => value.Number).OrderBy(number => number));

    public static bool IsValueType(TypeRef type) => type.Shape is
        TypeShape.Integer or TypeShape.Int32 or TypeShape.Number or TypeShape.Boolean or TypeShape.Enum or TypeShape.OpenEnum or TypeShape.Json;

    /// <summary>The name of a type's <c>ParamKind</c>.</summary>
    public static string Kind(TypeRef type) => type.Shape switch
    {
        TypeShape.Text or TypeShape.OpenEnum => "Text",
        TypeShape.Integer or TypeShape.Int32 => "Integer",
        TypeShape.Enum => "Choice",
        var shape => shape.ToString(),
    };
}
