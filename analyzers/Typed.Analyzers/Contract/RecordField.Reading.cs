using Microsoft.CodeAnalysis;
using Typed.Analyzers.Json;

namespace Typed.Analyzers.Contract;

/// <content>How a field is read: from its attribute, and from its row of the field table.</content>
internal sealed partial class RecordField
{
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

    /// <summary>The constraints of one shape of a union, stated by the method that makes a value of it; null if the shape has none.</summary>
    public static RecordField? OfShape(IMethodSymbol factory)
    {
        if (factory.Parameters is not [{ Type: var type }] || FieldTable.RowOf(factory) is not { } row || row["name"]?.Text is not { } name
            || factory.ContainingType.GetMembers().OfType<IPropertySymbol>().FirstOrDefault(shape => IsOf(shape.Type, type)) is not { } property)
        {
            return null;
        }

        var field = new RecordField(property, name, type);
        field.Set(row);
        return field;
    }

    // The property of a shape is null if the value has another one.
    private static bool IsOf(ITypeSymbol property, ITypeSymbol type) => SymbolEqualityComparer.Default.Equals(
        property is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T, TypeArguments: [var inner] } ? inner : property, type);

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
        else if (Item is { } item && items["kind"]?.Text is "List" or "Map")
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
        Inner = inner.HasLimits || inner.Inner is not null ? inner : null;
    }

    private static string Pascal(string keyword) => keyword.Length == 0 ? "" : char.ToUpperInvariant(keyword[0]) + keyword.Substring(1);
}
