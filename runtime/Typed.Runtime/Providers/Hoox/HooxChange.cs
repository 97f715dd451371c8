using System.Text.Json;
using Typed.Hoox.Wire;
using Typed.Providers.Http;

namespace Typed.Hoox;

/// <summary>A value that the provider would change.</summary>
/// <param name="Field">The field's wire name, such as <c>duration</c>.</param>
/// <param name="Requested">The value that was sent, or undefined if none was sent.</param>
/// <param name="Normalized">The value that the provider would use.</param>
public sealed record HooxChange(string Field, JsonElement Requested, JsonElement Normalized)
{
    private const string Duration = "duration";

    // The vendor's guide: {"duration": "6s", "duration_in_seconds": 6}. Both describe one change.
    private const string DurationInSeconds = "duration_in_seconds";

    /// <summary>The requested length, or null if the field is not a length.</summary>
    public TimeSpan? RequestedLength => Field == Duration ? HooxSeconds.Read(Requested) : null;

    /// <summary>The length that the provider would generate, or null if the field is not a length.</summary>
    public TimeSpan? NormalizedLength => Field == Duration ? HooxSeconds.Read(Normalized) : null;

    /// <summary>The change as text, such as <c>duration: 5 → "6s"</c>.</summary>
    public override string ToString() => $"{Field}: {Text(Requested)} → {Text(Normalized)}";

    internal static IReadOnlyList<HooxChange> Read(JsonElement normalized, JsonElement requested)
    {
        if (normalized.ValueKind != JsonValueKind.Object)
        {
            return [];
        }

        var changes = new List<HooxChange>();
        foreach (var member in normalized.EnumerateObject())
        {
            if (member.NameEquals(DurationInSeconds) && normalized.TryGetProperty(Duration, out _))
            {
                continue;
            }

            var field = member.NameEquals(DurationInSeconds) ? Duration : member.Name;
            var was = TolerantJson.Member(requested, field) ?? default;
            if (!IsSame(field, was, member.Value))
            {
                changes.Add(new HooxChange(field, was, member.Value));
            }
        }

        return changes;
    }

    // 6 and "6s" are the same length, so nothing changes.
    private static bool IsSame(string field, JsonElement requested, JsonElement normalized) =>
        requested.ValueKind != JsonValueKind.Undefined
        && ((field == Duration && HooxSeconds.Read(requested) is { } length && length == HooxSeconds.Read(normalized))
            || JsonEquality.AreEqual(requested, normalized));

    private static string Text(JsonElement value) => value.ValueKind == JsonValueKind.Undefined ? "(not set)" : value.GetRawText();
}
