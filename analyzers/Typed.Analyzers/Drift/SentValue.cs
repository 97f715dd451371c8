using Typed.Analyzers.Contract;

namespace Typed.Analyzers.Drift;

/// <summary>What a request sends in one field, as far as the code says.</summary>
/// <param name="IsKnown">Whether <paramref name="Text"/> is all there is to know.</param>
/// <param name="Text">The wire text without quotes; null where nothing is sent.</param>
internal readonly record struct SentValue(bool IsKnown, string? Text)
{
    public static readonly SentValue Unknown = new(false, null);

    /// <summary>What a field that is left out comes to, by its default as JSON.</summary>
    public static SentValue OfDefault(string? json) =>
        json is null or "" or "null" ? new(true, null)
        : json[0] is '{' or '[' ? Unknown
        : new(true, JsonText.Plain(json));
}
