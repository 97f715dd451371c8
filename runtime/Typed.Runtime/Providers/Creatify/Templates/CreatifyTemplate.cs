using System.Text.Json;
using Typed.Providers.Http;

namespace Typed.Creatify;

/// <summary>A custom template as Creatify tells of it. Templates are made in its web editor only.</summary>
/// <remarks>docs.creatify.ai/api-reference/custom-templates/get-custom-template and get-custom-template-.</remarks>
public sealed class CreatifyTemplate
{
    private CreatifyTemplate(string id, JsonElement raw)
    {
        Id = id;
        Name = TolerantJson.Text(raw, "name");
        Preview = TolerantJson.HttpUrl(raw, "preview");
        AspectRatio = TolerantJson.Text(raw, "aspect_ratio");
        CreatedAt = TolerantJson.Time(raw, "created_at");
        UpdatedAt = TolerantJson.Time(raw, "updated_at");
        Variables = TolerantJson.Member(raw, "variables") is { ValueKind: JsonValueKind.Object } variables
            ? [.. variables.EnumerateObject().Select(variable => new TemplateVariableDetail(variable.Name, variable.Value))]
            : null;
        Raw = raw;
    }

    /// <summary>Its id, a UUID: <see cref="TemplateRequest.TemplateId"/>.</summary>
    public string Id { get; }

    /// <summary>Its name; null where Creatify gives none.</summary>
    public string? Name { get; }

    /// <summary>Where a preview of it is; null where there is none, or its text is no address.</summary>
    public Uri? Preview { get; }

    /// <summary>The aspect ratio as Creatify spells it; null where it does not say.</summary>
    public string? AspectRatio { get; }

    /// <summary>When it was made; null where Creatify does not say.</summary>
    public DateTimeOffset? CreatedAt { get; }

    /// <summary>When it was last changed; null where Creatify does not say.</summary>
    public DateTimeOffset? UpdatedAt { get; }

    /// <summary>The variables that it declares, in Creatify's order; null in a list of templates, which does not tell them.</summary>
    public IReadOnlyList<TemplateVariableDetail>? Variables { get; }

    /// <summary>The whole answer, members that are not known included.</summary>
    public JsonElement Raw { get; }

    /// <summary>Name and id.</summary>
    public override string ToString() => Name is null ? Id : $"{Name} ({Id})";

    internal static CreatifyTemplate? Read(JsonElement json) =>
        (TolerantJson.Text(json, "template_id") ?? TolerantJson.Text(json, "id")) is { } id ? new CreatifyTemplate(id, json) : null;
}

/// <summary>A variable that a template declares. What Creatify says of one is not documented beyond its name: the type is read where it is there.</summary>
public sealed class TemplateVariableDetail
{
    internal TemplateVariableDetail(string name, JsonElement raw)
    {
        Name = name;
        Type = TolerantJson.Text(raw, "type");
        Raw = raw;
    }

    /// <summary>The variable's name.</summary>
    public string Name { get; }

    /// <summary>The type, such as <c>image</c>; null where Creatify does not say.</summary>
    public string? Type { get; }

    /// <summary>All that Creatify says of it.</summary>
    public JsonElement Raw { get; }

    /// <summary>Name and type.</summary>
    public override string ToString() => Type is null ? Name : $"{Name}: {Type}";
}
