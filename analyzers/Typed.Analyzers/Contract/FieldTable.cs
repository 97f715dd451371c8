using Microsoft.CodeAnalysis;
using Typed.Analyzers.Json;

namespace Typed.Analyzers.Contract;

/// <summary>The fields of a record with their constraints, as stated by <c>[FieldTable]</c>.</summary>
internal sealed class FieldTable
{
    private readonly Dictionary<string, TableValue> _rows = new(StringComparer.Ordinal);

    private FieldTable(TableValue table)
    {
        foreach (var row in table.Items)
        {
            if (row["name"]?.Text is { } name)
            {
                _rows[name] = row;
            }
        }
    }

    /// <summary>The table of a record, or null if it has none.</summary>
    public static FieldTable? TryCreate(INamedTypeSymbol record) =>
        (Json(record, "FieldTableAttribute") ?? Json(record, "Accept", "FieldTableAttribute")) is { } json && TableReader.Read(json) is { } table ? new FieldTable(table) : null;

    /// <summary>The row of one shape of a union, from the method that makes a value of it, or null if the shape has no constraint.</summary>
    public static TableValue? RowOf(IMethodSymbol factory) =>
        Json(factory, "FieldTableAttribute") is { } json && TableReader.Read(json) is { Items: [var row] } ? row : null;

    // The generator puts the attribute on a method after the properties.
    private static string? Json(INamedTypeSymbol record, string method, string name) =>
        record.GetMembers(method).OfType<IMethodSymbol>().Select(member => Json(member, name)).FirstOrDefault(json => json is not null);

    private static string? Json(ISymbol symbol, string name)
    {
        foreach (var attribute in symbol.GetAttributes())
        {
            if (attribute.ConstraintName() == name && attribute.ConstructorArguments is [{ Value: string json }])
            {
                return json;
            }
        }

        return null;
    }

    /// <summary>The row of a field, or null.</summary>
    /// <param name="field">The name on the wire.</param>
    public TableValue? RowOf(string field) => _rows.TryGetValue(field, out var row) ? row : null;
}
