using Microsoft.CodeAnalysis;
using Typed.Analyzers.Evaluation;
using Typed.Analyzers.Json;
using Typed.Specification;

namespace Typed.Analyzers.Contract;

/// <summary>A property's wire name, from <c>[Param]</c>, and its constraints, from the record's <c>[FieldTable]</c> or from <c>[Param]</c> itself.</summary>
internal sealed class ParamField
{
    // Keywords of an item that would be mistaken for the list's own.
    private static readonly HashSet<string> s_ofList = new(StringComparer.Ordinal) { "minItems", "maxItems", "softMaxItems", "uniqueItems" };

    // Computed once: the check runs for each assignment.
    private bool? _isConstrained;

    private ParamField(IPropertySymbol property, string name)
    {
        Property = property;
        Name = name;
        IsEnum = TypedContract.EnumOf(property.Type) is not null;
        Item = property.Type is INamedTypeSymbol { Name: "IReadOnlyList", TypeArguments: [var item] } ? item : null;
        IsTextOrNumber = IsTextOrNumberType(property.Type);
        IsItemTextOrNumber = IsTextOrNumberType(Item);
    }

    public IPropertySymbol Property { get; }

    public string Name { get; }

    public ParamRole Role { get; private set; }

    /// <summary>Whether the type is an enum or a nullable enum. Only such a property can have a value that the enum does not define.</summary>
    public bool IsEnum { get; }

    /// <summary>The allowed values of a property whose type is a <c>[ParamEnum]</c> or its nullable form; null for any other property.</summary>
    public ParamEnum? Values { get; set; }

    /// <summary>The type of the list items, or null if the property is not a list.</summary>
    public ITypeSymbol? Item { get; }

    /// <summary>Whether the property is a list of media inputs of any kind, rather than a named slot or a list of URLs.</summary>
    public bool IsInputList => Item is { Name: "MediaInput", ContainingNamespace: { Name: "Typed", ContainingNamespace.IsGlobalNamespace: true } };

    public bool IsTextOrNumber { get; }

    public bool IsItemTextOrNumber { get; }

    /// <summary>The documented default as JSON.</summary>
    public string? Default { get; private set; }

    public string? Media { get; private set; }

    public decimal? Minimum { get; private set; }

    public decimal? Maximum { get; private set; }

    public decimal? ExclusiveMinimum { get; private set; }

    public decimal? ExclusiveMaximum { get; private set; }

    public decimal? MultipleOf { get; private set; }

    public int MinLength { get; private set; }

    public int MaxLength { get; private set; } = int.MaxValue;

    public int SoftMaxLength { get; private set; } = int.MaxValue;

    public TextPattern? Pattern { get; private set; }

    public string? Format { get; private set; }

    public int MinItems { get; private set; }

    public int MaxItems { get; private set; } = int.MaxValue;

    public int SoftMaxItems { get; private set; } = int.MaxValue;

    public bool UniqueItems { get; private set; }

    /// <summary>The position among the model's input slots, or -1 if the property is not a slot.</summary>
    public int Slot { get; private set; } = -1;

    /// <summary>Whether a price, a rule or the slot order depends on the field. Other fields need not be read.</summary>
    public bool IsAsked { get; set; }

    /// <summary>Whether a request that sets the field may break a rule between fields. Known once the screen of the model was made.</summary>
    public bool IsSuspect { get; set; }

    /// <summary>The wire text without quotes of a documented default, or null if there is none or it is an object or a list.</summary>
    public string? DefaultText => Default is { Length: > 0 } json && json != "null" && json[0] is not ('{' or '[') ? JsonString.Plain(json) : null;

    /// <summary>Whether only the length of a text is limited.</summary>
    public bool IsPlainText => Pattern is null && Format is null && Media is null;

    public bool IsNumeric => Minimum is not null || Maximum is not null || ExclusiveMinimum is not null || ExclusiveMaximum is not null || MultipleOf is not null;

    /// <summary>Whether a value that is not a text, number or list can violate a constraint here.</summary>
    public bool IsConstrained => _isConstrained ??=
        IsNumeric || MinLength > 0 || MaxLength < int.MaxValue || SoftMaxLength < int.MaxValue || Pattern is not null || Format is not null
        || Media is not null || MinItems > 0 || MaxItems < int.MaxValue || SoftMaxItems < int.MaxValue || UniqueItems || Property.IsRequired;

    public static ParamField? TryCreate(IPropertySymbol property, INamedTypeSymbol? param, Func<INamedTypeSymbol, FieldTable?> tableOf)
    {
        foreach (var attribute in property.GetAttributes())
        {
            if (param is not null && SymbolEqualityComparer.Default.Equals(attribute.AttributeClass, param)
                && attribute.ConstructorArguments is [{ Value: string name }])
            {
                var field = new ParamField(property, name);
                foreach (var argument in attribute.NamedArguments)
                {
                    field.Set(argument.Key, argument.Value.Value);
                }

                if (tableOf(property.ContainingType)?.RowOf(name) is { } row)
                {
                    field.Set(row);
                }

                return field;
            }
        }

        return null;
    }

    private static bool IsTextOrNumberType(ITypeSymbol? type)
    {
        var plain = type is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T, TypeArguments: [var inner] } ? inner : type;
        return plain?.SpecialType is SpecialType.System_String or (>= SpecialType.System_SByte and <= SpecialType.System_Double);
    }

    private void Set(TableValue row)
    {
        foreach (var member in row.Members)
        {
            Set(Pascal(member.Key), member.Key == "default" ? member.Value.Json : member.Value.Plain);
        }

        // A list's own bounds apply to its count, so those of its items are beside them.
        if (row["kind"]?.Text == "List" && row["items"] is { } items)
        {
            foreach (var member in items.Members.Where(member => !s_ofList.Contains(member.Key)))
            {
                Set(Pascal(member.Key), member.Value.Plain);
            }
        }
    }

    private static string Pascal(string keyword) => keyword.Length == 0 ? "" : char.ToUpperInvariant(keyword[0]) + keyword.Substring(1);

    private void Set(string key, object? value)
    {
        switch (key, value)
        {
            case ("Role", int role): Role = (ParamRole)role; break;
            case ("Role", string role): Role = Enum.TryParse<ParamRole>(role, out var known) ? known : ParamRole.None; break;
            case ("Default", string text): Default = text; break;
            case ("Media", string text): Media = text; break;
            case ("Format", string text): Format = text; break;
            case ("Pattern", string text): Pattern = new TextPattern(text); break;
            case ("Minimum", not null): Minimum = ExactNumber.Of(value); break;
            case ("Maximum", not null): Maximum = ExactNumber.Of(value); break;
            case ("ExclusiveMinimum", not null): ExclusiveMinimum = ExactNumber.Of(value); break;
            case ("ExclusiveMaximum", not null): ExclusiveMaximum = ExactNumber.Of(value); break;
            case ("MultipleOf", not null): MultipleOf = ExactNumber.Of(value) is > 0 and var step ? step : null; break;
            case ("MinLength", not null): MinLength = Count(value); break;
            case ("MaxLength", not null): MaxLength = Count(value); break;
            case ("SoftMaxLength", not null): SoftMaxLength = Count(value); break;
            case ("MinItems", not null): MinItems = Count(value); break;
            case ("MaxItems", not null): MaxItems = Count(value); break;
            case ("SoftMaxItems", not null): SoftMaxItems = Count(value); break;
            case ("UniqueItems", bool flag): UniqueItems = flag; break;
            case ("Slot", not null): Slot = Count(value); break;
        }
    }

    private static int Count(object value) => NumericConversion.ToDecimal(value) is >= int.MinValue and <= int.MaxValue and var count ? (int)count : int.MaxValue;
}
