using System.Text.Json;

namespace Typed.Specification;

/// <summary>Reads the members of a row of a table. A row has only the members that apply.</summary>
internal static class TableRow
{
    public static string Text(JsonElement row, string name) => row.GetProperty(name).GetString()!;

    public static string? OptionalText(JsonElement row, string name) => row.TryGetProperty(name, out var value) ? value.GetString() : null;

    public static bool Flag(JsonElement row, string name) => row.TryGetProperty(name, out var value) && value.GetBoolean();

    public static decimal? Number(JsonElement row, string name) => row.TryGetProperty(name, out var value) ? value.GetDecimal() : null;

    public static int? Count(JsonElement row, string name) => row.TryGetProperty(name, out var value) ? value.GetInt32() : null;
}
