using Microsoft.CodeAnalysis;
using Typed.Analyzers.Evaluation;
using Typed.Analyzers.Json;
using Typed.Schema.Specification;
using Typed.Specification;

namespace Typed.Analyzers.Contract;

/// <content>Reads the attributes and the rows of the field table.</content>
internal sealed partial class RecordField
{
    // Keywords of an item that would be mistaken for the list's own.
    private static readonly HashSet<string> s_ofList = new(StringComparer.Ordinal) { "minItems", "maxItems", "softMaxItems", "uniqueItems" };

    public static RecordField? TryCreate(IPropertySymbol property, INamedTypeSymbol? param, Func<INamedTypeSymbol, FieldTable?> tableOf)
    {
        foreach (var attribute in property.GetAttributes())
        {
            if (param is not null && SymbolEqualityComparer.Default.Equals(attribute.AttributeClass, param)
                && attribute.ConstructorArguments is [{ Value: string name }])
            {
                var field = new RecordField(property, name, property.Type);
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

    private void Set(TableValue row)
    {
        foreach (var member in row.Members)
        {
            Set(Pascal(member.Key), member.Key == "default" ? member.Value.Json : member.Value.Plain);
        }

        if (row["items"] is not { } items)
        {
            return;
        }

        if (MapValue is { } value)
        {
            SetInner(value, "a value of ", items);
        }
        else if (Item is { } item && items["kind"]?.Text == "List")
        {
            SetInner(item, "an item of ", items);
        }
        else if (row["kind"]?.Text == "List")
        {
            // A list's own bounds apply to its count, so those of its items are beside them.
            foreach (var member in items.Members.Where(member => !s_ofList.Contains(member.Key)))
            {
                Set(Pascal(member.Key), member.Value.Plain);
            }
        }
    }

    private void SetInner(ITypeSymbol type, string what, TableValue limits)
    {
        var inner = new RecordField(Property, what + Name, type);
        inner.Set(limits);
        Inner = inner.HasLimits ? inner : null;
    }

    private static string Pascal(string keyword) => keyword.Length == 0 ? "" : char.ToUpperInvariant(keyword[0]) + keyword.Substring(1);

    private void Set(string key, object? value)
    {
        switch (key, value)
        {
            case ("Role", int role): Role = (FieldRole)role; break;
            case ("Role", string role): Role = Enum.TryParse<FieldRole>(role, out var known) ? known : FieldRole.None; break;
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
