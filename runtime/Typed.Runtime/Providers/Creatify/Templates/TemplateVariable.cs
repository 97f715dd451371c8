using System.Text.Json;
using Typed.Creatify.Templates;
using Typed.Specification;
using Typed.Visiting;

namespace Typed.Creatify;

/// <summary>The value of a template variable: exactly one of the types below.</summary>
/// <remarks>docs.creatify.ai/api-reference/custom-templates. The page lists the types. Some property names are from third-party notes.</remarks>
public abstract record TemplateVariable : ParamsObject
{
    private static readonly ParamField s_type = new("type", ParamKind.Text) { Required = true, MinLength = 1 };
    private static readonly ParamField s_properties = new("properties", ParamKind.Object) { Required = true };
    private readonly TemplateProperties? _properties;

    private protected TemplateVariable(string type, TemplateProperties? properties)
    {
        ArgumentNullException.ThrowIfNull(type);
        Type = type;
        _properties = properties;
    }

    /// <summary>The type as Creatify spells it, such as <c>image</c>.</summary>
    public string Type { get; }

    /// <summary>Creates an image value.</summary>
    /// <param name="url">The URL of the image. Creatify must be able to download it.</param>
    public static TemplateVariable Image(string url) => new ImageVariable(url);

    /// <summary>Creates a video value.</summary>
    /// <param name="url">The URL of the video. Creatify must be able to download it.</param>
    public static TemplateVariable Video(string url) => new VideoVariable(url);

    /// <summary>Creates an audio value.</summary>
    /// <param name="url">The URL of the audio. Creatify must be able to download it.</param>
    public static TemplateVariable Audio(string url) => new AudioVariable(url);

    /// <summary>Creates a text value. It replaces the variable in double braces in the template's text.</summary>
    /// <param name="content">The text. It can be empty.</param>
    public static TemplateVariable Text(string content) => new TextVariable(content);

    /// <summary>Creates an avatar value.</summary>
    /// <param name="avatarId">Creatify's id of the avatar.</param>
    public static TemplateVariable Avatar(string avatarId) => new AvatarVariable(avatarId);

    /// <summary>Creates a voiceover value.</summary>
    /// <param name="voiceId">Creatify's id of the voice.</param>
    /// <param name="content">The text to speak; null = not sent. Whether Creatify accepts it is not confirmed.</param>
    public static TemplateVariable Voiceover(string voiceId, string? content = null) => new VoiceoverVariable(voiceId, content);

    /// <summary>Creates a value that the other types cannot express. It is sent unchanged.</summary>
    /// <param name="type">The type as Creatify spells it.</param>
    /// <param name="properties">The properties: a JSON object.</param>
    public static TemplateVariable Raw(string type, JsonElement properties) => new RawVariable(type, properties.Clone());

    /// <inheritdoc/>
    protected internal override void Accept(ParamVisitor visitor)
    {
        ArgumentNullException.ThrowIfNull(visitor);
        visitor.Text(s_type, Type);
        if (_properties is not null)
        {
            visitor.Object(s_properties, _properties);
        }
        else
        {
            visitor.Json(s_properties, RawProperties);
        }
    }

    private protected virtual JsonElement? RawProperties => null;
}
