using System.Text.Json;
using Typed.Specification;
using Typed.Visiting;

namespace Typed.Creatify;

/// <summary>What a template's variable is set to. Exactly one of the types below.</summary>
/// <remarks>docs.creatify.ai/api-reference/custom-templates. The page names the types; the names of some properties are from third-party notes.</remarks>
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

    /// <summary>An image.</summary>
    /// <param name="url">Where it lies; Creatify must be able to fetch it.</param>
    public static TemplateVariable Image(string url) => new ImageVariable(url);

    /// <summary>A video.</summary>
    /// <param name="url">Where it lies; Creatify must be able to fetch it.</param>
    public static TemplateVariable Video(string url) => new VideoVariable(url);

    /// <summary>Sound.</summary>
    /// <param name="url">Where it lies; Creatify must be able to fetch it.</param>
    public static TemplateVariable Audio(string url) => new AudioVariable(url);

    /// <summary>A text, shown where the template's text has the variable in double braces.</summary>
    /// <param name="content">The text; may be empty.</param>
    public static TemplateVariable Text(string content) => new TextVariable(content);

    /// <summary>A speaker.</summary>
    /// <param name="avatarId">Creatify's id of it.</param>
    public static TemplateVariable Avatar(string avatarId) => new AvatarVariable(avatarId);

    /// <summary>A voice.</summary>
    /// <param name="voiceId">Creatify's id of it.</param>
    /// <param name="content">What it says; null = not sent. Whether Creatify takes it is not confirmed.</param>
    public static TemplateVariable Voiceover(string voiceId, string? content = null) => new VoiceoverVariable(voiceId, content);

    /// <summary>What none of the other types says; sent as it is.</summary>
    /// <param name="type">The type as Creatify spells it.</param>
    /// <param name="properties">Its properties: a JSON object.</param>
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
