using System.Text.Json;
using Typed.Specification;

namespace Typed.Creatify;

/// <summary>An image.</summary>
/// <param name="Url">Where it lies.</param>
public sealed record ImageVariable(string Url) : TemplateVariable("image", new TemplateProperties((TemplateProperties.Url, Url)));

/// <summary>A video.</summary>
/// <param name="Url">Where it lies.</param>
public sealed record VideoVariable(string Url) : TemplateVariable("video", new TemplateProperties((TemplateProperties.Url, Url)));

/// <summary>Sound.</summary>
/// <param name="Url">Where it lies.</param>
public sealed record AudioVariable(string Url) : TemplateVariable("audio", new TemplateProperties((TemplateProperties.Url, Url)));

/// <summary>A text.</summary>
/// <param name="Content">The text; may be empty.</param>
public sealed record TextVariable(string Content) : TemplateVariable("text", new TemplateProperties((TemplateProperties.Content, Content)));

/// <summary>A speaker.</summary>
/// <param name="AvatarId">Creatify's id of it.</param>
public sealed record AvatarVariable(string AvatarId) : TemplateVariable("avatar", new TemplateProperties((TemplateProperties.AvatarId, AvatarId)));

/// <summary>A voice.</summary>
/// <param name="VoiceId">Creatify's id of it.</param>
/// <param name="Content">What it says; null = not sent. Whether Creatify takes it is not confirmed.</param>
public sealed record VoiceoverVariable(string VoiceId, string? Content = null)
    : TemplateVariable("voiceover", new TemplateProperties((TemplateProperties.VoiceId, VoiceId), (TemplateProperties.Script, Content)));

/// <summary>What none of the other types says.</summary>
/// <param name="RawType">The type as Creatify spells it.</param>
/// <param name="Properties">Its properties, sent as they are.</param>
public sealed record RawVariable(string RawType, JsonElement Properties) : TemplateVariable(RawType, properties: null)
{
    /// <summary>Whether <paramref name="other"/> has the same JSON.</summary>
    /// <param name="other">The variable to compare with.</param>
    public bool Equals(RawVariable? other) => base.Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => base.GetHashCode();

    private protected override JsonElement? RawProperties => Properties;
}
