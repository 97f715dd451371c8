using Typed.Specification;
using Typed.Visiting;

namespace Typed.Creatify.Templates;

/// <summary>The properties of a variable: text values by name.</summary>
internal sealed record TemplateProperties(params (ParamField Field, string? Value)[] Values) : ParamsObject
{
    public static readonly ParamField Url = new("url", ParamKind.Text) { Required = true, Format = "uri" };
    public static readonly ParamField Content = new("content", ParamKind.Text) { Required = true };
    public static readonly ParamField AvatarId = new("avatar_id", ParamKind.Text) { Required = true, MinLength = 1 };
    public static readonly ParamField VoiceId = new("voice_id", ParamKind.Text) { Required = true, MinLength = 1 };

    /// <summary>The text that a voice speaks. Whether it is sent with the voice is not confirmed, so it is not required.</summary>
    public static readonly ParamField Script = new("content", ParamKind.Text);

    public bool Equals(TemplateProperties? other) => base.Equals(other);

    public override int GetHashCode() => base.GetHashCode();

    protected internal override void Accept(ParamVisitor visitor)
    {
        foreach (var (field, value) in Values)
        {
            visitor.Text(field, value);
        }
    }
}
