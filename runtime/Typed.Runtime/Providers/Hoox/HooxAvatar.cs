using System.Text.Json;
using Typed.Hoox.Wire;

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

    internal static HooxAvatar Of(AvatarAnswer answer, string asked) => new(answer.AvatarId ?? answer.Id ?? asked)
    {
        Looks = [.. (answer.Looks ?? []).Select(HooxLook.Of).OfType<HooxLook>()],
        CreatedAt = answer.CreatedAt,
        Raw = answer.Raw,
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

    internal static HooxLook? Of(LookAnswer answer) => answer.Id is { } id
        ? new HooxLook(id)
        {
            AvatarId = answer.AvatarId,
            AvatarName = answer.AvatarName,
            Name = answer.LookName,
            Format = answer.Format,
            Thumbnail = answer.Thumbnail,
            Raw = answer.Raw,
        }
        : null;
}
