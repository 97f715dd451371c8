namespace Typed.Validation;

/// <summary>The text formats that are checked; any other name is an annotation, as JSON Schema has it.</summary>
internal static class TextFormat
{
    public static bool IsValid(string format, string value) => format switch
    {
        "uri" => Uri.TryCreate(value, UriKind.Absolute, out _) && !value.Any(char.IsWhiteSpace),
        "uuid" => Guid.TryParseExact(value, "D", out _),
        _ => true,
    };
}
