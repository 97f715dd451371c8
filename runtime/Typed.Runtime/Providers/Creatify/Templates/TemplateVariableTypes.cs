using System.Text.Json;
using Typed.Creatify.Templates;

namespace Typed.Creatify;

/// <summary>An image.</summary>
/// <param name="Url">The URL of the image.</param>
public sealed record ImageVariable(string Url) : TemplateVariable("image", new TemplateProperties((TemplateProperties.Url, Url)));

/// <summary>A video.</summary>
/// <param name="Url">The URL of the video.</param>
public sealed record VideoVariable(string Url) : TemplateVariable("video", new TemplateProperties((TemplateProperties.Url, Url)));

/// <summary>An audio value.</summary>
/// <param name="Url">The URL of the audio.</param>
public sealed record AudioVariable(string Url) : TemplateVariable("audio", new TemplateProperties((TemplateProperties.Url, Url)));

/// <summary>A text.</summary>
/// <param name="Content">The text. It can be empty.</param>
public sealed record TextVariable(string Content) : TemplateVariable("text", new TemplateProperties((TemplateProperties.Content, Content)));

/// <summary>An avatar.</summary>
/// <param name="AvatarId">Creatify's id of the avatar.</param>
public sealed record AvatarVariable(string AvatarId) : TemplateVariable("avatar", new TemplateProperties((TemplateProperties.AvatarId, AvatarId)));

/// <summary>A voiceover.</summary>
/// <param name="VoiceId">Creatify's id of the voice.</param>
/// <param name="Content">The text to speak; null = not sent. Whether Creatify accepts it is not confirmed.</param>
public sealed record VoiceoverVariable(string VoiceId, string? Content = null)
    : TemplateVariable("voiceover", new TemplateProperties((TemplateProperties.VoiceId, VoiceId), (TemplateProperties.Script, Content)));

/// <summary>A value that the other types cannot express.</summary>
/// <param name="RawType">The type as Creatify spells it.</param>
/// <param name="Properties">The properties, sent unchanged.</param>
public sealed record RawVariable(string RawType, JsonElement Properties) : TemplateVariable(RawType, properties: null)
{
    /// <summary>Whether <paramref name="other"/> has the same JSON.</summary>
    /// <param name="other">The variable to compare with.</param>
    public bool Equals(RawVariable? other) => base.Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => base.GetHashCode();

    private protected override JsonElement? RawProperties => Properties;
}
