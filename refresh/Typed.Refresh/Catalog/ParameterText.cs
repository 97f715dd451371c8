using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Typed.Refresh.Quoting;
using Typed.Schema.Naming;
using Typed.Schema.Specification;

namespace Typed.Refresh.Catalog;

/// <summary>Converts parameters given as <c>name=value</c> to the model's wire form: 10 is "10", 10 or "10s".</summary>
internal static class ParameterText
{
    /// <summary>Sets one parameter. <c>image_size.width=1024</c> sets a member of an object.</summary>
    /// <exception cref="ToolException">The text is not <c>name=value</c>, or the model has no such parameter.</exception>
    public static void Set(CatalogModel model, JsonObject request, string setting)
    {
        var at = setting.IndexOf('=', StringComparison.Ordinal);
        if (at <= 0)
        {
            throw new ToolException($"--set must have the form name=value, not {ServerText.Quote(setting)}.");
        }

        var path = setting[..at].Split('.');
        var value = setting[(at + 1)..];
        IReadOnlyList<PropertySpec> properties = [.. model.Spec.Properties];
        var target = request;
        for (var i = 0; ; i++)
        {
            var property = properties.FirstOrDefault(item => item.WireName == path[i]) ?? throw new ToolException(Unknown(model, properties, path[i]));
            if (i == path.Length - 1)
            {
                target[path[i]] = Value(model, property, value);
                return;
            }

            properties = Within(model, property.Type) ?? throw new ToolException($"{ServerText.Quote(path[i])} of {model.Name} has no members.");
            target = target[path[i]] as JsonObject ?? Nested(target, path[i]);
        }
    }

    /// <summary>Converts the values of a request to the model's wire form. Objects and lists stay as they are.</summary>
    /// <exception cref="ToolException">The model has no such parameter.</exception>
    public static JsonObject ToWire(CatalogModel model, JsonObject parameters)
    {
        var request = new JsonObject();
        IReadOnlyList<PropertySpec> properties = [.. model.Spec.Properties];
        foreach (var (name, value) in parameters)
        {
            var property = properties.FirstOrDefault(item => item.WireName == name) ?? throw new ToolException(Unknown(model, properties, name));
            request[name] = value is JsonValue scalar ? Value(model, property, Of(scalar)) : value?.DeepClone();
        }

        return request;
    }

    private static JsonObject Nested(JsonObject parent, string name)
    {
        var nested = new JsonObject();
        parent[name] = nested;
        return nested;
    }

    private static string Unknown(CatalogModel model, IReadOnlyList<PropertySpec> properties, string name)
    {
        var names = properties.Select(property => property.WireName).ToList();
        var nearest = NearestName.Of(name, names);
        return $"{model.Name} has no parameter {ServerText.Quote(name)}." + (nearest is null ? $" It has: {string.Join(", ", names)}." : $" Did you mean {nearest}?");
    }

    private static IReadOnlyList<PropertySpec>? Within(CatalogModel model, TypeRef type) => type.Shape switch
    {
        TypeShape.Object => [.. ((ObjectSpec)model.Types.Declared(type)).Properties],
        TypeShape.Union => ((UnionSpec)model.Types.Declared(type)).Branches.Select(branch => Within(model, branch.Type)).FirstOrDefault(found => found is not null),
        _ => null,
    };

    private static JsonNode? Value(CatalogModel model, PropertySpec property, string text)
    {
        var listed = model.ValuesOf(property);
        var match = listed.FirstOrDefault(value => value.Text == text)
            ?? listed.FirstOrDefault(value => value.Json == text)
            ?? (property.Role == FieldRole.Duration && EnumNames.SecondsOf(text) is { } seconds ? listed.FirstOrDefault(value => value.Number == seconds) : null);
        return match is not null ? JsonNode.Parse(match.Json)
            : property.Type.Shape is TypeShape.Text or TypeShape.OpenEnum ? JsonValue.Create(text)
            // A value that is not listed gets the form of the list, so that the error is about the value and not its quotes.
            : property.Type.Shape == TypeShape.Enum && listed[0].Json[0] == '"' ? JsonValue.Create(text)
            : Parsed(text);
    }

    private static JsonNode? Parsed(string text)
    {
        try
        {
            return JsonNode.Parse(text);
        }
        catch (JsonException)
        {
            return JsonValue.Create(text);
        }
    }

    /// <summary>A JSON value as written on a command line.</summary>
    public static string Of(JsonNode? value) =>
        value is JsonValue text && text.GetValueKind() == JsonValueKind.String ? text.GetValue<string>() : value?.ToJsonString() ?? "null";

    /// <summary>Credits as text.</summary>
    public static string Credits(decimal credits) => credits.ToString("0.####", CultureInfo.InvariantCulture);
}
