using Typed.Analyzers.Contract;
using Typed.Analyzers.Json;
using Typed.Specification;

namespace Typed.Analyzers.Drift;

/// <summary>The value that a request sends in one field, as far as the code determines it.</summary>
/// <param name="IsKnown">Whether <paramref name="Text"/> is the complete value.</param>
/// <param name="Text">The wire text without quotes, or null if nothing is sent.</param>
internal readonly record struct SentValue(bool IsKnown, string? Text)
{
    public static readonly SentValue Unknown = new(false, null);

    /// <summary>The value of a field that is not set, from its default as JSON.</summary>
    public static SentValue OfDefault(string? json) =>
        json is null or "" or "null" ? new(true, null)
        : json[0] is '{' or '[' ? Unknown
        : new(true, JsonString.Plain(json));
}
