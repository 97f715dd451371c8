using System.Text.Json;
using Typed.Creatify.Wire;
using Typed.Providers.Http.Wire;

namespace Typed.Creatify;

/// <summary>A custom template as reported by Creatify. Templates can only be created in its web editor.</summary>
/// <remarks>docs.creatify.ai/api-reference/custom-templates/get-custom-template and get-custom-template-.</remarks>
public sealed class CreatifyTemplate
{
    private readonly TemplateAnswer _answer;

    private CreatifyTemplate(string id, TemplateAnswer template)
    {
        _answer = template;
        Id = id;
        Variables = template.Variables is { ValueKind: JsonValueKind.Object } variables
            ? [.. variables.EnumerateObject().Select(variable => new TemplateVariableDetail(variable.Name, variable.Value))]
            : null;
    }

    /// <summary>The template's id, a UUID, for <see cref="TemplateRequest.TemplateId"/>.</summary>
    public string Id { get; }

    /// <summary>The template's name, or null if Creatify reports none.</summary>
    public string? Name => _answer.Name;

    /// <summary>The URL of a preview, or null if there is none or the text is not a URL.</summary>
    public Uri? Preview => _answer.Preview;

    /// <summary>The aspect ratio as Creatify spells it, or null if not reported.</summary>
    public string? AspectRatio => _answer.AspectRatio;

    /// <summary>When the template was created, or null if not reported.</summary>
    public DateTimeOffset? CreatedAt => _answer.CreatedAt;

    /// <summary>When the template was last changed, or null if not reported.</summary>
    public DateTimeOffset? UpdatedAt => _answer.UpdatedAt;

    /// <summary>The declared variables in Creatify's order, or null in a list of templates, which does not include them.</summary>
    public IReadOnlyList<TemplateVariableDetail>? Variables { get; }

    /// <summary>The complete response, including unknown members.</summary>
    public JsonElement Raw => _answer.Raw;

    /// <summary>The name and id.</summary>
    public override string ToString() => Name is null ? Id : $"{Name} ({Id})";

    internal static CreatifyTemplate? Read(JsonElement json) =>
        WireObject.Read(json, CreatifyWire.Default.TemplateAnswer) is var template && (template.TemplateId ?? template.Id) is { } id ? new CreatifyTemplate(id, template) : null;
}

/// <summary>A variable declared by a template. Only its name is documented. The type is read if present.</summary>
public sealed class TemplateVariableDetail
{
    internal TemplateVariableDetail(string name, JsonElement raw)
    {
        Name = name;
        Type = WireObject.Read(raw, CreatifyWire.Default.VariableAnswer).Type;
        Raw = raw;
    }

    /// <summary>The variable's name.</summary>
    public string Name { get; }

    /// <summary>The type, such as <c>image</c>, or null if not reported.</summary>
    public string? Type { get; }

    /// <summary>The complete entry for the variable.</summary>
    public JsonElement Raw { get; }

    /// <summary>The name and type.</summary>
    public override string ToString() => Type is null ? Name : $"{Name}: {Type}";
}
