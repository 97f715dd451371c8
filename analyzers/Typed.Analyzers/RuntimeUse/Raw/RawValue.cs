using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Typed.Analyzers.Contract;
using Typed.Analyzers.OneValue;

namespace Typed.Analyzers.RuntimeUse.Raw;

/// <summary>Checks a JSON value against a field: its type, its listed values, its range.</summary>
internal static class RawValue
{
    private const int MaxOffered = 5;

    /// <summary>The values that the field accepts, or null if it accepts this value.</summary>
    public static string? Allowed(RecordField field, object constant, TypedContract contract)
    {
        if (contract.ParamEnumOf(field.Property.Type) is { } values)
        {
            return values.Members.Any(member => member.Json == Json(constant)) ? null : Listed(values.Members.Select(member => member.Json).ToArray());
        }

        var type = field.Property.Type is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T, TypeArguments: [var inner] } ? inner : field.Property.Type;
        return type.SpecialType switch
        {
            SpecialType.System_String => constant is string ? null : "a string",
            SpecialType.System_Boolean => constant is bool ? null : "true or false",
            SpecialType.System_Int32 or SpecialType.System_Int64 or SpecialType.System_Double => Number(field, constant),
            _ => null,
        };
    }

    /// <summary>The listed values that match or nearly match the value, the same digits first. They are JSON, which is also valid C#.</summary>
    public static IEnumerable<string> Nearest(RecordField field, object constant, TypedContract contract)
    {
        if (contract.ParamEnumOf(field.Property.Type) is not { } values)
        {
            return [];
        }

        var asked = Digits(constant.ToString());
        return values.Members
            .Where(member => member.Json[0] != '"' || member.Json.IndexOf('\\') < 0)
            .OrderBy(member => asked is { } number && Digits(member.Text) is { } other ? Math.Abs(other - number) : double.MaxValue)
            .Take(MaxOffered)
            .Select(member => member.Json);
    }

    private static double? Digits(string? text) =>
        double.TryParse(new string((text ?? "").TakeWhile(c => char.IsDigit(c) || c == '.').ToArray()), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number)
            ? number : null;

    /// <summary>A value as JSON.</summary>
    public static string Json(object constant) => constant switch
    {
        string text => SymbolDisplay.FormatLiteral(text, quote: true),
        bool flag => flag ? "true" : "false",
        _ => ExactNumber.Of(constant) is { } number ? ExactNumber.Text(number) : constant.ToString()!,
    };

    private static string Listed(string[] values) =>
        values.Length == 1 ? values[0] : string.Join(", ", values.Take(values.Length - 1)) + " or " + values[values.Length - 1];

    private static string? Number(RecordField field, object constant)
    {
        if (constant is string or bool)
        {
            return "a number";
        }

        return ExactNumber.Of(constant) is { } number
            ? number < field.Minimum || number <= field.ExclusiveMinimum || number > field.Maximum || number >= field.ExclusiveMaximum ? ConstraintText.Range(field)
                : field.MultipleOf is { } step && number % step != 0 ? "a multiple of " + ExactNumber.Text(step)
                : null
            : null;
    }
}
