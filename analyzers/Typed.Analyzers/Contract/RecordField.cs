using Microsoft.CodeAnalysis;
using Typed.Analyzers.Json;
using Typed.Schema.Specification;
using Typed.Specification;

namespace Typed.Analyzers.Contract;

/// <summary>A property's wire name, from <c>[Param]</c>, and its constraints, from the record's <c>[FieldTable]</c> or from <c>[Param]</c> itself.</summary>
internal sealed partial class RecordField
{
    private RecordField(IPropertySymbol property, string name, ITypeSymbol type)
    {
        Property = property;
        Name = name;
        IsEnum = TypedContract.EnumOf(type) is not null;
        Item = type is INamedTypeSymbol { Name: "IReadOnlyList", TypeArguments: [var item] } ? item : null;
        MapValue = type is INamedTypeSymbol { Name: "IReadOnlyDictionary", TypeArguments: [_, var value] } ? value : null;
        IsTextOrNumber = IsTextOrNumberType(type);
        IsItemTextOrNumber = IsTextOrNumberType(Item);
    }

    public IPropertySymbol Property { get; }

    public string Name { get; }

    public FieldRole Role { get; private set; }

    /// <summary>Whether the type is an enum or a nullable enum. Only such a property can have a value that the enum does not define.</summary>
    public bool IsEnum { get; }

    /// <summary>The allowed values of a property whose type is a <c>[ParamEnum]</c> or its nullable form; null for any other property.</summary>
    public ParamEnum? Values { get; set; }

    /// <summary>The type of the list items, or null if the property is not a list.</summary>
    public ITypeSymbol? Item { get; }

    /// <summary>The type of the values, or null if the property is not a dictionary.</summary>
    public ITypeSymbol? MapValue { get; }

    /// <summary>The constraints of the values of a dictionary, or of the inner lists and dictionaries of a list, or null if they have none. Those of other items are the list's own.</summary>
    public RecordField? Inner { get; private set; }

    /// <summary>Whether the property is a list of media inputs of any kind, rather than a named slot or a list of URLs.</summary>
    public bool IsInputList => Item is { Name: "MediaInput", ContainingNamespace: { Name: "Typed", ContainingNamespace.IsGlobalNamespace: true } };

    public bool IsTextOrNumber { get; }

    public bool IsItemTextOrNumber { get; }

    /// <summary>The documented default as JSON.</summary>
    public string? Default { get; private set; }

    public string? Media { get; private set; }

    /// <summary>The position among the model's input slots, or -1 if the property is not a slot.</summary>
    public int Slot { get; private set; } = -1;

    /// <summary>Whether a price, a rule or the slot order depends on the field. Other fields need not be read.</summary>
    public bool IsReadByRules { get; set; }

    /// <summary>Whether a request that sets the field may break a rule between fields. Known once the screen of the model was made.</summary>
    public bool IsSuspect { get; set; }

    /// <summary>The wire text without quotes of a documented default, or null if there is none or it is an object or a list.</summary>
    public string? DefaultText => Default is { Length: > 0 } json && json != "null" && json[0] is not ('{' or '[') ? JsonString.Plain(json) : null;

    private static bool IsTextOrNumberType(ITypeSymbol? type)
    {
        var plain = type is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T, TypeArguments: [var inner] } ? inner : type;
        return plain?.SpecialType is SpecialType.System_String or (>= SpecialType.System_SByte and <= SpecialType.System_Double);
    }
}
