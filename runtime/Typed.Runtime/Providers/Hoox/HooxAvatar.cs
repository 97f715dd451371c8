using System.Text.Json;
using Typed.Providers.Http;

namespace Typed.Hoox;

/// <summary>An avatar with its looks.</summary>
/// <remarks>docs.hoox.video/api-reference/avatars/get.</remarks>
/// <param name="Id">The avatar's id, as accepted by <see cref="MediaInput.FromAvatar"/>.</param>
public sealed record HooxAvatar(string Id)
{
    /// <summary>The looks of the avatar.</summary>
    public IReadOnlyList<HooxLook> Looks { get; private init; } = [];

    /// <summary>When the avatar was created, or null if not reported.</summary>
    public DateTimeOffset? CreatedAt { get; private init; }

    /// <summary>The complete response.</summary>
    public JsonElement Raw { get; private init; }

    internal static HooxAvatar Read(JsonElement json, string asked) => new(TolerantJson.Text(json, "avatar_id") ?? TolerantJson.Text(json, "id") ?? asked)
    {
        Looks = TolerantJson.Member(json, "looks") is { ValueKind: JsonValueKind.Array } looks
            ? [.. looks.EnumerateArray().Select(look => HooxLook.Read(look)).OfType<HooxLook>()]
            : [],
        CreatedAt = TolerantJson.Time(json, "created_at"),
        Raw = json,
    };
}

/// <summary>A look of an avatar.</summary>
/// <remarks>docs.hoox.video/api-reference/avatars/list. Its traits are in <see cref="Raw"/>.</remarks>
/// <param name="Id">The id of the look, not of its avatar.</param>
public sealed record HooxLook(string Id)
{
    /// <summary>The avatar's id, as accepted by <see cref="MediaInput.FromAvatar"/>, or null if not reported.</summary>
    public string? AvatarId { get; private init; }

    /// <summary>The avatar's name, or null if not reported.</summary>
    public string? AvatarName { get; private init; }

    /// <summary>The look's name, or null if not reported.</summary>
    public string? Name { get; private init; }

    /// <summary><c>vertical</c> or <c>horizontal</c>, or null if not reported.</summary>
    public string? Format { get; private init; }

    /// <summary>The thumbnail image, or null if there is none.</summary>
    public Uri? Thumbnail { get; private init; }

    /// <summary>The complete entry.</summary>
    public JsonElement Raw { get; private init; }

    internal static HooxLook? Read(JsonElement json) => TolerantJson.Text(json, "id") is { } id
        ? new HooxLook(id)
        {
            AvatarId = TolerantJson.Text(json, "avatar_id"),
            AvatarName = TolerantJson.Text(json, "avatar_name"),
            Name = TolerantJson.Text(json, "look_name"),
            Format = TolerantJson.Text(json, "format"),
            Thumbnail = TolerantJson.HttpUrl(json, "thumbnail"),
            Raw = json,
        }
        : null;
}
